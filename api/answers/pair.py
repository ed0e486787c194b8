"""One case and one place: every blocker and unknown, expected and found."""

from dataclasses import dataclass

from api.answers.readback import read_back
from api.regionfile.parse import Tree
from api.text.blocks import Block
from api.text.language import Lang
from api.text.names import Names
from api.text.pair import pair_blocks, pair_claims, pair_tree
from matcher.explaining import explain_pair
from matcher.projecting.desk import desk_offers
from matcher.result import OfferNo
from matcher.scene import Scene


@dataclass(frozen=True, kw_only=True)
class Pair:
    """What stands between a case and each offer of a place, easiest first."""

    scene: Scene
    case: str
    offers: tuple[OfferNo, ...]

    @property
    def tree(self) -> Tree:
        """The same as JSON values."""
        return pair_tree(self.scene, self.case, self.offers)

    def text(self, lang: Lang) -> tuple[Block, ...]:
        """Return it as text; RejectedError when a number is in no claim."""
        names = Names(self.scene.region, lang)
        blockers = [blocker for offer in self.offers for blocker in offer.blockers]
        blocks = pair_blocks(self.scene, self.case, self.offers, names)
        claims = pair_claims(self.scene, self.case, self.offers)
        return read_back(blocks, claims, blockers, names)


def pair_at(
    scene: Scene, case: str, place: str, handles: frozenset[str] | None
) -> Pair:
    """Return a case before a place, as a desk reads it that handles these cases.

    Raises KeyError if the case asks for no place or the place offers none.
    """
    found = explain_pair(scene, case, place)
    offers = desk_offers(scene.region, case, found, handles)
    return Pair(scene=scene, case=case, offers=offers)
