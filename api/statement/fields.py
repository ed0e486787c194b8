"""The fields of the register: Publicatiestandaard 1.0 of algoritmes.overheid.nl.

Read in November 2026 from the stored source of the register (its `v1_0.json`, of 3
September 2025) and from the standard itself (1.0.10, of 29 November 2024). Whether
anything changed after that was not verified.
"""

from collections.abc import Mapping
from dataclasses import dataclass

STANDARD = "1.0"
LANGUAGE = "nld"
STATUSES = ("In ontwikkeling", "In gebruik", "Buiten gebruik")
CATEGORIES = (
    "Hoog-risico AI-systeem",
    "Impactvolle algoritmes",
    "Overige algoritmes",
)
THEMES = ("Zorg en gezondheid", "Wonen")
MANY = 2500


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterField:
    """One field: its Dutch name, how many characters at most, and whose it is.

    `needed`: the register publishes nothing without it. `own`: only the organisation
    can say it.
    """

    title: str
    most: int
    needed: bool = False
    own: bool = False


# Of the short description the standard allows 350 characters and the software 400.
FIELDS: Mapping[str, RegisterField] = {
    "name": RegisterField(title="Naam", most=100, needed=True),
    "description_short": RegisterField(
        title="Korte omschrijving", most=350, needed=True
    ),
    "organization": RegisterField(title="Organisatie", most=100, needed=True, own=True),
    "category": RegisterField(title="Thema", most=100),
    "status": RegisterField(title="Status", most=100, needed=True, own=True),
    "begin_date": RegisterField(title="Begindatum", most=7, own=True),
    "end_date": RegisterField(title="Einddatum", most=7, own=True),
    "contact_email": RegisterField(
        title="Contactgegevens", most=500, needed=True, own=True
    ),
    "website": RegisterField(title="Link naar publiekspagina", most=500, own=True),
    "publication_category": RegisterField(
        title="Publicatiecategorie", most=100, needed=True, own=True
    ),
    "url": RegisterField(title="Link naar bronregistratie", most=500, own=True),
    "goal": RegisterField(title="Doel en impact", most=MANY),
    "proportionality": RegisterField(title="Afwegingen", most=MANY),
    "human_intervention": RegisterField(title="Menselijke tussenkomst", most=MANY),
    "risks": RegisterField(title="Risicobeheer", most=MANY),
    "lawful_basis": RegisterField(title="Wettelijke basis", most=MANY),
    "lawful_basis_grouping": RegisterField(
        title="Verwijzingen wettelijke basis", most=500
    ),
    "process_index_url": RegisterField(
        title="Link naar verwerkingsregister", most=500, own=True
    ),
    "impacttoetsen_grouping": RegisterField(title="Impacttoetsen", most=500, own=True),
    "impacttoetsen": RegisterField(
        title="Toelichting op impacttoetsen", most=MANY, own=True
    ),
    "source_data": RegisterField(title="Gegevens", most=MANY),
    "source_data_grouping": RegisterField(
        title="Verwijzingen gegevensbronnen", most=500
    ),
    "methods_and_models": RegisterField(title="Technische werking", most=5000),
    "provider": RegisterField(title="Leverancier", most=200, own=True),
    "publiccode": RegisterField(title="Link naar broncode", most=500, own=True),
    "lang": RegisterField(title="Taal", most=3, needed=True),
    "standard_version": RegisterField(title="Versie publicatiestandaard", most=3),
    "source_id": RegisterField(title="Bron-ID", most=100, own=True),
    "tags": RegisterField(title="Zoektermen", most=MANY),
}
# What stands open until the organisation says it; the other fields of its own may
# stay empty.
ASKED = (
    "organization",
    "contact_email",
    "status",
    "publication_category",
    "begin_date",
    "impacttoetsen",
    "provider",
)
