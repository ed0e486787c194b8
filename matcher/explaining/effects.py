"""What each set of changes opens for one case, and its net effect."""

import numpy as np

from matcher.explaining.alone import over
from matcher.explaining.minimal import Sets
from matcher.explaining.net import NET_RANK, REFUSED, Net
from matcher.explaining.repairs import Repairs
from matcher.explaining.standing import Standing
from matcher.explaining.survey import BoolArray
from matcher.facts.asked import FUNDING, trait_of
from matcher.kinds import LimitKind
from matcher.limits import Use
from matcher.result import CITED, Change, ChangeSet, Move, NetEffect


class Effects:
    """Net effects of the offers of one case, each worked out once."""

    def __init__(self, net: Net, stand: Standing, found: Repairs) -> None:
        """Tell which offers have room, once the facts in front of them are known."""
        self.found = found
        self.case = stand.case
        self._net, self._stand = net, stand
        self._known: dict[int, NetEffect] = {}
        self._no_contract = net.survey.no_contract
        self.room: BoolArray = stand.fits[found.offers]
        for row in np.flatnonzero(~self.room & found.asks_facts).tolist():
            self.room[row] = self._room_if_absent(row)

    def change_set(
        self, sets: Sets, row: int, changes: tuple[Change, ...]
    ) -> ChangeSet:
        """Return one row of the sets as a claim."""
        opened = self.found.sets.within(sets.words[row], sets.at[row])
        offers = sorted(np.flatnonzero(opened).tolist(), key=self._order)
        places = tuple(dict.fromkeys(map(self._place, offers)))
        net = self._effect(offers[0])
        by_moves = net is NetEffect.PLACED_BY_MOVES
        return ChangeSet(
            changes=changes,
            opens=len(places),
            places=places[:CITED],
            net=net,
            moves=self._moves(offers[0]) if by_moves else (),
        )

    def _order(self, row: int) -> tuple[int, str, int]:
        return NET_RANK[self._effect(row)], self._place(row), row

    def _moves(self, row: int) -> tuple[Move, ...]:
        return self._net.moves(self._stand.case, int(self.found.offers[row]))

    def _place(self, row: int) -> str:
        offers = self._net.survey.scene.offers
        return offers[int(self.found.offers[row])].place

    def _effect(self, row: int) -> NetEffect:
        if not self.room[row]:
            return NetEffect.NO_ROOM
        if row not in self._known:
            self._known[row] = self._work_out(row)
        return self._known[row]

    def _work_out(self, row: int) -> NetEffect:
        """Return the net effect; where a cap counts a trait to be asked, no sure no."""
        offer = int(self.found.offers[row])
        contracted = not self._stand.blocked[offer] & self._no_contract
        effect = self._net.effect(
            self.case,
            offer,
            contracted=contracted,
            payer_open=f"case.{FUNDING}" in self.found.facts_of(row),
        )
        sure = not any(self._asked_in(row, use) for use in self._stay(row))
        return NetEffect.MAYBE if effect in REFUSED and not sure else effect

    def _room_if_absent(self, row: int) -> bool:
        """Tell whether only caps stand in the way that count a trait to be asked."""
        scene = self._net.survey.scene
        place = scene.region.place[self._place(row)]
        if not scene.region.location[place.location].group_caps:
            return False
        full = over(self._stay(row))
        return bool(full) and all(self._asked_in(row, use) for use in full)

    def _stay(self, row: int) -> tuple[Use, ...]:
        offer = int(self.found.offers[row])
        return self._net.survey.stay_uses(self._stand.case, offer)

    def _asked_in(self, row: int, use: Use) -> bool:
        """Tell whether the use is of a group cap on a trait that is not known yet."""
        traits = {trait_of(fact) for fact in self.found.facts_of(row)}
        about = use.about.rpartition("/")[2]
        return use.kind is LimitKind.GROUP_CAP and about in traits
