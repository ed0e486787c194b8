"""The columns of a sheet of places: their names, what they hold, what that means."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from matcher.model.terms import (
    ExclusionCondition,
    Need,
    PlaceType,
    Profile,
    Route,
    Security,
    Sex,
    StayKind,
    Trait,
)


class Holds(StrEnum):
    """What the cells of a column hold."""

    TEXT = "TEXT"
    TEXTS = "TEXTS"
    WORD = "WORD"
    WORDS = "WORDS"
    NUMBER = "NUMBER"
    YES = "YES"
    DAY = "DAY"
    EXCLUSIONS = "EXCLUSIONS"
    NOTES = "NOTES"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its Dutch and English name, the words it knows, what it means."""

    field: str
    nl: str
    en: str
    holds: Holds
    means_nl: str
    means_en: str
    words: type[Enum] | None = None

    def name(self, lang: str) -> str:
        """Return the name of the column in a language."""
        return self.nl if lang == "nl" else self.en


REF, CONFIRMED = "ref", "confirmed_at"
START, UNTIL, COUNT = "start", "until", "count"
ROUTES = ("routes waarlangs betaald wordt", "routes by which it is paid")
_T, _L, _W, _S = Holds.TEXT, Holds.TEXTS, Holds.WORD, Holds.WORDS
_N, _Y, _D = Holds.NUMBER, Holds.YES, Holds.DAY

COLUMNS = (
    Column(REF, "kenmerk", "ref", _T, "eigen kenmerk van de plek", "your reference"),
    Column("name", "naam", "name", _T, "hoe de plek heet", "name of the place"),
    Column("location", "locatie", "location", _T, "kenmerk van de locatie", "its ref"),
    Column("type", "soort", "type", _W, "soort plek", "type of place", PlaceType),
    Column("stay", "verblijf", "stay", _W, "soort verblijf", "kind of stay", StayKind),
    Column("security", "beveiliging", "security", _N, "0 tot en met 4", "0 to 4"),
    Column(
        "offers", "biedt", "offers", _S, "wat de plek biedt", "what it offers", Need
    ),
    Column("housing", "wonen_via", "housing", _S, *ROUTES, Route),
    Column("support", "begeleiding_via", "support", _S, *ROUTES, Route),
    Column("treatment", "behandeling_via", "treatment", _S, *ROUTES, Route),
    Column("contracts", "contracten", "contracts", _L, "uw contracten", "contracts"),
    Column("tariff", "tarief_cent", "tariff", _N, "eurocent per dag", "cents per day"),
    Column("closed", "gesloten", "closed", _Y, "deur op slot", "a locked door"),
    Column(
        "takes_voluntary",
        "vrijwillig",
        "takes_voluntary",
        _Y,
        "neemt ook vrijwillig op",
        "takes people without a title too",
    ),
    Column(
        "takes_children", "kinderen", "takes_children", _Y, "kind mag mee", "children"
    ),
    Column(
        "combines",
        "met_team",
        "combines",
        _Y,
        "samen met een team van buiten",
        "together with a team from outside",
    ),
    Column(
        "serves", "gebieden", "serves", _L, "alleen bij een team", "for a team only"
    ),
    Column(
        "profiles",
        "profielen",
        "profiles",
        _S,
        "Wlz-profielen",
        "Wlz profiles",
        Profile,
    ),
    Column(
        "exclusions",
        "uitsluitingen",
        "exclusions",
        Holds.EXCLUSIONS,
        "KENMERK, of KENMERK/VOORWAARDE als erover te praten is",
        "TRAIT, or TRAIT/CONDITION when it is open to discussion",
        Trait,
    ),
    Column("min_age", "leeftijd_van", "min_age", _N, "jongste leeftijd", "youngest"),
    Column("max_age", "leeftijd_tm", "max_age", _N, "oudste leeftijd", "oldest"),
    Column("sexes", "geslacht", "sexes", _S, "voor wie", "for whom", Sex),
    Column(
        "accepts_from",
        "neemt_op_uit",
        "accepts_from",
        _L,
        "codes van gemeenten; leeg = overal vandaan",
        "codes of gemeenten; empty = from anywhere",
    ),
    Column(
        "max_stay_days",
        "dagen_hoogstens",
        "max_stay_days",
        _N,
        "langste verblijf",
        "days",
    ),
    Column(
        "own_profile",
        "eigen_profiel",
        "own_profile",
        _S,
        "voor wie juist",
        "for",
        Trait,
    ),
    Column(
        "after_consultation",
        "na_overleg",
        "after_consultation",
        _Y,
        "alleen na overleg",
        "only after consultation",
    ),
    Column("source", "bron", "source", _T, "wie dit zegt", "who says so"),
    Column("dated", "gedateerd", "dated", _D, "van welke dag dit is", "of which day"),
    Column("facts", "noten", "facts", Holds.NOTES, "bron per veld", "source per field"),
    Column(
        CONFIRMED,
        "bevestigd_op",
        "confirmed_at",
        _D,
        "wanneer dit voor het laatst klopte",
        "when this was last said to be right",
    ),
    Column(START, "vrij_van", "free_from", _D, "eerste vrije dag", "first free day"),
    Column(
        UNTIL,
        "vrij_tot",
        "free_until",
        _D,
        "eerste dag die niet meer vrij is; leeg = geen einde",
        "first day that is not free any more; empty = no end",
    ),
    Column(COUNT, "aantal", "count", _N, "hoeveel er vrij zijn", "how many are free"),
)
OF_OPENING = frozenset({START, UNTIL, COUNT})
CONDITIONS, LEVELS = ExclusionCondition, Security
BY_NAME = {name: c for c in COLUMNS for name in (c.nl, c.en)}
TITLES = ("plekken", "places")


def column_named(name: str) -> Column | None:
    """Return the column with a name in either language, however it is spaced."""
    return BY_NAME.get("_".join(name.strip().lower().split()))
