"""What concerns a case, and the doors for each of it: all from the table of doors."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from api.casezone.around import around
from api.casezone.asking import Texts
from api.casezone.cases import kept as cases
from api.casezone.corrections.kept import CORRECTIONS, DECIDED
from api.casezone.corrections.resting import last_run
from api.casezone.desk import Desk
from api.casezone.keys import ErasedError
from api.casezone.objections.kept import OBJECTIONS
from api.casezone.objections.shapes import Concern, ConcernDoors, DoorBody, Kind
from api.casezone.runs.results import result_left
from api.casezone.runs.snapshots import SnapshotErasedError, region_left
from api.casezone.tables import DECISION, QUESTION, RUN
from api.regionfile.shape import shaped
from api.regionfile.write import canonical
from api.text.labels import label
from api.text.language import Lang
from matcher.doors import OWN_MEANS, Body, Door, Means, Reason, doors_for
from matcher.model.case import Case
from matcher.projecting.person import PersonView, person_view
from matcher.projecting.reasons import of_no, of_paper, of_title

DESK = Body.SCHAKELPUNT.value
BESLUIT = frozenset({Means.BEZWAAR, Means.BEROEP})
HELP = frozenset({Means.SUPPORT, Means.LAWYER})


def doors_of(
    desk: Desk, store: Connection, file: cases.File
) -> tuple[ConcernDoors, ...]:
    """Return all that concerns a case now, with the doors of each."""
    return (
        _doors(Concern(kind=Kind.PROCESSING), DESK, {Reason.FACT, Reason.DATA_USE}),
        *_outcome(desk, store, file.ref),
        *_decisions(store, file.ref),
        *_requests(desk, store, file.ref),
        *_refusals(store, file.ref),
        *_papers(desk, file),
    )


def is_own(door: Door | DoorBody) -> bool:
    """Tell whether the desk itself weighs what is brought to a door."""
    return door.body is Body.SCHAKELPUNT and door.means in OWN_MEANS


def _outcome(desk: Desk, store: Connection, case: str) -> Iterator[ConcernDoors]:
    run = last_run(store, case)
    view = None if run is None else _view(desk, store, run, case)
    if view is None:
        return
    if view.no is None:
        kind, reasons = Kind.PROPOSAL, {Reason.OUR_WORK}
    else:
        kind, reasons = Kind.NO, {Reason.OUR_WORK, *of_no(view.no)}
    yield _doors(Concern(kind=kind, ref=run), DESK, reasons)


def _view(desk: Desk, store: Connection, run: str, case: str) -> PersonView | None:
    snapshot = select(RUN.c.snapshot).where(RUN.c.id == run)
    try:
        region, _ = region_left(store, desk.keys, store.execute(snapshot).scalar_one())
        result, _ = result_left(store, desk.keys, run)
        return person_view(region, result, case)
    except (SnapshotErasedError, ErasedError, KeyError):
        # It went by its term: there is nothing left to object to.
        return None


def _decisions(store: Connection, case: str) -> Iterator[ConcernDoors]:
    query = select(DECISION.c.ref).where(DECISION.c.case_ref == case)
    for ref in store.execute(query.order_by(DECISION.c.decided_at)).scalars():
        yield _doors(Concern(kind=Kind.DECISION, ref=ref), DESK, {Reason.OUR_WORK})


def _requests(desk: Desk, store: Connection, case: str) -> Iterator[ConcernDoors]:
    """Yield what the desk decided on a request: that counts as a besluit."""
    for one in CORRECTIONS.of_case(store, desk.keys, case):
        if one.state in {*DECIDED, "REFUSED"}:
            concern = Concern(kind=Kind.CORRECTION, ref=one.ref)
            yield _doors(concern, DESK, {Reason.AVG_REQUEST})
    for one in OBJECTIONS.of_case(store, desk.keys, case):
        if one.state in {"UPHELD", "DISMISSED"}:
            concern = Concern(kind=Kind.OBJECTION, ref=one.ref)
            yield _doors(concern, DESK, {Reason.AVG_REQUEST})


def _refusals(store: Connection, case: str) -> Iterator[ConcernDoors]:
    known = around(store)
    query = select(QUESTION).where(
        QUESTION.c.case_ref == case, QUESTION.c.state == "DECLINED"
    )
    for row in store.execute(query.order_by(QUESTION.c.asked_at)).mappings():
        found = _doors(
            Concern(kind=Kind.REFUSAL, ref=row["ref"]),
            known.provider_of(row["place"]),
            {Reason.PLACE},
        )
        yield found.model_copy(update={"told": False, "refusal": row["refusal"]})


def _papers(desk: Desk, file: cases.File) -> Iterator[ConcernDoors]:
    facts = cases.opened(desk.keys, file)["case"]
    record = shaped(Case, canonical(facts))
    for at, paper in enumerate(record.entitlements):
        reasons = {*of_paper(paper)}
        if reasons:
            concern = Concern(kind=Kind.ENTITLEMENT, ref=f"{at}-{paper.instrument}")
            yield _doors(concern, paper.funder, reasons)
    for at, title in enumerate(record.titles):
        concern = Concern(kind=Kind.TITLE, ref=f"{at}-{title.kind}")
        yield _doors(concern, "", {*of_title(title)})


def _doors(concern: Concern, who: str, reasons: Iterable[Reason]) -> ConcernDoors:
    found = doors_for(frozenset({*reasons, Reason.HELP}))
    return ConcernDoors(
        concern=concern,
        who=who,
        besluit=any(door.means in BESLUIT for door in found),
        told=True,
        refusal=None,
        doors=tuple(_body(door) for door in found if door.means not in HELP),
        helpers=tuple(_body(door) for door in found if door.means in HELP),
    )


def _body(door: Door) -> DoorBody:
    return DoorBody(
        reason=door.reason,
        means=door.means,
        body=door.body,
        law=door.law,
        article=door.article,
        checked=not door.doubt,
        weeks=door.weeks,
        own=is_own(door),
        text=Texts(nl=_text(door, "nl"), en=_text(door, "en")),
    )


def _text(door: Door, lang: Lang) -> str:
    return f"{label(door.means, lang)}: {label(door.body, lang)}"
