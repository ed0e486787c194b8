"""One person in bands, told a second way."""

from collections.abc import Sequence

from matcher.claims.agenda import Casus
from matcher.verifying.gaps.beside import paid_for
from matcher.verifying.gaps.told import Seen

AGE_BANDS = ((0, 18), (18, 25), (25, 45), (45, 65), (65, 121))
WAIT_BANDS = ((0, 30), (30, 90), (90, 180), (180, 100_000))


def told_casus(one: Seen, refs: Sequence[str]) -> Casus | None:
    """Return the most usual of these persons, the longest waiting of equals."""
    told = {ref: _coarse(one, ref) for ref in one.nos}
    here = [ref for ref in refs if ref in told]
    if not here:
        return None
    usual = [sum(told[r] == told[ref] for r in here) for ref in here]
    best = min(
        ref
        for ref, number in zip(here, usual, strict=True)
        if number == max(usual)
        and one.waited(ref)
        == max(
            one.waited(r) for r, n in zip(here, usual, strict=True) if n == max(usual)
        )
    )
    alike = sum(told[r] == told[best] for r in told)
    return _coarse(one, best, alike)


def _coarse(one: Seen, ref: str, alike: int = 0) -> Casus:
    case, no, on = one.case(ref), one.nos[ref], one.region.as_of.toordinal()
    ages = [band for band in AGE_BANDS if band[0] <= case.age < band[1]]
    waited = max(0, one.waited(ref))
    money = paid_for(case, on, support=True) | paid_for(case, on, support=False)
    return Casus(
        urgency=one.urgency[ref],
        age=(0, 121) if "age" in case.unknown else ages[0],
        kind=no.kind,
        cause=no.cause,
        waited=next(b for b in WAIT_BANDS if b[0] <= waited < b[1]),
        money=tuple(sorted(money)),
        title=case.titles != (),
        alike=alike,
    )
