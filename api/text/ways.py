"""Ways of paying as text, read from their key."""

from api.text.labels import code_label
from api.text.labels.funding import FUNDING_LABELS
from api.text.names import Names
from matcher.funding.component import Component
from matcher.model.terms import Profile, Route

MOST = 4


def way_text(key: str, names: Names) -> str:
    """Return `wonen: Wmo beschermd wonen (College Utrecht)` for each component."""
    parts = [
        f"{FUNDING_LABELS[Component][component].in_(names.lang)}: "
        f"{_payment(text, names)}"
        for component, text in zip(Component, key.split("|"), strict=True)
        if text != "-"
    ]
    return " + ".join(parts)


def ways_text(keys: tuple[str, ...], names: Names) -> tuple[str, ...]:
    """Return the first ways as text, and how many there are beyond those."""
    shown = tuple(way_text(key, names) for key in keys[:MOST])
    more = len(keys) - len(shown)
    return (*shown, f"+{more}") if more else shown


def _payment(text: str, names: Names) -> str:
    about, _, funder = text.partition("@")
    route, _, profile = about.partition(":")
    label = code_label(route, Route, names.lang)
    if profile:
        label = f"{label} {code_label(profile, Profile, names.lang)}"
    return f"{label} ({names.funder(funder)})" if funder else label
