"""The facts of one person as a table: what, the value, by whom, of which day."""

from collections.abc import Callable, Iterator

from api.text.blocks import Grid
from api.text.labels import code_label, label
from api.text.language import Both
from api.text.names import Names
from api.text.sentences import person as say
from api.text.values import DAYS, Cents, Counted, Value, day, written
from matcher.model.case import Case, Consent, Entitlement, Title
from matcher.model.terms import Answered, PlaceType, Trait

COLUMNS = (
    Both("gegeven", "fact"),
    Both("waarde", "value"),
    Both("bron", "source"),
    Both("datum", "date"),
)
UNKNOWN = Both("nog niet bekend", "not known yet")
YES_NO = (Both("nee", "no"), Both("ja", "yes"))
CLOSED_DOOR = Both("met een gesloten deur", "with a closed door")
SHORT_CODE = 4
# What each field is called; a list without members is left out. `unchecked` are the
# risks in neither list, `residence_right` is one of the basics that may be unknown.
FIELDS: dict[str, Both] = {
    "municipality": Both("gemeente", "municipality"),
    "age": Both("leeftijd", "age"),
    "sex": Both("geslacht", "sex"),
    "with_child": Both("met kind", "with a child"),
    "stay_now": Both("verblijf nu", "stay now"),
    "waiting_since": Both("wacht sinds", "waiting since"),
    "available": Both("eerste verhuisdag", "first day of moving"),
    "urgency": Both("spoed", "urgency"),
    "needs": Both("wat nodig is", "what is needed"),
    "care_hours": Both("zorguren", "care hours"),
    "intensity_cents": Both("kosten van de nodige zorg", "cost of the care needed"),
    "expected_stay_days": Both("verwachte duur", "expected length"),
    "security": Both("nodig beveiligingsniveau", "security level needed"),
    "over_security_reason": Both(
        "reden voor een zwaardere plek", "reason for a more secure place"
    ),
    "traits": Both("risico's", "risks"),
    "checked_absent": Both("nagegaan en niet aanwezig", "checked and absent"),
    "unchecked": Both("nog niet nagegaan", "not checked yet"),
    "high_risk": Both("hoog risico", "high risk"),
    "titles": Both("titel", "title"),
    "entitlements": Both("recht op betaling", "claim to payment"),
    "consents": Both("instemming", "consent"),
    "basics": Both("basiszaken op orde", "basics in order"),
    "residence_right": Both("verblijfsrecht", "right of residence"),
    "insurer": Both("zorgverzekeraar", "health insurer"),
    "zorgkantoor": Both("zorgkantoor", "zorgkantoor"),
    "wishes": Both("wensen", "wishes"),
    "network": Both("netwerk", "network"),
    "regie": Both("regie", "who holds the regie"),
}


def fact_grid(record: Case, names: Names) -> Grid:
    """Return every fact that was used, and the facts that are not known."""
    lang = names.lang
    return Grid(tuple(c.in_(lang) for c in COLUMNS), tuple(_rows(record, names)))


def _rows(record: Case, names: Names) -> Iterator[tuple[str, ...]]:
    notes = {n.path.replace("[", ".").partition(".")[0]: n for n in record.facts}
    for name, called in FIELDS.items():
        note = notes.get(name)
        source = record.source if note is None else note.source
        dated = record.dated if note is None else note.dated
        for value in _values(record, name, names):
            yield (
                called.in_(names.lang),
                value,
                source,
                day(dated, names.lang),
            )


def _values(record: Case, name: str, names: Names) -> Iterator[str]:
    lang = names.lang
    if name in record.unknown:
        yield UNKNOWN.in_(lang)
        return
    if name in {"titles", "entitlements", "consents"}:
        yield from _listed(record, name, names)
        return
    value = _value(record, name, names)
    if value is not None and value != ():
        yield written(value, lang)


