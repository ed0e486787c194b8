"""Fields that could stand for something else: told plainly, with rule and source."""

from collections.abc import Iterable, Mapping

from api.statement.claims import ProxyField
from api.statement.facts import field_label, rules_on, steps_on
from api.text.catalogue import cited
from api.text.language import Both, Lang
from matcher.objective import Objective
from matcher.rule import Rule
from matcher.sources import Source

# By field of the record: what it could stand for, and why it is read all the same.
PROXIES: Mapping[str, tuple[Both, Both]] = {
    "age": (
        Both("de leeftijd zelf", "age itself"),
        Both(
            "Een aanbieder kiest zijn doelgroep. Leeftijd bepaalt ook welke wet "
            "betaalt.",
            "A provider chooses whom it is for. Age also decides which law pays.",
        ),
    ),
    "sex": (
        Both("het geslacht zelf", "sex itself"),
        Both(
            "Sommige plekken zijn alleen voor vrouwen of alleen voor mannen. De "
            "aanbieder zegt dat zelf.",
            "Some places are for women alone or for men alone. The provider says so "
            "itself.",
        ),
    ),
    "municipality": (
        Both("afkomst of inkomen van een buurt", "ethnicity or income of an area"),
        Both(
            "Sommige plekken nemen alleen mensen uit bepaalde gemeenten. De gemeente "
            "bepaalt ook wie betaalt.",
            "Some places take people from certain gemeenten only. The gemeente also "
            "decides who pays.",
        ),
    ),
    "network": (
        Both("afkomst, via waar naasten wonen", "ethnicity, by where family lives"),
        Both(
            "Dichtbij naasten wonen telt als beter passend. Tussen wie verder gelijk "
            "staat, kan dat beslissen over een plek.",
            "Living near family and friends counts as a better fit. Between equals it "
            "can decide who gets a place.",
        ),
    ),
    "wishes": (
        Both("wat iemand kent of durft te vragen", "what somebody knows or dares ask"),
        Both(
            "Een wens die uitkomt telt als beter passend. Tussen wie verder gelijk "
            "staat, kan dat beslissen over een plek.",
            "A wish that is met counts as a better fit. Between equals it can decide "
            "who gets a place.",
        ),
    ),
    "basics": (
        Both("nationaliteit, via verblijfsrecht", "nationality, by right of residence"),
        Both(
            "De Wmo vraagt verblijfsrecht. Alleen ja, nee of onbekend staat er.",
            "The Wmo asks for a right of residence. Only yes, no or unknown is there.",
        ),
    ),
    "insurer": (
        Both("inkomen, via de polis", "income, by the policy"),
        Both(
            "De verzekeraar betaalt alleen bij een aanbieder met een contract.",
            "The insurer pays only where the provider has a contract.",
        ),
    ),
    "with_child": (
        Both("geslacht of gezin", "sex or family"),
        Both(
            "Niet elke plek heeft ruimte voor een kind. De aanbieder zegt dat zelf.",
            "Not every place has room for a child. The provider says so itself.",
        ),
    ),
    "traits": (
        Both("een ziekte of een beperking", "an illness or a disability"),
        Both(
            "Aanbieders sluiten kenmerken uit voor de veiligheid. De uitleg noemt "
            "welke, en of erover te praten valt.",
            "Providers exclude traits for safety. The explanation names which, and "
            "whether they can be discussed.",
        ),
    ),
}


def proxies(
    rules: Iterable[Rule], objective: Objective, lang: Lang
) -> tuple[ProxyField, ...]:
    """Return each of these fields with the rules and steps that turn on it."""
    known = tuple(rules)
    return tuple(_proxy(name, known, objective, lang) for name in PROXIES)


def _proxy(
    name: str, rules: tuple[Rule, ...], objective: Objective, lang: Lang
) -> ProxyField:
    concern, why = PROXIES[name]
    readers = tuple(rules_on(name, rules))
    sources = dict.fromkeys(_from(s, lang) for rule in readers for s in rule.sources)
    return ProxyField(
        key=name,
        meaning=field_label(name, lang),
        concern=concern.in_(lang),
        why=why.in_(lang),
        rules=tuple(rule.key for rule in readers),
        steps=steps_on(name, objective, lang),
        sources=tuple(sources),
    )


def _from(source: Source, lang: Lang) -> str:
    """Return the law of a source, or whose policy it is."""
    if source.is_policy:
        return cited(source, lang)
    return source.law.en if lang == "en" else source.law.nl
