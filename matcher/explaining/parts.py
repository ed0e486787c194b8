"""Which rules somebody can lift, and whether the dwelling or its team has to."""

from dataclasses import dataclass

import numpy as np

from matcher.explaining.survey import IntArray, Masks, Survey, rule_mask
from matcher.facts import CaseFacts, OfferFacts
from matcher.facts.offer import offer_facts
from matcher.kinds import ADVISED, Scope
from matcher.offers import place_alone
from matcher.rule import Rule, Verdict

# Facts of an offer in which the refusals of its parts add up: each part speaks for
# itself. In all other facts the parts complete each other.
REFUSING = frozenset(
    {
        "excludes_absolute",
        "excludes_negotiable",
        "min_age",
        "max_age",
        "sexes",
        "accepts_from",
        "parts",
        "start",
        "until",
    }
)
NO_PART = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Masks of rules, and the parts of every offer (int64[offers]).

    `advised`: the change may be advised; `of_place`: it is made at one place;
    `of_each`: each part refuses for itself. `dwelling`: position of its place;
    `alone`: the offer of the same opening without a team; `team`: position of the
    team among `teams`, `team_row`: of the team and its opening among `team_facts`,
    both NO_PART without a team.
    """

    advised: np.uint64
    of_place: np.uint64
    of_each: np.uint64
    dwelling: IntArray
    alone: IntArray
    teams: tuple[str, ...]
    team: IntArray
    team_row: IntArray
    team_facts: tuple[OfferFacts, ...]

    def refused_by_team(
        self, rules: tuple[Rule, ...], case: CaseFacts, among: int
    ) -> Masks:
        """Return the rules of `among` by which each team alone refuses the case."""
        asked = [k for k in range(len(rules)) if among >> k & 1]
        masks = [
            sum(1 << k for k in asked if rules[k].answer(case, f) is Verdict.BLOCKED)
            for f in self.team_facts
        ]
        return np.array([*masks, 0], dtype=np.uint64)  # the last one is NO_PART


def parts(survey: Survey) -> Parts:
    """Return the parts of all offers of a survey."""
    scene = survey.scene
    offers, region = scene.offers, scene.region
    alone = {(o.place, o.opening): j for j, o in enumerate(offers) if o.team is None}
    teams = sorted({o.team for o in offers if o.team is not None})
    rows = [(t, o) for t in teams for o in place_alone(region, region.place[t])]
    row_at = {(team, o.opening): k for k, (team, o) in enumerate(rows)}
    team_at = {team: k for k, team in enumerate(teams)}
    sizes = np.diff([*survey.first.tolist(), len(offers)])
    return Parts(
        advised=rule_mask(scene, lambda rule: rule.change in ADVISED),
        of_place=rule_mask(scene, lambda rule: rule.scope is Scope.PLACE),
        of_each=rule_mask(scene, _asked_of_each),
        dwelling=np.repeat(np.arange(len(sizes), dtype=np.int64), sizes),
        alone=_ints([alone[o.place, o.opening] for o in offers]),
        teams=tuple(teams),
        team=_ints([NO_PART if o.team is None else team_at[o.team] for o in offers]),
        team_row=_ints(
            [
                NO_PART if o.team is None else row_at[o.team, o.team_opening]
                for o in offers
            ]
        ),
        team_facts=tuple(offer_facts(region, o) for _, o in rows),
    )


def _asked_of_each(rule: Rule) -> bool:
    read = {key.removeprefix("offer.") for key in rule.reads if key.startswith("offer")}
    return rule.scope is Scope.PLACE and read <= REFUSING


def _ints(values: list[int]) -> IntArray:
    return np.array(values, dtype=np.int64)
