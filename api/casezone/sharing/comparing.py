"""The route that shows what another sharing policy would change, beforehand."""

from typing import Annotated

from fastapi import APIRouter, Depends

from api.identity import Account, Role
from api.sharing.comparing import Change, Difference, compare
from api.sharing.policy import Policy
from api.sharing.reading import in_force
from api.sharing.words import Partner, Phase
from api.web.access import serves
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(prefix="/sharing-policy", tags=["sharing"])
Keepers = Annotated[Account, Depends(serves(Role.COORDINATOR, Role.ADMINISTRATOR))]


class DifferenceBody(Shape):
    """One field that a partner would see more or less of, in these phases."""

    partner: Partner
    field: str
    change: Change
    phases: tuple[Phase, ...]
    reveal: bool
    ground: str


class Differences(Shape):
    """All that another policy would change; empty when nobody sees more or less."""

    items: tuple[DifferenceBody, ...]


@router.post("/_compare")
def compare_sharing_policy(state: InZone, _: Keepers, body: Policy) -> Differences:
    """Show who would see more or less under another policy; nothing is changed."""
    found = compare(in_force(state.settings.sharing), body)
    return Differences(items=tuple(_body(one) for one in found))


def _body(one: Difference) -> DifferenceBody:
    return DifferenceBody(
        partner=one.partner,
        field=one.field,
        change=one.change,
        phases=one.phases,
        reveal=one.reveal,
        ground=one.ground,
    )
