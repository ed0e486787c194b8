"""What opening an offer would do for a case, given everybody else in this plan."""

from dataclasses import dataclass, field

from matcher.explaining.alone import over
from matcher.explaining.ledger import Amounts, Ledger
from matcher.explaining.moves import Chain, chain_for
from matcher.explaining.prices import Uses
from matcher.explaining.survey import Survey
from matcher.explaining.views import Views
from matcher.options import at_offer
from matcher.result import Move, NetEffect

NET_RANK = {effect: k for k, effect in enumerate(NetEffect)}
REFUSED = frozenset({NetEffect.STILL_COMPETING, NetEffect.NO_ROOM})


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """Answers for one plan; chains are remembered by what they make room for."""

    survey: Survey
    ledger: Ledger
    views: Views
    chains: dict[Amounts, Chain | None] = field(default_factory=dict)

    def effect(
        self, case: int, offer: int, *, contracted: bool, payer_open: bool = False
    ) -> NetEffect:
        """Return the net effect if nothing stood before this offer any more.

        `contracted`: whoever is going to pay has a contract with it already.
        `payer_open`: others than the known payers may turn out to pay, so a no of
        the known ones is not the last word.
        """
        stay = self.survey.stay_uses(case, offer)
        if over(stay):
            return NetEffect.NO_ROOM
        paid = self._paid(case, offer, stay)
        if not paid:
            return self._whoever_pays(offer, stay, contracted=contracted)
        effects = {self._beside(uses) for uses in paid}
        if payer_open and effects <= REFUSED:
            return self._whoever_pays(offer, stay, contracted=contracted)
        if NetEffect.MAYBE in effects and any(self._chain(u) for u in paid):
            effects.add(NetEffect.PLACED_BY_MOVES)
        return min(effects, key=NET_RANK.__getitem__)

    def moves(self, case: int, offer: int) -> tuple[Move, ...]:
        """Return who would go where to make room at an offer that needs it."""
        scene, stay = self.survey.scene, self.survey.stay_uses(case, offer)
        chains = (self._chain(uses) for uses in self._paid(case, offer, stay))
        chain = next((c for c in chains if c), ())
        moved = ((scene.options[o], scene.cases[scene.options[o].case]) for o in chain)
        return tuple(
            Move(
                case=who.ref,
                place=scene.offers[option.offer].place,
                team=scene.offers[option.offer].team,
                start=option.start,
                option=option.key,
            )
            for option, who in moved
        )

    def _paid(self, case: int, offer: int, stay: Uses) -> list[Uses]:
        """Return the uses of each known way to pay; none if the money is not known."""
        options = at_offer(self.survey.scene, case, offer, None)
        prices = (self.survey.prices.of(offer, option.way) for option in options)
        paid = [(*stay, *price) for price in prices]
        return paid if paid or self.survey.money_is_limited else [stay]

    def _whoever_pays(self, offer: int, stay: Uses, *, contracted: bool) -> NetEffect:
        """Return the effect on which all ways to pay this offer agree, else MAYBE."""
        prices = self.survey.prices.distinct(offer) if contracted else frozenset()
        effects = {self._beside((*stay, *price)) for price in prices}
        if not effects and self._beside(stay) in REFUSED:
            return NetEffect.STILL_COMPETING
        if effects and effects <= REFUSED:
            return min(effects, key=NET_RANK.__getitem__)
        return (
            NetEffect.PLACED_NOW
            if effects == {NetEffect.PLACED_NOW}
            else NetEffect.MAYBE
        )

    def _beside(self, uses: Uses) -> NetEffect:
        """Return the effect beside the plan as it is; MAYBE where moves might help."""
        if over(uses):
            return NetEffect.NO_ROOM
        if self.ledger.fits(uses):
            return NetEffect.PLACED_NOW
        refused = self.views.exclude(self.ledger, self._known(uses))
        return NetEffect.STILL_COMPETING if refused else NetEffect.MAYBE

    def _known(self, uses: Uses) -> Amounts:
        """Return the uses of limits that the plan knows; of others all is free."""
        at = self.ledger.at
        return tuple((at[u.id], u.amount) for u in uses if u.id in at)

    def _chain(self, uses: Uses) -> Chain | None:
        if self._beside(uses) is not NetEffect.MAYBE:
            return None
        wanted = self._known(uses)
        if wanted not in self.chains:
            plan, views = self.survey.plan, self.views
            self.chains[wanted] = chain_for(self.ledger, plan, views, wanted)
        return self.chains[wanted]
