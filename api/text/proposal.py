"""A proposal as text: place, ground, money, and why this option."""

from collections.abc import Iterator

from api.text.blocks import Block, Line
from api.text.funding import funding_blocks
from api.text.labels import fit_label
from api.text.names import Names
from api.text.rules import title
from api.text.sentences import proposal as say
from api.text.sentences.place import WITH_TEAM
from api.text.values import DAYS, LEVELS, Cents, Counted, written
from matcher.funding.topup import OnTop
from matcher.model.terms import ExclusionCondition
from matcher.objective import StepName
from matcher.projecting.person import OwnProposal
from matcher.result import (
    Bridge,
    FollowOn,
    Ground,
    Lifted,
    OptionClaim,
    Placed,
    SecondBest,
    StepCost,
)
from matcher.rules import RULE_BY_KEY


def placed_blocks(placed: Placed, names: Names) -> Iterator[Block]:
    """Yield everything a result says about one proposal."""
    lang, option = names.lang, placed.option
    yield Line(where_text(option, names))
    yield Line(say.NO_DECISION.fill(lang))
    if option.to_placer:
        yield Line(say.TO_PLACER.fill(lang))
    yield Line(ground_text(option, names))
    if option.bridge is not None:
        yield Line(bridge_text(option.bridge, names))
    yield from funding_blocks(option.funding, names)
    yield Line(say.COST.fill(lang, cents=Cents(option.cost_per_day)))
    yield from (Line(_on_top(paid, names), 1) for paid in option.on_top)
    yield from (Line(_lifted(lifted, names)) for lifted in option.lifted)
    if placed.follow_on is not None:
        yield Line(_follow_on(placed.follow_on, names))
    yield from (Line(text) for text in _remarks(option, names))
    yield Line(say.CHOICE.fill(lang, options=placed.options))
    yield from _why(placed.second, names)


def where_text(option: OptionClaim | OwnProposal, names: Names) -> str:
    """Return the place, with a team if there is one, and from when until when."""
    lang, place = names.lang, names.place(option.place)
    if option.until is None:
        text = say.STARTS.fill(lang, place=place, start=option.start)
    else:
        text = say.STARTS_UNTIL.fill(
            lang, place=place, start=option.start, until=option.until
        )
    if option.team is None:
        return text
    return f"{text} {WITH_TEAM.fill(lang, team=names.place(option.team))}"


def ground_text(option: OptionClaim | OwnProposal, names: Names) -> str:
    """Return what the stay rests on."""
    if option.ground is Ground.TITLE and option.title is not None:
        return say.ON_TITLE.fill(names.lang, title=option.title)
    return say.ON_CONSENT.fill(names.lang)


def bridge_text(bridge: Bridge, names: Names) -> str:
    """Return where the short stay before the final place is, and who pays it."""
    return say.BRIDGE.fill(
        names.lang,
        place=names.place(bridge.place),
        start=bridge.start,
        until=bridge.until,
        funder=names.funder(bridge.funder),
    )


def _on_top(paid: OnTop, names: Names) -> str:
    who, cents = names.funder(paid.funder), Cents(paid.cents_per_day)
    if paid.until is None:
        return say.ON_TOP_OPEN.fill(names.lang, who=who, cents=cents)
    return say.ON_TOP.fill(names.lang, who=who, cents=cents, until=paid.until)


def _lifted(lifted: Lifted, names: Names) -> str:
    lang = names.lang
    rule = title(RULE_BY_KEY[lifted.rule], names)
    texts = [say.LIFTED.fill(lang, rule=rule, who=names.any(lifted.decided_by))]
    if lifted.condition is not None:
        texts.append(say.LIFTED_UNDER.fill(lang, condition=lifted.condition))
    if lifted.condition is ExclusionCondition.TERUGNAMEGARANTIE:
        texts.append(_take_back(lifted.back_up, names))
    if lifted.until is not None:
        texts.append(say.LIFTED_UNTIL.fill(lang, until=lifted.until))
    return " ".join(texts)


def _take_back(place: str | None, names: Names) -> str:
    if place is None:
        return say.NO_TAKE_BACK.fill(names.lang)
    return say.TAKE_BACK.fill(names.lang, place=names.place(place))


def _follow_on(after: FollowOn, names: Names) -> str:
    place = names.place(after.place)
    if after.team is not None:
        place = f"{place} + {names.place(after.team)}"
    return say.FOLLOW_ON.fill(names.lang, place=place, start=after.start)


def _remarks(option: OptionClaim, names: Names) -> Iterator[str]:
    lang = names.lang
    if option.late_days > 0:
        yield say.LATE.fill(lang, days=Counted(option.late_days, DAYS))
    if option.over_security > 0:
        yield say.OVER_SECURITY.fill(lang, levels=Counted(option.over_security, LEVELS))
    if option.fit:
        reasons = tuple(fit_label(point.reason, lang) for point in option.fit)
        yield say.FITS.fill(lang, reasons=reasons)
    for stale in option.stale:
        yield say.STALE.fill(
            lang,
            place=names.place(stale.place),
            days=Counted(stale.age_days, DAYS),
            day=stale.confirmed_at,
        )


def _why(second: SecondBest | None, names: Names) -> Iterator[Block]:
    if second is None:
        yield Line(say.ONLY_ONE.fill(names.lang))
        return
    place = names.place(second.place)
    if second.team is not None:
        place = f"{place} + {names.place(second.team)}"
    if not second.costs:
        yield Line(say.TIE.fill(names.lang, place=place))
        return
    yield Line(say.SECOND.fill(names.lang, place=place, start=second.start))
    yield from (Line(_cost(cost, names), 1) for cost in second.costs)


def _cost(cost: StepCost, names: Names) -> str:
    step, by = StepName(cost.step), abs(cost.worse_by)
    money = step is StepName.COST_PER_DAY
    amount = written(Cents(by) if money else by, names.lang)
    template = say.WORSE if cost.worse_by > 0 else say.BETTER
    return template.fill(names.lang, step=step, amount=amount)
