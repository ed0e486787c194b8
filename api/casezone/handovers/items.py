"""What has to be settled before somebody arrives; whose turn it usually is."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Item(StrEnum):
    """One thing to settle."""

    KENNISMAKING = "KENNISMAKING"
    SAFETY_PLAN = "SAFETY_PLAN"
    MEDICATION = "MEDICATION"
    TRANSPORT = "TRANSPORT"
    TAKE_BACK = "TAKE_BACK"
    FUNDING = "FUNDING"


class ItemOwner(StrEnum):
    """Whose turn it is, as a role in the contact book."""

    AANBIEDER = "AANBIEDER"
    AFZENDER = "AFZENDER"
    REGIEBEHANDELAAR = "REGIEBEHANDELAAR"
    CASUSREGISSEUR = "CASUSREGISSEUR"
    GEMEENTE_CONTACT = "CONTACTPERSOON_GEMEENTE"
    FINANCIER = "FINANCIER"


class ItemState(StrEnum):
    """How far one item is."""

    OPEN = "OPEN"
    SETTLED = "SETTLED"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class NotApplicable(StrEnum):
    """Why an item needs nothing here; NOT_COVERED is for the take-back alone."""

    NOT_NEEDED = "NOT_NEEDED"
    ARRANGED_BEFORE = "ARRANGED_BEFORE"
    PERSON_DECLINES = "PERSON_DECLINES"
    NOT_COVERED = "NOT_COVERED"
    OTHER = "OTHER"


class Transport(StrEnum):
    """How the person comes."""

    PLANNED = "PLANNED"
    ACUTE = "ACUTE"


USUAL_OWNER: Mapping[Item, ItemOwner] = MappingProxyType(
    {
        Item.KENNISMAKING: ItemOwner.AANBIEDER,
        Item.SAFETY_PLAN: ItemOwner.REGIEBEHANDELAAR,
        Item.MEDICATION: ItemOwner.REGIEBEHANDELAAR,
        Item.TRANSPORT: ItemOwner.AFZENDER,
        Item.TAKE_BACK: ItemOwner.AFZENDER,
        Item.FUNDING: ItemOwner.GEMEENTE_CONTACT,
    }
)
