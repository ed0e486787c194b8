"""Legal nouns that texts use stand in the glossary."""

from pathlib import Path

import pytest

from api.text.labels import LABELS
from tests.api.text.sentences import EVERYTHING

GLOSSARY = Path(__file__).parents[3] / "docs" / "glossary.md"
LEGAL_NOUNS = (
    "beschikking",
    "besluit",
    "indicatiebesluit",
    "plaatsingsbesluit",
    "verwijzing",
    "zorgmachtiging",
    "crisismaatregel",
    "rechterlijke machtiging",
    "inbewaringstelling",
    "titel",
    "stelsel",
    "beschermd wonen",
    "maatschappelijke opvang",
    "maatwerkfinanciering",
    "leveringsvorm",
    "accommodatie",
    "regiebehandelaar",
    "regie",
    "zorgkantoor",
    "zorgverzekeraar",
    "college",
    "reclassering",
    "voortgezet verblijf",
    "overbrugging",
    "beveiligingsniveau",
    "verblijfsrecht",
    "garant",
    "levensloopaanpak",
)


def texts() -> str:
    labels = [text.nl for members in LABELS.values() for text in members.values()]
    return "\n".join([*labels, *(one.nl for one in EVERYTHING)]).lower()


@pytest.mark.parametrize("noun", [n for n in LEGAL_NOUNS if n in texts()])
def test_a_legal_noun_that_texts_use_is_explained(noun: str) -> None:
    assert noun in GLOSSARY.read_text().lower()
