"""Calls about who is on the way to a place, or came there some months ago."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy.engine import RowMapping

from api.casezone.asking import Texts
from api.casezone.calls.call import Call, told
from api.casezone.day import Day
from api.text.desk import HANDOVER_ITEM_TEXT, CallKind
from api.text.language import Lang
from api.text.sentences import desk as say
from api.text.values import DAYS, Counted


def handovers(day: Day) -> Iterator[Call]:
    """Yield one call for each handover of which something is due by today."""
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for row in day.handovers:
        if row["case_ref"] in day.cases:
            found[row["placement"]].append(row)
    for placement, rows in found.items():
        first = rows[0]
        yield Call(
            kind=CallKind.HANDOVER,
            cases=(first["case_ref"],),
            whom=day.holder_of(first["case_ref"]),
            reason=Texts(nl=_reason(day, rows, "nl"), en=_reason(day, rows, "en")),
            place=first["place"],
            clock=first["due"],
            about=placement,
        )


def follow_ups(day: Day) -> Iterator[Call]:
    """Yield who is asked today how it goes; a first day that was missed comes first."""
    for row in day.follow_ups:
        if row["case_ref"] in day.cases:
            place = day.around.name(row["place"])
            yield Call(
                kind=CallKind.FOLLOW_UP,
                cases=(row["case_ref"],),
                whom=day.provider_of(row["place"]),
                reason=told(
                    say.FOLLOW_UP, place=place, days=Counted(row["days"], DAYS)
                ),
                place=row["place"],
                clock=row["due"],
                about=row["ref"],
            )


def _reason(day: Day, rows: list[RowMapping], lang: Lang) -> str:
    order = list(HANDOVER_ITEM_TEXT)
    items = sorted((row["item"] for row in rows), key=order.index)
    return say.HANDOVER.fill(
        lang,
        place=day.around.name(rows[0]["place"]),
        day=rows[0]["due"],
        what=", ".join(HANDOVER_ITEM_TEXT[item].in_(lang) for item in items),
    )
