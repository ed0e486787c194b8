"""What a provider reads: a question for each proposal at its own places, no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from matcher.facts import OfferFacts
from matcher.facts.offer import offer_facts
from matcher.funding.component import Component
from matcher.kinds import ChangeClass
from matcher.model.region import Region
from matcher.model.terms import Route
from matcher.offer import FULL, Offer
from matcher.options import Board
from matcher.projecting.threshold import Band, enough, held_back
from matcher.result import OptionClaim, Result
from matcher.rule import Rule, Verdict
from matcher.scene import Scene, in_force

# What a place asks by its own profile. Money is told as who pays; grounds that a
# partner keeps, earlier answers and dates are no criteria of the place.
CRITERIA = (
    *("consent-or-title", "closed-door", "voluntary-stay", "registration"),
    *("security-level", "exclusion-absolute", "exclusion-negotiable"),
    *("care-covered", "living-profile", "age", "sex", "child", "region"),
)
TEAM_CRITERIA = frozenset(
    {"exclusion-absolute", "exclusion-negotiable", "care-covered", "age", "sex"}
    | {"region"}
)
# What a dwelling and a team have to cover together.
JOINT = frozenset({"care-covered", "living-profile"})
HOURS = (0, 8, 16, 40)


class Answer(StrEnum):
    """How a person stands before one criterion; never the fact behind it."""

    MET = "MET"
    DISCUSS = "DISCUSS"
    NOT_MET = "NOT_MET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One criterion of the place, by the rule that tests it."""

    rule: str
    answer: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Payer:
    """Who pays a part of the stay first."""

    component: Component
    route: Route
    funder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whether the place takes one person, who is not named by any reference.

    `with_other`: a dwelling or a team of somebody else goes with it. `care_hours`: a
    band of hours per week. `payers`: of what this provider itself delivers.
    """

    place: str
    with_other: bool
    start: date
    until: date | None
    criteria: tuple[Criterion, ...]
    care_hours: Band
    payers: tuple[Payer, ...]
    conditional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceQuestion:
    """How one person stands before the own criteria of one place."""

    place: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnOffer:
    """A place of the provider; `more_people`: whether clearly more wait than fit."""

    place: str
    more_people: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderView:
    """All that a provider may read of one run."""

    provider: str
    as_of: date
    places: tuple[OwnOffer, ...]
    questions: tuple[Question, ...]


Told = tuple[Scene, Result]


def provider_view(
    told: Told, provider: str, earlier: Sequence[Told] = ()
) -> ProviderView:
    """Return what a provider reads, given all that it was told before, oldest first.

    More people than places: at least as many as the threshold have no place and
    could be at this one. That stays as it was until enough persons came or went.
    Questions are sorted by what they say, so that their order tells nothing else.
    """
    scene, result = told
    region = scene.region
    own = tuple(p for p in sorted(region.place) if _owner(region, p) == provider)
    waiting = held_back([_waiting(*report, own) for report in (*earlier, told)])
    asked = (
        question
        for outcome in result.cases
        if outcome.placed is not None
        for question in _questions(scene, outcome.case, outcome.placed.option, own)
    )
    return ProviderView(
        provider=provider,
        as_of=result.as_of,
        places=tuple(
            OwnOffer(place=place, more_people=enough(waiting[place])) for place in own
        ),
        questions=tuple(sorted(asked, key=repr)),
    )


def criteria_at(
    board: Board, case: str, place: str, other: str | None = None
) -> PlaceQuestion:
    """Return how a person stands before the criteria of one place.

    By itself, or with the dwelling or team `other` that goes with it. Raises KeyError
    when the case asks for no place or there is no such place.
    """
    i = {c.ref: k for k, c in enumerate(board.cases)}[case]
    whole = (
        None if other is None else offer_facts(board.region, _both(board, place, other))
    )
    return PlaceQuestion(place=place, criteria=tuple(_criteria(board, i, place, whole)))


def _criteria(
    scene: Board, i: int, part: str, whole: OfferFacts | None
) -> Iterator[Criterion]:
    """Yield the criteria of one part; `whole` is what it makes with the other part."""
    region, case = scene.region, scene.cases[i].ref
    lifted = {
        r.rule
        for r in region.rulings
        if r.case == case and r.place in {None, part} and in_force(r, region)
    }
    asked = TEAM_CRITERIA if region.place[part].serves else CRITERIA
    alone = offer_facts(region, _by_itself(region, part))
    for rule in scene.rules:
        if rule.key in asked:
            facts = alone if whole is None or rule.key not in JOINT else whole
            verdict = rule.answer(scene.case_facts[i], facts)
            answer = _answer(rule, verdict, lifted=rule.key in lifted)
            yield Criterion(rule=rule.key, answer=answer)


def _both(board: Board, part: str, other: str) -> Offer:
    place, team = (other, part) if board.region.place[part].serves else (part, other)
    return replace(_by_itself(board.region, place), team=team)


def _by_itself(region: Region, place: str) -> Offer:
    return Offer(
        place=place,
        opening=FULL,
        team=None,
        team_opening=FULL,
        start=region.as_of,
        until=None,
    )


def _answer(rule: Rule, verdict: Verdict, *, lifted: bool) -> Answer:
    if verdict is Verdict.HOLDS:
        return Answer.MET
    open_to_talk = rule.change is ChangeClass.B or verdict is Verdict.UNKNOWN
    return Answer.DISCUSS if lifted or open_to_talk else Answer.NOT_MET


def _questions(
    scene: Scene, case: str, option: OptionClaim, own: tuple[str, ...]
) -> Iterator[Question]:
    i = {c.ref: k for k, c in enumerate(scene.cases)}[case]
    at = {(o.place, o.team): k for k, o in enumerate(scene.offers)}
    whole = scene.offer_facts[at[option.place, option.team]]
    hours = scene.cases[i].care_hours
    for part in (option.place, option.team):
        if part is None or part not in own:
            continue
        yield Question(
            place=part,
            with_other=option.team is not None
            and not {option.place, option.team} <= set(own),
            start=option.start,
            until=option.until,
            criteria=tuple(_criteria(scene, i, part, whole)),
            care_hours=hours_band(hours),
            payers=_payers(scene.region, option, part),
            conditional=option.funding.conditional,
        )


def _payers(region: Region, option: OptionClaim, part: str) -> tuple[Payer, ...]:
    place = region.place[part]
    routes = {*place.housing, *place.support, *place.treatment}
    first: dict[Component, Payer] = {}
    for phase in option.funding.phases:
        if phase.route in routes and phase.component not in first:
            first[phase.component] = Payer(
                component=phase.component, route=phase.route, funder=phase.funder
            )
    return tuple(first.values())


def hours_band(hours: int) -> Band:
    """Return the band of hours per week that a provider is told."""
    above = [step for step in HOURS if step >= hours]
    below = [step for step in HOURS if step < hours]
    low = below[-1] + 1 if below else 0
    return Band(low=low, high=above[0] if above else None)


def _waiting(
    scene: Scene, result: Result, own: tuple[str, ...]
) -> dict[str, frozenset[str]]:
    """Return who has no place and an option at a place of the provider, by place."""
    without = {outcome.case for outcome in result.cases if outcome.placed is None}
    found: dict[str, set[str]] = {place: set() for place in own}
    for option in scene.options:
        case, offer = scene.cases[option.case].ref, scene.offers[option.offer]
        for part in {offer.place, offer.team} & found.keys():
            if case in without and part is not None:
                found[part].add(case)
    return {place: frozenset(cases) for place, cases in found.items()}


def _owner(region: Region, place: str) -> str:
    return region.location[region.place[place].location].provider
