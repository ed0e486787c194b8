"""What a placement teaches the region, without the person."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar, cast

from sqlalchemy import Connection, select, update

from api.casezone.land import DESK, Land
from api.casezone.tables import RECORD
from api.regionfile.parse import Tree
from api.regionfile.shape import shaped, tree_of
from api.regionfile.write import canonical
from api.store.moves import Why
from matcher.model.case import Case
from matcher.model.history import PastStay, Precedent
from matcher.model.region import Ruling
from matcher.model.terms import Instrument, InstrumentStatus, StayEnding
from matcher.rules import RULE_BY_KEY

T = TypeVar("T")
MONEY_RULE = "funding-route"
REF_BYTES = 8


def precedents_of(
    facts: Land, parts: tuple[str, ...], day: date
) -> tuple[Precedent, ...]:
    """Return what was lifted or paid on top for a case at a place (and its team).

    Of a ground that partners keep to themselves there is none.
    """
    case = shaped(Case, canonical(facts["case"]))
    rulings = [
        shaped(Ruling, canonical(r)) for r in cast("list[Tree]", facts["rulings"])
    ]
    here = {None, *parts}
    lifted = [
        Precedent(
            ref="",
            rule=r.rule,
            times=1,
            last=day,
            place=parts[0],
            condition=r.condition,
        )
        for r in rulings
        if r.place in here
        and r.start <= day
        and (r.until is None or day < r.until)
        and r.rule in RULE_BY_KEY
        and not RULE_BY_KEY[r.rule].protected
    ]
    paid = [
        Precedent(
            ref="",
            rule=MONEY_RULE,
            times=1,
            last=day,
            place=parts[0],
            instrument=e.instrument,
        )
        for e in case.entitlements
        if e.instrument is Instrument.AFSPRAAK_MAATWERK
        and e.status is InstrumentStatus.TOEGEKEND
        and e.place in here
        and (e.until is None or day < e.until)
    ]
    return tuple(dict.fromkeys((*lifted, *paid)))


def keep_precedents(store: Connection, found: Iterable[Precedent], why: Why) -> None:
    """Count precedents in the region; one that was there before is counted on."""
    new = tuple(found)
    base = _base(store) if new else None
    if base is None:
        return
    known = _read(base, "precedents", Precedent)
    for one in new:
        at = [k for k, before in enumerate(known) if _what(before) == _what(one)]
        if at:
            before = known[at[0]]
            times, last = before.times + one.times, max(before.last, one.last)
            known[at[0]] = replace(before, times=times, last=last)
        else:
            known.append(replace(one, ref=secrets.token_hex(REF_BYTES)))
    _write(store, base | {"precedents": _trees(known)}, why)


def keep_past_stay(
    store: Connection,
    place: str,
    days: tuple[date, date],
    ending: StayEnding,
    why: Why,
) -> None:
    """Keep that somebody stayed at a place, and how that ended."""
    base = _base(store)
    if base is None or days[0] >= days[1]:
        return
    stay = PastStay(
        ref=secrets.token_hex(REF_BYTES),
        place=place,
        start=days[0],
        until=days[1],
        ending=ending,
    )
    known = _read(base, "past_stays", PastStay)
    _write(store, base | {"past_stays": _trees((*known, stay))}, why)


def _what(one: Precedent) -> tuple[object, ...]:
    return one.rule, one.place, one.condition, one.instrument


def _trees(records: Iterable[Precedent | PastStay]) -> list[Tree]:
    return [tree_of(one) for one in sorted(records, key=lambda r: r.ref)]


def _read(base: Land, name: str, kind: type[T]) -> list[T]:
    return [shaped(kind, canonical(one)) for one in cast("list[Tree]", base[name])]


def _base(store: Connection) -> Land | None:
    query = select(RECORD.c.body).where(RECORD.c.kind == DESK, RECORD.c.ref == DESK)
    body = store.execute(query.with_for_update()).scalar()
    return None if body is None else cast("Land", json.loads(body))


def _write(store: Connection, base: Land, why: Why) -> None:
    values = {
        "body": canonical(base).decode(),
        "version": RECORD.c.version + 1,
        "changed_at": why.at,
        "changed_by": why.who,
    }
    same = (RECORD.c.kind == DESK) & (RECORD.c.ref == DESK)
    store.execute(update(RECORD).where(same).values(values))