def _value(record: Case, name: str, names: Names) -> Value | None:
    lang = names.lang
    read: dict[str, Callable[[], Value | None]] = {
        "municipality": lambda: names.any(record.municipality),
        "sex": lambda: label(record.sex, lang),
        "security": lambda: label(record.security, lang),
        "stay_now": lambda: _stay(record, names),
        "urgency": lambda: _urgency(record, names),
        "needs": lambda: tuple(label(n, lang) for n in record.needs),
        "traits": lambda: tuple(label(t, lang) for t in record.traits),
        "checked_absent": lambda: tuple(label(t, lang) for t in record.checked_absent),
        "basics": lambda: tuple(label(b, lang) for b in record.basics),
        "unchecked": lambda: tuple(label(t, lang) for t in _unchecked(record)),
        "residence_right": lambda: None,
        "care_hours": lambda: (
            say.HOURS_A_WEEK.fill(lang, hours=record.care_hours)
            if record.care_hours
            else None
        ),
        "intensity_cents": lambda: (
            say.PER_DAY.fill(lang, cents=Cents(record.intensity_cents))
            if record.intensity_cents
            else None
        ),
        "expected_stay_days": lambda: (
            None
            if record.expected_stay_days is None
            else Counted(record.expected_stay_days, DAYS)
        ),
        "insurer": lambda: names.any(record.insurer) if record.insurer else None,
        "zorgkantoor": lambda: (
            names.any(record.zorgkantoor) if record.zorgkantoor else None
        ),
        "wishes": lambda: tuple(_wish(w, names) for w in record.wishes),
        "network": lambda: tuple(names.any(code) for code in record.network),
    }
    if name in read:
        return read[name]()
    value: Value = getattr(record, name)
    return YES_NO[value].in_(lang) if isinstance(value, bool) else value


def _unchecked(record: Case) -> tuple[Trait, ...]:
    looked_at = {*record.traits, *record.checked_absent}
    return tuple(trait for trait in Trait if trait not in looked_at)


def _stay(record: Case, names: Names) -> str:
    stay = record.stay_now
    known = code_label(stay.kind, PlaceType, names.lang)
    if known == stay.kind and len(known) > SHORT_CODE:
        known = known.replace("_", " ").lower()
    if stay.place is None:
        return known
    return f"{known}: {names.place(stay.place)}"


def _urgency(record: Case, names: Names) -> str:
    urgency, lang = record.urgency, names.lang
    reason = label(urgency.reason, lang)
    if urgency.latest is None:
        return reason
    return say.URGENT.fill(
        lang,
        reason=reason,
        latest=urgency.latest,
        consequence=label(urgency.consequence, lang),
    )


def _wish(wish: str, names: Names) -> str:
    known = code_label(wish, PlaceType, names.lang)
    return names.any(wish) if known == wish else known


def _listed(record: Case, name: str, names: Names) -> Iterator[str]:
    if name == "titles":
        yield from (_title(title, names) for title in record.titles)
    elif name == "entitlements":
        yield from (_entitlement(e, names) for e in record.entitlements)
    else:
        yield from (_consent(consent, names) for consent in record.consents)


def _title(title: Title, names: Names) -> str:
    lang = names.lang
    forms = written(tuple(label(form, lang) for form in title.forms), lang)
    what = f"{label(title.kind, lang)} ({forms})" if title.forms else None
    what = what or label(title.kind, lang)
    if title.until is None:
        return say.SINCE.fill(lang, what=what, start=title.start)
    return say.FROM_UNTIL.fill(lang, what=what, start=title.start, until=title.until)


def _entitlement(claim: Entitlement, names: Names) -> str:
    lang = names.lang
    routes = written(tuple(label(route, lang) for route in claim.routes), lang)
    what = (
        f"{label(claim.instrument, lang)} ({routes}; {names.funder(claim.funder)}): "
        f"{label(claim.status, lang)}"
    )
    return (
        what
        if claim.until is None
        else say.UNTIL.fill(lang, what=what, until=claim.until)
    )


def _consent(consent: Consent, names: Names) -> str:
    lang = names.lang
    text = f"{label(consent.stay, lang)}: {label(consent.answer, lang)}"
    if consent.closed_door is Answered.NIET_GEVRAAGD:
        return text
    door = label(consent.closed_door, lang)
    return f"{text} ({CLOSED_DOOR.in_(lang)}: {door})"
