"""Competition as text: of one case, and of a whole region."""

from collections import Counter
from collections.abc import Iterator, Mapping

from api.text.blocks import Block, Grid, Heading, Line
from api.text.certificate import certificate_blocks, is_withheld, view_text
from api.text.labels import label
from api.text.language import Both
from api.text.limits import amount_text, limit_name
from api.text.names import Names
from api.text.sentences import competition as say
from api.text.values import CASES, PLACES, Counted, Noun, written
from matcher.claims.competition import (
    CaseCompetition,
    Competition,
    Extra,
    Proof,
    SameAdvice,
    Swap,
)
from matcher.kinds import LimitKind
from matcher.objective import StepName
from matcher.result import OptionClaim, Result, RunStatus

SAME_ROOM = Both("Wie om dezelfde ruimte vragen", "Who ask for the same room")
MORE_ROOM = Both("Wat extra ruimte zou doen", "What extra room would do")
GROUPS = Both("Groepen met te weinig ruimte", "Groups with too little room")
ADVICE = Both("Zelfde advies voor meer mensen", "The same advice for more people")
OF_CASE = Both("Casus {case}", "Case {case}")
OTHERS = Noun(Both("ander", "other"), Both("anderen", "others"))
STEP_COLUMNS = (Both("stap", "step"), Both("casussen", "cases"))
CASE_COLUMNS = (
    Both("casus", "case"),
    Both("bewezen", "proved"),
    Both("kijk", "view"),
    Both("groep", "group"),
    Both("even goed", "equally good"),
    Both("minste extra", "least extra"),
)
SAFETY = frozenset({LimitKind.HIGH_RISK, LimitKind.GROUP_CAP})
NAMED = 5
Options = Mapping[str, OptionClaim]


def competition_blocks(
    told: Competition, result: Result, names: Names
) -> Iterator[Block]:
    """Yield everything told of the competition in a region."""
    lang = names.lang
    yield Heading(say.REGION.fill(lang, region=names.region.region, day=told.as_of))
    yield Line(say.WAITING.fill(lang, cases=Counted(len(told.cases), CASES)))
    if told.status is not RunStatus.OPTIMAL:
        yield Line(say.PLAN_NOT_PROVED.fill(lang))
    if told.cases:
        rows = tuple(_row(case, names) for case in told.cases)
        yield Grid(tuple(c.in_(lang) for c in CASE_COLUMNS), rows, frozenset({3, 4}))
    groups = [g for g in told.groups if not is_withheld(g.view)]
    if groups:
        yield Heading(GROUPS.in_(lang), 2)
    for group in groups:
        yield Line(
            say.GROUP.fill(
                lang,
                view=view_text(group.view, names),
                cases=Counted(len(group.cases), CASES),
                capacity=group.capacity,
                left=group.left,
            )
        )
    if told.advice:
        yield Heading(ADVICE.in_(lang), 2)
    for advice in told.advice:
        yield Line(say.MEMBERS.fill(lang, cases=advice.cases))
        yield from (Line(text, 1) for text in advice_lines(advice, names))
    options = options_of(result)
    for case in told.cases:
        yield Heading(OF_CASE.in_(lang).format(case=case.case), 2)
        yield from _case(case, options, names)


def case_competition_blocks(
    told: CaseCompetition, result: Result, names: Names
) -> Iterator[Block]:
    """Yield everything told of the competition of one case, with a heading."""
    yield Heading(SAME_ROOM.in_(names.lang), 2)
    yield from _case(told, options_of(result), names)


def advice_lines(advice: SameAdvice, names: Names) -> Iterator[str]:
    """Yield what would become of advice that several get."""
    lang = names.lang
    yield say.SAME_ADVICE.fill(
        lang,
        cases=Counted(len(advice.cases), CASES),
        places=Counted(len(advice.places), PLACES),
    )
    if not advice.proved:
        yield say.SAME_OPEN.fill(lang, placed=advice.placed)
    elif advice.left:
        yield say.SAME_PLACED.fill(lang, placed=advice.placed)
    else:
        yield say.SAME_ENOUGH.fill(lang)


def options_of(result: Result) -> Options:
    """Return the option of each case that has a proposal."""
    return {c.case: c.placed.option for c in result.cases if c.placed is not None}


