"""The statement as an entry of the algoritmeregister; the register knows Dutch only."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from api.statement.claims import AlgorithmStatement, NamedText
from api.statement.fields import ASKED, FIELDS, LANGUAGE, STANDARD, THEMES
from api.statement.organisation import Organisation
from api.statement.purpose import ABOUT
from api.statement.rules import laws

Links: TypeAlias = list[Mapping[str, str | None]]
Entry: TypeAlias = dict[str, str | list[str] | Links | None]

TO_FILL = "In te vullen door de organisatie"
NAME = "Schakelpunt: plekken voorstellen voor mensen die moeilijk een plek vinden"
TAGS = "wonen, zorg, ggz, plaatsing, beschermd wonen, Wmo, Wlz, Zvw, Wfz, wachtlijst"
SHORT = f"{ABOUT['who'].nl} Het maakt een voorstel. Mensen beslissen."
IMPACT = (
    "Wie een plek zoekt, krijgt misschien eerder een plek die past. Of het wordt "
    "duidelijk waarom die er nog niet is."
)
WEIGHED = (
    "Zonder programma zoekt het schakelpunt per persoon, plek voor plek. Dan is niet "
    "te zien of een andere verdeling meer mensen helpt. Vaak blijft onbekend waarom "
    "iets niet lukt. Het programma bekijkt iedereen samen en legt elk nee uit. Het "
    "nadeel: het gebruikt gevoelige gegevens. Een fout in een regel raakt meer mensen "
    "tegelijk. Daarom schreven mensen alle regels, met een bron. En daarom beslist "
    "altijd een mens. Een zelflerend model is overwogen en niet gekozen. Zo'n model "
    "kan niet uitleggen waarom iemand geen plek heeft."
)
LEARNS = "Het algoritme is niet zelflerend."
INPUT = (
    "Invoer: gegevens over personen, plekken, contracten en budgetten. Uitvoer: per "
    "persoon een voorstel met plek, betaler en startdatum, of de soort nee met elke "
    "regel en grens die in de weg staat."
)
SOLVES = (
    "Wat de regels openlaten, wordt een wiskundig verdeelprobleem met gehele getallen. "
    "De stappen hieronder worden een voor een zo goed mogelijk gemaakt. Elke stap is "
    "bewezen voordat de volgende begint; is de tijd op, dan staat erbij dat het niet "
    "bewezen is."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen:
    """A field that waits for the organisation; `needed`: nothing goes out without."""

    field: str
    title: str
    needed: bool


def entry(said: AlgorithmStatement, own: Organisation) -> Entry:
    """Return the entry, every field of the standard in its order.

    `said` is the Dutch statement. What the organisation has to say and did not is
    TO_FILL; what it may leave out is None.
    """
    made: Entry = {
        "name": NAME,
        "description_short": SHORT,
        "category": list(THEMES),
        "goal": _joined((*said.about[:2], *said.decides, IMPACT)),
        "proportionality": WEIGHED,
        "human_intervention": _joined(
            (
                *said.leaves,
                "Wie het laatste woord heeft, per stap.",
                _listed(NamedText(name=one.step, text=one.who) for one in said.words),
            )
        ),
        "risks": _listed((*said.falls, *said.safeguards)),
        "lawful_basis": _listed(said.grounds),
        "lawful_basis_grouping": _laws(said),
        "source_data": _data(said),
        "source_data_grouping": [],
        "methods_and_models": _method(said),
        "lang": LANGUAGE,
        "standard_version": STANDARD,
        "tags": TAGS,
    }
    return {name: made[name] if name in made else _own(name, own) for name in FIELDS}


def still_open(found: Entry) -> tuple[StillOpen, ...]:
    """Return the fields that wait for the organisation, in the order of the form."""
    return tuple(
        StillOpen(field=name, title=one.title, needed=one.needed)
        for name, one in FIELDS.items()
        if one.own and found[name] in (TO_FILL, None, [])
    )


def as_csv(found: Entry) -> bytes:
    """Return the entry as a table: the names of the fields, and one line of values."""
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(found)
    lines.writerow(_cell(value) for value in found.values())
    return text.getvalue().encode()


def _own(name: str, own: Organisation) -> str | Links | None:
    if name == "impacttoetsen_grouping":
        return [{"title": o.title, "link": o.link} for o in own.impacttoetsen_grouping]
    value: str | None = getattr(own, name)
    return TO_FILL if value is None and name in ASKED else value


def _laws(said: AlgorithmStatement) -> Links:
    found = laws((*said.rules, *said.provisions))
    return [{"title": name, "link": link} for name, link in found.items()]


def _data(said: AlgorithmStatement) -> str:
    used = ", ".join(one.meaning for one in said.record)
    never = ", ".join(one.name for one in said.never)
    held = ", ".join(dict.fromkeys(one.meaning for one in said.held))
    return (
        f"Van de persoon tellen mee: {used}. Elk gegeven heeft een bron en een datum, "
        f"of is onbekend. Wel bewaard, maar zonder invloed op het voorstel: {held}. "
        f"Nooit gebruikt: {never}."
    )


def _method(said: AlgorithmStatement) -> str:
    steps = ", ".join(f"{one.meaning} ({one.aim})" for one in said.steps)
    rules = ", ".join(one.title for one in said.rules)
    return _joined(
        (
            LEARNS,
            INPUT,
            f"Regels ({len(said.rules)}): {rules}.",
            f"Bepalingen over wie betaalt: {len(said.provisions)}.",
            SOLVES,
            f"Stappen: {steps}.",
            *said.order,
            *(f"{one.name}: {one.text}" for one in said.way),
            f"Versie van de regels: {said.ruleset}.",
            f"Doelstelling: {said.objective}.",
        )
    )


def _listed(found: Iterable[NamedText]) -> str:
    return _joined(f"{one.name}: {_ended(one.text)}" for one in found)


def _ended(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _joined(texts: Iterable[str]) -> str:
    return " ".join(texts)


def _cell(value: str | list[str] | Links | None) -> str:
    if not isinstance(value, list):
        return value or ""
    return "; ".join(
        one if isinstance(one, str) else f"{one['title']}: {one['link'] or ''}"
        for one in value
    )
