"""The answer to one question about a plan, as text for the desk."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from api.text.blocks import Block, Heading, Line
from api.text.lacking import lacking_blocks
from api.text.language import Both
from api.text.names import Names
from api.text.place import offer_blocks
from api.text.sentences import contrast as say
from api.text.sentences.proposal import BETTER, WORSE
from api.text.template import Template
from api.text.values import Cents, Counted, Value, written
from matcher.claims.contrast import (
    MOVED,
    Alternative,
    Answer,
    Contrast,
    OpenStep,
    Premise,
)
from matcher.kinds import KindOfNo
from matcher.objective import StepName
from matcher.result import Move, OptionClaim, Result, StepCost

NOT_HERE = Both(
    "Casus {case}: waarom niet bij {place}?", "Case {case}: why not at {place}?"
)
NOT_ME = Both(
    "Waarom casus {has}, en niet casus {lacks}?",
    "Why case {has}, and not case {lacks}?",
)
NOT_ME_HERE = Both(
    "{place}: waarom casus {has}, en niet casus {lacks}?",
    "{place}: why case {has}, and not case {lacks}?",
)
Placed = Mapping[str, OptionClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A claim, where everybody is in the plan, and how much is to be told."""

    claim: Contrast
    placed: Placed
    names: Names
    all_steps: bool

    @property
    def others(self) -> set[str | None]:
        """The two cases that are asked about."""
        return {self.claim.newcomer, self.claim.holder}


def contrast_blocks(
    claim: Contrast, result: Result, names: Names, *, all_steps: bool
) -> Iterator[Block]:
    """Yield the question, its answer, and what the answer rests on."""
    placed = {c.case: c.placed.option for c in result.cases if c.placed is not None}
    telling = Telling(claim=claim, placed=placed, names=names, all_steps=all_steps)
    yield Heading(_asked(claim, names))
    if claim.premise is not None:
        yield Line(_premise(telling, claim.premise))
        return
    yield from _answer(telling)
    if not claim.run_proved and claim.answer in {Answer.MOVES, Answer.WORSE}:
        yield Line(say.AGAINST_BEST_SO_FAR.fill(names.lang))
    yield Line(say.PEOPLE_DECIDE.fill(names.lang))


def _asked(claim: Contrast, names: Names) -> str:
    place = names.place(claim.place or "")
    if claim.holder is None:
        return NOT_HERE.in_(names.lang).format(case=claim.case, place=place)
    text = (NOT_ME if claim.place is None else NOT_ME_HERE).in_(names.lang)
    return text.format(has=claim.holder, lacks=claim.newcomer, place=place)


def _premise(telling: Telling, premise: Premise) -> str:
    claim, names, template = telling.claim, telling.names, say.PREMISE[premise]
    who = claim.newcomer
    if premise in {Premise.OTHER_FIXED, Premise.NO_PLACE, Premise.SAME_PLACE}:
        who = claim.holder or who
    fixed = names.region.fixed.get(who)
    there = claim.place or ""
    if fixed is not None:
        there = fixed.place
    elif premise is Premise.SAME_PLACE:
        there = telling.placed[who].place
    values = {"case": who, "place": names.place(there)}
    return template.fill(names.lang, **{n: values[n] for n in template.slots})


def _answer(telling: Telling) -> Iterator[Block]:
    claim = telling.claim
    if claim.answer is Answer.BLOCKED:
        yield from _blocked(telling)
    elif claim.shortage is not None:
        yield from lacking_blocks(claim, claim.shortage, telling.names)
    elif claim.answer is Answer.MOVES and claim.fewest is not None:
        yield from _moves(telling, claim.fewest)
    elif claim.answer is Answer.NOT_PROVED:
        yield from _not_proved(telling)
    elif claim.best is not None:
        yield from _possible(telling, claim.best)


def _blocked(telling: Telling) -> Iterator[Block]:
    claim, names = telling.claim, telling.names
    lang, other = names.lang, claim.holder
    if other is None:
        asked = bool(claim.offers) and claim.offers[0].kind is KindOfNo.UNKNOWN_FACTS
        yield Line((say.PLACE_UNKNOWN if asked else say.PLACE_BLOCKED).fill(lang))
    elif claim.place is None:
        yield Line(say.NOTHING_OPEN.fill(lang, case=claim.newcomer, other=other))
    if other is not None:
        yield Line(say.PLACE_OF_OTHER.fill(lang, other=other))
    for offer in claim.offers:
        yield from offer_blocks(offer, names)
        lawful = not (offer.blockers or offer.open or offer.limits)
        if lawful and offer.kind is KindOfNo.CAPACITY_GAP:
            yield Line(say.NO_OPTION_HERE.fill(lang), 1)
    if claim.all_offers > len(claim.offers):
        number = claim.all_offers
        yield Line(say.MORE_OFFERS.fill(lang, shown=len(claim.offers), number=number))