def _case(told: CaseCompetition, options: Options, names: Names) -> Iterator[Block]:
    yield from certificate_blocks(told.case, told.certificate, options, names)
    if told.swaps and not is_withheld(told.certificate.view):
        yield from _swaps(told, names)
    yield Heading(MORE_ROOM.in_(names.lang), 3)
    for extra in told.extra:
        yield from _extra(extra, names)
    if told.never:
        kinds = tuple(label(never.kind, names.lang) for never in told.never)
        yield Line(say.NEVER.fill(names.lang, kinds=kinds))


def _row(told: CaseCompetition, names: Names) -> tuple[str, ...]:
    lang, proof = names.lang, told.certificate
    useful = [extra for extra in told.extra if extra.units]
    # Of the kinds that help, one that is no matter of safety where there is one.
    least = min(useful, key=lambda e: e.kind in SAFETY, default=None)
    shown = "" if least is None else amount_text(least.kind, least.units or 0, names)
    open_ = proof.proof in {Proof.HALL, Proof.FARKAS} and not is_withheld(proof.view)
    return (
        told.case,
        say.HOW[proof.proof].fill(lang),
        view_text(proof.view, names) if open_ else "",
        written(len(proof.cases), lang) if open_ else "",
        written(_tied(told), lang) if open_ else "",
        shown,
    )


def _tied(told: CaseCompetition) -> int:
    return sum(swap.tied for swap in told.swaps)


def _swaps(told: CaseCompetition, names: Names) -> Iterator[Block]:
    lang, tied = names.lang, _tied(told)
    if tied:
        yield Line(say.TIED.fill(lang, others=Counted(tied, OTHERS)))
    elif told.ties_proved:
        yield Line(say.NOT_TIED.fill(lang))
    if not told.ties_proved:
        yield Line(say.TIES_OPEN.fill(lang))
    steps = Counter(_step(swap) for swap in told.swaps if swap.differs is not None)
    if steps:
        number = Counted(sum(steps.values()), OTHERS)
        yield Line(say.OTHER_SWAPS.fill(lang, others=number))
        yield Grid(
            tuple(c.in_(lang) for c in STEP_COLUMNS),
            tuple(
                (label(step, lang), written(steps[step], lang))
                for step in StepName
                if step in steps
            ),
            frozenset({1}),
        )


def _step(swap: Swap) -> StepName:
    return StepName(swap.differs[0] if swap.differs else "")


def _extra(extra: Extra, names: Names) -> Iterator[Block]:
    lang, kind = names.lang, label(extra.kind, names.lang)
    bound = amount_text(extra.kind, extra.bound, names)
    if extra.units is None:
        yield Line(say.AT_LEAST.fill(lang, amount=bound, kind=kind))
        return
    if not extra.units:
        yield Line(say.FITS_NOW.fill(lang))
        return
    amount = amount_text(extra.kind, extra.units, names)
    least = say.LEAST.fill(lang, amount=amount, kind=kind)
    gap = say.GAP.fill(lang, bound=bound)
    yield Line(f"{least} {say.IS_PROVED.fill(lang) if extra.proved else gap}")
    yield Line(_where(extra, names), 1)
    others = len(extra.ways[0].moves) - 1
    moves = say.WITH_MOVES.fill(lang, others=others)
    yield Line(moves if others else say.NO_MOVES.fill(lang), 1)
    if extra.kind in SAFETY:
        yield Line(say.SAFETY.fill(lang), 1)


def _where(extra: Extra, names: Names) -> str:
    lang = names.lang
    first = extra.ways[0].limits
    if len(extra.ways) > 1:
        each = [
            " + ".join(limit_name(k, names) for k, _ in w.limits) for w in extra.ways
        ]
        text = say.WHERE_OF_MORE.fill(lang, where=_some(each, names))
    else:
        more = [
            f"{limit_name(limit, names)} ({amount_text(extra.kind, units, names)})"
            for limit, units in first
        ]
        one = [limit_name(limit, names) for limit, _ in first]
        text = say.WHERE.fill(lang, where=_some(more if len(first) > 1 else one, names))
    who = sorted({names.any(party) for way in extra.ways for party in way.who})
    given = say.WHO.fill(lang, who=_some(who, names)) if who else ""
    return f"{text} {given}".rstrip()


def _some(texts: list[str], names: Names) -> tuple[str, ...]:
    """Return the first texts, and how many there are beyond those."""
    shown = list(dict.fromkeys(texts))
    more = len(shown) - NAMED
    if more <= 0:
        return tuple(shown)
    return (*shown[:NAMED], say.AND_MORE.fill(names.lang, number=more))
