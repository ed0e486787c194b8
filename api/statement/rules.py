"""Every released rule and provision with its sources; whose reading is in doubt."""

from collections.abc import Iterable, Iterator

from api.statement.claims import CitedSource, NamedText, RuleSaid
from api.text.catalogue import cited, doubt
from api.text.labels import label
from api.text.language import Both, Lang
from matcher.funding.provision import Provision, ProvisionKind
from matcher.kinds import Family
from matcher.rule import Rule
from matcher.sources import Source

LAW_PAGE = "https://wetten.overheid.nl/{bwb_id}"
KINDS: dict[ProvisionKind, Both] = {
    ProvisionKind.ROUTE: Both("opent een weg om te betalen", "opens a way to pay"),
    ProvisionKind.CONDITION: Both("iemand moet dit bevestigen", "needs a confirmation"),
    ProvisionKind.TRIGGER: Both("geeft een taak met een datum", "gives a dated task"),
    ProvisionKind.CLOCK: Both("begint of stopt op een dag", "starts or ends on a day"),
    ProvisionKind.BLOCK: Both("sluit een weg om te betalen", "closes a way to pay"),
    ProvisionKind.FOR_PEOPLE: Both("mensen beslissen dit", "people decide this"),
}


def rules_said(rules: Iterable[Rule], lang: Lang) -> tuple[RuleSaid, ...]:
    """Return what every rule is, in the order of the contents."""
    return tuple(
        RuleSaid(
            key=rule.key,
            version=rule.version,
            title=rule.title_en if lang == "en" else rule.title_nl,
            family=label(rule.family, lang),
            force=label(rule.strength, lang),
            owner=label(rule.owner, lang),
            kind=label(rule.kind, lang),
            reads=rule.reads,
            sources=tuple(_cited(source, lang) for source in rule.sources),
        )
        for rule in rules
    )


def provisions_said(
    provisions: Iterable[Provision], lang: Lang
) -> tuple[RuleSaid, ...]:
    """Return what every provision on who pays is, in the order of R1 to R26."""
    return tuple(
        RuleSaid(
            key=one.key,
            version=None,
            title=one.title_en if lang == "en" else one.title_nl,
            family=label(Family.FUNDING, lang),
            force=label(one.strength, lang),
            owner=label(one.who, lang),
            kind=KINDS[one.kind].in_(lang),
            reads=(),
            sources=tuple(_cited(source, lang) for source in one.sources),
        )
        for one in provisions
    )


def doubts(said: Iterable[RuleSaid]) -> tuple[NamedText, ...]:
    """Return every source of which something is not verified, with its rule."""
    return tuple(_doubts(said))


def policies(said: Iterable[RuleSaid]) -> tuple[NamedText, ...]:
    """Return what rests on policy alone, no law behind it, and whose policy it is."""
    return tuple(
        NamedText(
            name=_called(one), text="; ".join(source.source for source in one.sources)
        )
        for one in said
        if all(source.policy for source in one.sources)
    )


def laws(said: Iterable[RuleSaid]) -> dict[str, str]:
    """Return the page of every law that is cited, by its name without the article."""
    found = {
        source.source.partition(" (")[0]: source.link
        for one in said
        for source in one.sources
        if source.link
    }
    return dict(sorted(found.items()))


def _doubts(said: Iterable[RuleSaid]) -> Iterator[NamedText]:
    for one in said:
        for source in one.sources:
            if source.doubt:
                name = f"{_called(one)}: {source.source}"
                yield NamedText(name=name, text=source.doubt)


def _called(one: RuleSaid) -> str:
    return f"{one.title} ({one.key})"


def _cited(source: Source, lang: Lang) -> CitedSource:
    return CitedSource(
        source=cited(source, lang),
        reading=source.reading.en if lang == "en" else source.reading.nl,
        doubt=doubt(source, lang),
        policy=source.is_policy,
        link=LAW_PAGE.format(bwb_id=source.bwb_id) if source.bwb_id else "",
    )
