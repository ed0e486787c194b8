"""Names of cells, owners, causes and topics in a gap report."""

from api.text.labels import label
from api.text.language import Both, Lang
from api.text.names import Names
from api.text.rules import title
from matcher.cells import Cell
from matcher.claims.agenda import AgendaItem
from matcher.claims.figures import Subject
from matcher.kinds import LimitKind, Owner
from matcher.rules import RULE_BY_KEY

SECURITY = Both("beveiliging", "security")
NO_AREA = Both("regio onbekend", "region unknown")
NO_CELL = Both("geen enkele plek in beeld", "no place in sight")
NO_OWNER = Both("geen advies", "no advice")
NOT_TOLD = "–"


def cell_text(cell: Cell | None, lang: Lang) -> str:
    """Return `Skaeve Huse, Utrecht, eigen middelen, beveiliging 0 (geen)`."""
    if cell is None:
        return NO_CELL.in_(lang)
    security = f"{SECURITY.in_(lang)} {label(cell.security, lang)}"
    area = cell.area or NO_AREA.in_(lang)
    parts = (label(cell.type, lang), area, label(cell.stelsel, lang), security)
    return ", ".join(parts)


def owner_text(owner: Owner | None, lang: Lang) -> str:
    """Return who decides."""
    return NO_OWNER.in_(lang) if owner is None else label(owner, lang)


def party_text(ref: str, names: Names) -> str:
    """Return the name of a party by its reference; a dash where it is not told."""
    return names.any(ref) if ref else NOT_TOLD


def topic_text(item: AgendaItem, names: Names) -> str:
    """Return what an item is about."""
    lang = names.lang
    if item.subject in {Subject.PLACES, Subject.OFFER}:
        return cell_text(item.cell, lang)
    if item.cause is not None:
        return label(item.cause, lang)
    rule = RULE_BY_KEY.get(item.rule or "")
    if rule is not None:
        return title(rule, names)
    kinds = [kind for kind in LimitKind if kind.value == item.rule]
    return label(kinds[0], lang) if kinds else label(item.owner, lang)
