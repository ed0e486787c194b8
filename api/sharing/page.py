"""One page for each partner (A4'tje), made from the table: plain Dutch, or English."""

from collections.abc import Iterator, Mapping

from api.sharing.fields import FIELDS
from api.sharing.policy import Policy, Row
from api.sharing.words import PARTNERS, PHASES, Partner, Phase
from api.text.blocks import Block, Heading, Line
from api.text.language import Both, Lang

TITLE = Both("Wat ziet {partner}?", "What does {partner} see?")
INSIDE = Both(
    "U werkt mee aan de casus. Daarom ziet u veel. Kijk alleen als het nodig is.",
    "You work on the case. So you see much. Look only when you need to.",
)
LEAD: Mapping[Partner, Both] = {
    Partner.COORDINATOR: INSIDE,
    Partner.CASE_LEAD: INSIDE,
    Partner.PROVIDER: Both(
        "Het schakelpunt vraagt u of u plek hebt. U hoort niet om wie het gaat: geen "
        "naam, geen BSN, geen dossier.",
        "The desk asks you whether you have a place. You do not hear who it is: no "
        "name, no BSN, no file.",
    ),
    Partner.FUNDER: Both(
        "Het schakelpunt vraagt u of u wilt betalen. U hoort niet om wie het gaat: "
        "alleen groepen en bedragen bij benadering.",
        "The desk asks you whether you would pay. You do not hear who it is: only "
        "groups and rough amounts.",
    ),
    Partner.REFERRER: Both(
        "U meldt iemand aan. Daarna hoort u alleen hoe ver de aanmelding is.",
        "You bring somebody in. After that you only hear how far it is.",
    ),
    Partner.AUDITOR: Both(
        "U controleert of het schakelpunt zich aan de regels houdt.",
        "You check whether the desk keeps to the rules.",
    ),
    Partner.PERSON: Both(
        "Het schakelpunt zoekt een plek voor u. U mag zien wat wij van u weten.",
        "The desk looks for a place for you. You may see what we know about you.",
    ),
}
IN_PHASES = Both("Tijdens {phases}", "During {phases}")
ALWAYS = Both("Altijd", "Always")
SEES = Both("U ziet: {fields}.", "You see: {fields}.")
WHY = Both("Dat mag door: {ground}.", "Allowed by: {ground}.")
WHILE = Both("Zo lang als dit duurt.", "As long as this lasts.")
DAYS = Both("Ten hoogste {days} dagen.", "At most {days} days.")
REVEALED = Both("Soms meer", "Sometimes more")
AFTER_YES = Both(
    "Zegt u ja, of wilt u kennismaken? Dan kan het schakelpunt u meer laten zien: "
    "alleen u, alleen wat nodig is. Dat stopt vanzelf.",
    "Do you say yes, or do you want to meet? Then the desk may show you more: only "
    "you, only what is needed. It stops by itself.",
)
CONSENT = Both(
    "Trekt de persoon de toestemming in? Dan ziet u het meteen niet meer.",
    "Does the person take consent back? Then you stop seeing it at once.",
)
NOT = Both("Dit ziet u niet", "What you do not see")
RULES = Both("Afspraken", "Rules")
RULE_LINES = (
    Both(
        "Wij schrijven op wie wat bekijkt, en wanneer.",
        "We write down who looks at what, and when.",
    ),
    Both(
        "Vertel het niet verder en bewaar geen eigen lijst.",
        "Do not pass it on, and keep no list of your own.",
    ),
    Both(
        "Klopt er iets niet? Zeg het tegen het schakelpunt.",
        "Is something wrong? Tell the desk.",
    ),
)
OF_PERSON = Both(
    "U mag vragen wie uw gegevens heeft gezien, en of iets veranderd kan worden.",
    "You may ask who has seen your data, and whether something can be changed.",
)


def page_title(partner: Partner, lang: Lang) -> str:
    """Return the title of the page for a partner."""
    return TITLE.in_(lang).format(partner=PARTNERS[partner].in_(lang))


def partner_page(policy: Policy, partner: Partner, lang: Lang) -> Iterator[Block]:
    """Yield what a partner sees, when, on which ground and how long."""
    own = [row for row in policy.rows if row.partner is partner]
    usual = [row for row in own if not row.reveal]
    yield Heading(page_title(partner, lang))
    yield Line(LEAD[partner].in_(lang))
    for row in usual:
        yield Heading(_when(row.phases, lang), 2)
        yield Line(_told(policy, row, lang))
    revealed = [row for row in own if row.reveal]
    if revealed:
        yield Heading(REVEALED.in_(lang), 2)
        yield Line(AFTER_YES.in_(lang))
        for row in revealed:
            yield Line(f"{_when(row.phases, lang)}. {_told(policy, row, lang)}")
        if any(policy.ground(row.ground).consent for row in revealed):
            yield Line(CONSENT.in_(lang))
    named = {field for row in own for field in row.fields}
    hidden = [text.in_(lang) for name, text in FIELDS.items() if _of_case(name, named)]
    if hidden:
        yield Heading(NOT.in_(lang), 2)
        yield Line(f"{', '.join(hidden)}.")
    yield Heading(RULES.in_(lang), 2)
    person = partner is Partner.PERSON
    for line in (OF_PERSON,) if person else RULE_LINES:
        yield Line(line.in_(lang))


def _of_case(name: str, named: set[str]) -> bool:
    return name.startswith(("case.", "file.")) and name not in named


def _when(phases: tuple[Phase, ...], lang: Lang) -> str:
    if set(phases) == set(Phase):
        return ALWAYS.in_(lang)
    if phases == (Phase.CLOSED,):
        text = PHASES[Phase.CLOSED].in_(lang)
        return text[0].upper() + text[1:]
    *before, last = (PHASES[phase].in_(lang) for phase in phases)
    word = "and" if lang == "en" else "en"
    told = f"{', '.join(before)} {word} {last}" if before else last
    return IN_PHASES.in_(lang).format(phases=told)


def _told(policy: Policy, row: Row, lang: Lang) -> str:
    fields = ", ".join(FIELDS[field].in_(lang) for field in row.fields)
    ground = policy.ground(row.ground)
    days = WHILE if row.days is None else DAYS
    return " ".join(
        (
            SEES.in_(lang).format(fields=fields),
            WHY.in_(lang).format(ground=ground.en if lang == "en" else ground.nl),
            days.in_(lang).format(days=row.days),
        )
    )
