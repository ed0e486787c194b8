"""Routes of everybody who is signed in: the sharing policy, and a page of each partner.

Nothing of a case is in it: a policy says what may be shared, never of whom.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.sharing.page import page_title, partner_page
from api.sharing.policy import Policy
from api.sharing.reading import in_force
from api.sharing.words import NAMED
from api.text.blocks import Block, Heading, Line
from api.text.language import Lang
from api.web.access import SignedIn
from api.web.problems import not_found
from api.web.shape import Shape
from api.web.zone import InZone

router = APIRouter(prefix="/sharing-policy", tags=["sharing"])
AskedLang = Annotated[Lang, Query(alias="lang", description="Plain Dutch, or English")]


class PagePart(Shape):
    """A heading or a line of a page."""

    kind: Literal["heading", "line"]
    text: str


class PartnerPage(Shape):
    """What one partner sees, when, on which ground and how long."""

    partner: str
    lang: Lang
    title: str
    parts: tuple[PagePart, ...]


@router.get("")
def read_sharing_policy(state: InZone, _: SignedIn) -> Policy:
    """Return the policy in force: what it does not name is not shared."""
    return in_force(state.settings.sharing)


@router.get("/pages/{partner}")
def read_partner_page(
    state: InZone, _: SignedIn, partner: str, lang: AskedLang = "nl"
) -> PartnerPage:
    """Return the page (A4'tje) of one partner, made from the policy in force."""
    if partner not in NAMED:
        raise not_found("partner")
    policy = in_force(state.settings.sharing)
    blocks = partner_page(policy, NAMED[partner], lang)
    return PartnerPage(
        partner=partner,
        lang=lang,
        title=page_title(NAMED[partner], lang),
        parts=tuple(_part(block) for block in blocks),
    )


def _part(block: Block) -> PagePart:
    assert isinstance(block, Heading | Line)  # noqa: S101 - a page has nothing else
    kind: Literal["heading", "line"] = "line" if isinstance(block, Line) else "heading"
    return PagePart(kind=kind, text=block.text)
