"""What the record of a case holds that nothing turns on, and why it is held."""

from collections.abc import Mapping

from api.statement.claims import UnreadField
from api.text.language import Both, Lang
from matcher.facts.origins import unused_paths

_SOURCE = (
    Both("de bron van een gegeven", "the source of a fact"),
    Both(
        "De persoon mag weten waar een gegeven vandaan komt.",
        "The person may know where a fact comes from.",
    ),
)
_DATED = (
    Both("de datum van een gegeven", "the date of a fact"),
    Both(
        "Een oud gegeven moet opvallen voordat iemand erop bouwt.",
        "An old fact has to stand out before somebody builds on it.",
    ),
)
# Besides the meaning of the field: which part of it, where only a part is not read.
WHY: Mapping[str, tuple[Both, Both]] = {
    "urgency.reason": (
        Both("de reden van de haast", "the reason of the hurry"),
        Both(
            "Mensen lezen de reden. Alleen de datum en het gevolg tellen mee.",
            "People read the reason. Only the date and the consequence count.",
        ),
    ),
    "stay_now.until": (
        Both("tot wanneer iemand daar nu blijft", "until when somebody stays there"),
        Both(
            "Mensen lezen het. Voor de haast telt alleen de uiterste datum.",
            "People read it. For the hurry only the latest date counts.",
        ),
    ),
    "source": _SOURCE,
    "dated": _DATED,
    "regie": (
        Both("wie de regie heeft", "who has the regie"),
        Both(
            "De uitleg noemt wie gebeld kan worden. Voor de verdeling telt het niet.",
            "The explanation names whom to call. For the plan it does not count.",
        ),
    ),
    "consents.recorded_by": (
        Both("wie de instemming opschreef", "who wrote down the consent"),
        Both(
            "De persoon mag weten wie dit vroeg en opschreef.",
            "The person may know who asked this and wrote it down.",
        ),
    ),
    "expected_stay_days": (
        Both("hoe lang het verblijf naar verwachting duurt", "how long it may last"),
        Both(
            "Een vraag aan een financier noemt het ongeveer. Een mens schatte het; "
            "het programma voorspelt niets.",
            "A question to a funder tells it roughly. A person estimated it; the "
            "program predicts nothing.",
        ),
    ),
    "facts.path": (
        Both("over welk gegeven een bron gaat", "which fact a source is about"),
        Both(
            "Zo hoort een bron bij het goede gegeven.",
            "So a source stands with the right fact.",
        ),
    ),
    "facts.source": _SOURCE,
    "facts.dated": _DATED,
}


def held(lang: Lang) -> tuple[UnreadField, ...]:
    """Return every path that nothing turns on: the record less what is used."""
    return tuple(
        UnreadField(
            key=path,
            meaning=WHY[path][0].in_(lang),
            why=WHY[path][1].in_(lang),
        )
        for path in unused_paths()
    )