def _moves(telling: Telling, fewest: Alternative) -> Iterator[Block]:
    claim, lang = telling.claim, telling.names.lang
    number = sum(
        m.case not in telling.others and m.case in telling.placed for m in fewest.moves
    )
    template = say.MOVES_HERE if claim.holder is None else say.MOVES_INSTEAD
    yield Line(template.fill(lang, changes=Counted(number, say.CHANGES)))
    yield from _who_goes(telling, fewest)
    yield from _difference(telling, fewest)
    best = claim.best
    if best is None:
        yield Line(say.MORE_MOVES_OPEN.fill(lang))
    elif best.costs[:1] != fewest.costs[:1]:
        # With the same first difference the plan with more moves explains nothing more.
        yield Line(say.MORE_MOVES.fill(lang))
        yield from _who_goes(telling, best)
        yield from _difference(telling, best)
    yield from _holder_stays(telling)


def _possible(telling: Telling, best: Alternative) -> Iterator[Block]:
    claim, lang = telling.claim, telling.names.lang
    here, swap = say.PLACE_WORSE, say.SWAP_WORSE
    if not best.costs:
        here, swap = say.PLACE_TIE, say.SWAP_TIE
    if claim.holder is None or claim.idle:
        yield Line(here.fill(lang))
    else:
        yield Line(swap.fill(lang, case=claim.newcomer, other=claim.holder))
    if best.costs:
        yield from _difference(telling, best)
    yield from _who_goes(telling, best)
    yield from _holder_stays(telling)


def _holder_stays(telling: Telling) -> Iterator[Block]:
    holder = telling.claim.holder
    if telling.claim.idle and holder is not None:
        yield Line(say.HOLDER_STAYS.fill(telling.names.lang, other=holder))


def _not_proved(telling: Telling) -> Iterator[Block]:
    claim, lang = telling.claim, telling.names.lang
    if claim.open is None:
        yield Line(say.RUN_OPEN.fill(lang))
    else:
        yield Line(say.WORK_DONE.fill(lang))
        yield from (Line(text) for text in _open(claim.open, telling.names))
    if claim.best is not None:
        yield from _difference(telling, claim.best)
        yield from _who_goes(telling, claim.best)


def _open(found: OpenStep, names: Names) -> Iterator[str]:
    lang = names.lang
    if found.value is None:
        yield say.NOTHING_FOUND.fill(lang)
        return
    if found.step == MOVED:
        step, unit = say.NUMBER_OF_CHANGES.fill(lang), int
    else:
        known = StepName(found.step)
        step, unit = written(known, lang), _unit(known)
    yield say.KNOWN.fill(lang, step=step, value=written(unit(found.value), lang))
    if found.bound is not None:
        yield say.BOUND.fill(lang, bound=written(unit(found.bound), lang))


def _who_goes(telling: Telling, found: Alternative) -> Iterator[Block]:
    lang = telling.names.lang
    yield Line(say.WHO_GOES.fill(lang))
    for move in found.moves:
        yield Line(_move(telling, move), 1)
    for ref in found.leaves:
        yield Line(say.NO_PLACE_LEFT.fill(lang, case=ref), 1)


def _move(telling: Telling, move: Move) -> str:
    names, now = telling.names, telling.placed.get(move.case)
    place = _place(names, move.place, move.team)
    told: dict[str, Value] = {"case": move.case, "place": place, "start": move.start}
    if now is None:
        return say.TO.fill(names.lang, **told)
    before = _place(names, now.place, now.team)
    if before == place:
        return say.OTHERWISE.fill(names.lang, **told)
    return say.FROM_TO.fill(names.lang, **told, before=before)


def _place(names: Names, place: str, team: str | None) -> str:
    name = names.place(place)
    return name if team is None else f"{name} + {names.place(team)}"


def _difference(telling: Telling, found: Alternative) -> Iterator[Block]:
    lang = telling.names.lang
    if not found.costs:
        yield Line(say.NO_STEP_WORSE.fill(lang))
        return
    first, *later = found.costs
    template = say.FIRST_WORSE if first.worse_by > 0 else say.FIRST_BETTER
    yield Line(_cost(telling.names, first, template))
    if not later:
        return
    if not telling.all_steps:
        yield Line(say.LATER.fill(lang, number=len(later)))
        return
    yield Line(say.ALL_STEPS.fill(lang))
    for cost in found.costs:
        template = WORSE if cost.worse_by > 0 else BETTER
        yield Line(_cost(telling.names, cost, template), 1)
    if not found.proved:
        yield Line(say.LATER_OPEN.fill(lang))


def _cost(names: Names, cost: StepCost, template: Template) -> str:
    step = StepName(cost.step)
    amount = written(_unit(step)(abs(cost.worse_by)), names.lang)
    return template.fill(names.lang, step=step, amount=amount)


def _unit(step: StepName) -> type[int]:
    return Cents if step is StepName.COST_PER_DAY else int
