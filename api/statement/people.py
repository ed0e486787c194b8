"""Who has the last word at each step: the owners that the table of states names."""

from collections.abc import Mapping

from api.statement.claims import LastWord
from api.states import MACHINES
from api.text.labels import label
from api.text.language import Both, Lang
from matcher.rules import FOR_PEOPLE

# Steps at which somebody decides something for a person; the other machines are about
# accounts and about computing.
STEPS: Mapping[str, Both] = {
    "case": Both(
        "een voorstel overnemen, ervan afwijken of wachten",
        "accepting a proposal, deviating from it, or waiting",
    ),
    "question": Both("ja of nee op een vraag om een plek", "yes or no to a question"),
    "refusal": Both(
        "een nee tegen het eigen aanbod", "a no against what was published"
    ),
    "hold": Both("een plek vasthouden", "holding a place"),
    "placement": Both("een plaatsing afspreken", "agreeing on a placement"),
    "handover": Both("de warme overdracht", "the warm handover"),
    "principle": Both("in principe willen betalen", "willing to pay in principle"),
    "referral": Both("iemand aanmelden", "bringing somebody in"),
    "action": Both("een afgesproken actie doen", "doing an agreed action"),
    "escalation": Both("advies vragen bij vastlopen", "asking advice when stuck"),
    "sharing-consent": Both(
        "toestemming om gegevens te delen", "consent to sharing data"
    ),
    "reveal": Both("meer laten zien aan een aanbieder", "showing a provider more"),
    "correction": Both("een gegeven verbeteren", "correcting a fact"),
    "restriction": Both(
        "het gebruik van gegevens stilleggen", "stopping the use of facts"
    ),
    "objection": Both("een bezwaar wegen", "weighing an objection"),
}
WHO: Mapping[str, Both] = {
    "desk": Both("het schakelpunt", "the desk"),
    "provider": Both("de aanbieder", "the provider"),
    "desk first, then provider": Both(
        "eerst het schakelpunt, dan de aanbieder", "first the desk, then the provider"
    ),
    "provider gives, desk uses": Both(
        "de aanbieder geeft, het schakelpunt gebruikt",
        "the provider gives, the desk uses",
    ),
    "named for each item": Both(
        "wie bij het onderdeel genoemd is", "who is named for the item"
    ),
    "desk asks, funder answers": Both(
        "het schakelpunt vraagt, de financier antwoordt",
        "the desk asks, the funder answers",
    ),
    "referring partner sends, desk closes": Both(
        "de verwijzer meldt aan, het schakelpunt sluit af",
        "the referring partner sends, the desk closes",
    ),
    "desk; who does it stands in the action": Both(
        "het schakelpunt, en wie de actie op zich nam",
        "the desk, and who took on the action",
    ),
    "who is asked for advice, then the desk": Both(
        "wie advies geeft, daarna het schakelpunt",
        "who is asked for advice, then the desk",
    ),
    "the person; the desk writes it down": Both(
        "de persoon zelf; het schakelpunt schrijft het op",
        "the person; the desk writes it down",
    ),
    "desk; whose door it is, once it was forwarded": Both(
        "het schakelpunt; na doorsturen wie erover beslist",
        "the desk; once it was sent on whoever decides on it",
    ),
}


def last_words(lang: Lang) -> tuple[LastWord, ...]:
    """Return who has the last word at each step of the working day."""
    return tuple(
        LastWord(step=STEPS[m.name].in_(lang), who=WHO[m.owner].in_(lang))
        for m in MACHINES
        if m.name in STEPS
    )


def judgements(lang: Lang) -> tuple[LastWord, ...]:
    """Return the questions that law or good care leaves to people, and to whom."""
    return tuple(
        LastWord(
            step=item.title_en if lang == "en" else item.title_nl,
            who=label(item.who, lang),
        )
        for item in FOR_PEOPLE
    )
