"""The legal frameworks around the program; what was not read at the source says so."""

from collections.abc import Mapping

from api.statement.claims import NamedText
from api.text.language import Both, Lang

UNREAD = Both("Niet nagelezen bij de bron.", "Not read at the source.")
GROUNDS: Mapping[str, tuple[Both, bool]] = {
    "AVG art. 6": (
        Both(
            "Taak van algemeen belang. De organisatie noemt zelf welke taak dat is.",
            "Task in the public interest. The organisation names which task that is.",
        ),
        False,
    ),
    "AVG art. 9, UAVG art. 22-30": (
        Both(
            "Gegevens over gezondheid. Daarvoor is een uitzondering in een wet nodig.",
            "Data on health. They need an exception in a law.",
        ),
        False,
    ),
    "AVG art. 10, UAVG art. 31-33": (
        Both(
            "Gegevens over straf. Alleen onder gezag of volgens de wet.",
            "Data on crime. Only under authority or by law.",
        ),
        False,
    ),
    "AVG art. 13-21": (
        Both(
            "Informatie, inzage, verbetering, wissen, beperking en bezwaar.",
            "Information, access, correction, erasure, restriction and objection.",
        ),
        False,
    ),
    "AVG art. 22": (
        Both(
            "Geen besluit door een computer alleen. Een mens beslist en schrijft de "
            "reden op.",
            "No decision by a computer alone. A person decides and writes down the "
            "reason.",
        ),
        False,
    ),
    "AVG art. 35": (
        Both(
            "Een DPIA is nodig. De organisatie maakt die voordat zij begint.",
            "A DPIA is needed. The organisation makes it before it begins.",
        ),
        False,
    ),
    "WGS art. 1.9": (
        Both(
            "Een uitkomst telt pas nadat een mens keek. De werking is openbaar en te "
            "volgen.",
            "An outcome counts only after a person looked. How it works is public and "
            "can be followed.",
        ),
        True,
    ),
    "Besluit WGS art. 1.9": (
        Both(
            "Nationaliteit blijft buiten de verwerking.",
            "Nationality stays outside the processing.",
        ),
        True,
    ),
    "WGS art. 2.25-2.31": (
        Both(
            "Samenwerken rond complexe casussen in een Zorg- en Veiligheidshuis. Of "
            "een schakelpunt eronder valt, is niet zeker.",
            "Working together on complex cases in a Zorg- en Veiligheidshuis. Whether "
            "a desk falls under it is not certain.",
        ),
        True,
    ),
    "Awb": (
        Both(
            "Een voorstel is geen besluit. Bezwaar gaat tegen het besluit van het "
            "bevoegde orgaan.",
            "A proposal is no besluit. Objection (bezwaar) is against the besluit of "
            "the competent body.",
        ),
        False,
    ),
    "AI-verordening (EU) 2024/1689": (
        Both(
            "Of dit AI is, is niet zeker: mensen schreven alle regels. Het ontwerp "
            "gaat uit van hoog risico (bijlage III, 5a).",
            "Whether this is AI is not certain: people wrote all rules. The design "
            "takes it as high risk (Annex III, 5a).",
        ),
        False,
    ),
    "Digital Omnibus (AI)": (
        Both(
            "De plichten van bijlage III schuiven van 2 augustus 2026 naar "
            "2 december 2027.",
            "The duties of Annex III move from 2 August 2026 to 2 December 2027.",
        ),
        False,
    ),
    "Algoritmeregister": (
        Both(
            "Publiceren is verwacht bij algoritmes met veel gevolgen. Of het een "
            "plicht is, is niet zeker.",
            "Publishing is expected of algorithms with much impact. Whether it is a "
            "duty is not certain.",
        ),
        False,
    ),
    "IAMA": (
        Both(
            "Toets op mensenrechten. De organisatie vult die in.",
            "Assessment of human rights. The organisation fills it in.",
        ),
        False,
    ),
}


def grounds(lang: Lang) -> tuple[NamedText, ...]:
    """Return every framework; one that was not read at its source says so."""
    return tuple(
        NamedText(
            name=name,
            text=text.in_(lang) if read else f"{text.in_(lang)} {UNREAD.in_(lang)}",
        )
        for name, (text, read) in GROUNDS.items()
    )
