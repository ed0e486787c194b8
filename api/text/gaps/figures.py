"""How the figures of a gap report read: whole, rounded, as before, or not at all."""

from collections.abc import Sequence

from api.text.language import Both, Lang
from api.text.values import Counted, Noun, number, written
from matcher.claims.figures import Count, Tally, Told

PERSONS = Noun(Both("mens", "person"), Both("mensen", "persons"))
WEEKS = Noun(Both("week", "week"), Both("weken", "weeks"))
RUNS = Noun(Both("meetdag", "measured day"), Both("meetdagen", "measured days"))
FEW = Both("niet getoond", "not shown")
FEW_PERSONS = Both("aantal niet getoond", "number not shown")
UNKNOWN_WEEKS = Both("weken niet getoond", "weeks not shown")
WEEK = 7


def figure(value: int | None, told: Told, lang: Lang) -> str:
    """Return a number as it may be told: `12`, `± 10`, `± 10 *`, or not shown."""
    if value is None or told is Told.HIDDEN:
        return FEW.in_(lang)
    text = number(value, lang)
    if told is Told.WHOLE:
        return text
    return f"± {text} *" if told is Told.STANDING else f"± {text}"


def persons(value: int | None, told: Told, lang: Lang) -> str:
    """Return a number of persons as it may be told."""
    if value is None or told is Told.HIDDEN:
        return FEW_PERSONS.in_(lang)
    if told is Told.WHOLE:
        return written(Counted(value, PERSONS), lang)
    return f"{figure(value, told, lang)} {PERSONS.many.in_(lang)}"


def people(count: Count, lang: Lang) -> str:
    """Return a count of persons as it may be told."""
    return persons(count.number, count.told, lang)


def counted(count: Count, lang: Lang) -> str:
    """Return a count without a noun."""
    return figure(count.number, count.told, lang)


def in_weeks(days: int | None, told: Told, lang: Lang) -> str:
    """Return days as weeks."""
    if days is None or told is Told.HIDDEN:
        return UNKNOWN_WEEKS.in_(lang)
    whole = rounded(days)
    if told is Told.WHOLE:
        return written(Counted(whole, WEEKS), lang)
    return f"{figure(whole, told, lang)} {WEEKS.many.in_(lang)}"


def rounded(days: int) -> int:
    """Return days as whole weeks, halves up."""
    return (2 * days + WEEK) // (2 * WEEK)


def weeks_that_add_up(tallies: Sequence[Tally]) -> list[int | None]:
    """Return the weeks of each row; those told whole add up to the rounded total.

    The largest remainders are rounded up, earlier rows first where they are equal.
    """
    whole = [k for k, t in enumerate(tallies) if t.told is Told.WHOLE]
    days = {k: tallies[k].days or 0 for k in whole}
    weeks = apportioned([days[k] for k in whole], WEEK)
    found: list[int | None] = [
        None if t.days is None else rounded(t.days) for t in tallies
    ]
    for k, number_of in zip(whole, weeks, strict=True):
        found[k] = number_of
    return found


def apportioned(parts: Sequence[int], unit: int) -> list[int]:
    """Return the parts in whole units that add up to the rounded total of them."""
    total = (2 * sum(parts) + unit) // (2 * unit)
    floors = [part // unit for part in parts]
    by_rest = sorted(range(len(parts)), key=lambda k: (-(parts[k] % unit), k))
    for k in by_rest[: total - sum(floors)]:
        floors[k] += 1
    return floors
