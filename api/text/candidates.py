"""Who could use an opening, and the chain behind it, as text for the desk."""

from collections.abc import Iterator

from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import fact_label, label, urgency
from api.text.language import Both
from api.text.names import Names
from api.text.rules import title
from api.text.sentences import candidates as say
from api.text.sentences import run as say_run
from api.text.values import CASES, Cents, Counted, day, written
from matcher.claims.candidates import Candidate, Candidates, Link, Reach, Widen
from matcher.kinds import LimitKind
from matcher.result import Change
from matcher.rules import RULE_BY_KEY

MOST, NAMED = 100, 4
MONEY = frozenset({LimitKind.BUDGET, LimitKind.CONTRACT_CEILING})
WHO = Both("Wie past op {place}", "Who could use {place}")
COLUMNS = (
    Both("beurt", "turn"),
    Both("casus", "case"),
    Both("spoed", "urgency"),
    Both("uiterste datum", "latest date"),
    Both("dagen gewacht", "days waited"),
    Both("start", "start"),
    Both("wat er nog tussen staat", "what stands between"),
)
CHAIN = Both("Welke plekken daardoor vrijkomen", "Which places come free by that")
FIND_OUT = Both("zoek uit: {fact}", "find out: {fact}")
MORE = Both("en nog {number}", "and {number} more")
NO_DATE = "–"


def candidates_blocks(found: Candidates, names: Names) -> Iterator[Block]:
    """Yield the cases by how near they are, then the chain."""
    lang, place = names.lang, names.place(found.place)
    yield Heading(WHO.in_(lang).format(place=place))
    yield Line(say.DESK_ONLY.fill(lang))
    if names.region.synthetic:
        yield Line(say_run.SYNTHETIC.fill(lang))
    yield Line((say.ASSUMED if found.assumed else say.OPEN_NOW).fill(lang))
    yield Line(say.ORDER.fill(lang))
    if not any(case.reach.fits for case in found.cases):
        yield Line(say.NOBODY.fill(lang))
    for reach in Reach:
        own = [case for case in found.cases if case.reach is reach]
        if reach is not Reach.NEVER and own:
            yield Heading(f"{label(reach, lang)} ({len(own)})", 2)
            yield from _table(own, names)
    never = sum(case.reach is Reach.NEVER for case in found.cases)
    if never:
        yield Line(say.NEVER.fill(lang, cases=Counted(never, CASES)))
    yield Heading(CHAIN.in_(lang), 2)
    yield from _chain(found, names)


def _table(cases: list[Candidate], names: Names) -> Iterator[Block]:
    lang = names.lang
    yield Grid(
        tuple(c.in_(lang) for c in COLUMNS),
        tuple(_row(case, names) for case in cases[:MOST]),
        frozenset({0, 4}),
    )
    if len(cases) > MOST:
        yield Line(say_run.MORE_ROWS.fill(lang, number=len(cases) - MOST))


def _row(case: Candidate, names: Names) -> tuple[str, ...]:
    lang = names.lang
    between = list(_between(case, names))
    shown = between[:NAMED]
    if len(between) > NAMED:
        shown.append(MORE.in_(lang).format(number=len(between) - NAMED))
    return (
        written(case.turn, lang),
        case.case,
        urgency(case.urgency, lang),
        NO_DATE if case.latest is None else day(case.latest, lang),
        written(case.waited_days, lang),
        NO_DATE if case.start is None else day(case.start, lang),
        "; ".join(shown),
    )


def _between(case: Candidate, names: Names) -> Iterator[str]:
    """Yield what stands between the case and the place, and who can change it."""
    lang = names.lang
    if case.reach is Reach.ELSEWHERE and case.now is not None:
        yield say.LEAVES.fill(lang, place=names.place(case.now))
    if case.reach.fits:
        yield (say.BESIDE if case.beside else say.NOT_BESIDE).fill(lang)
    for change in case.changes:
        yield _change(change, names)
    for limit in case.limits:
        yield _limit(limit, names)
    if case.reach is Reach.LIMIT and not case.limits and not case.changes:
        yield say.ENDS_TOO_SOON.fill(lang)


def _change(change: Change, names: Names) -> str:
    lang = names.lang
    if change.rule is not None:
        what = title(RULE_BY_KEY[change.rule], names)
    else:
        fact = fact_label(change.fact or "", lang)
        what = FIND_OUT.in_(lang).format(fact=fact)
    who = label(change.owner, lang)
    if change.who and names.any(change.who) != who:
        who = f"{who} ({names.any(change.who)})"
    return say.NEEDS.fill(lang, what=what, who=who)


def _limit(limit: Widen, names: Names) -> str:
    lang = names.lang
    unit = Cents if limit.kind in MONEY else int
    return say.LIMIT.fill(
        lang,
        limit=label(limit.kind, lang),
        capacity=written(unit(limit.capacity), lang),
        amount=written(unit(limit.amount), lang),
        who=names.any(limit.who) if limit.who else label(limit.owner, lang),
    )


def _chain(found: Candidates, names: Names) -> Iterator[Block]:
    lang = names.lang
    if not found.chain:
        yield Line(say.NO_CHAIN.fill(lang))
        return
    yield Line(say.CHAIN_RULES.fill(lang))
    for link in _in_order(found.chain, found.place):
        yield Line(_link(link, names), link.depth + 1)
    if found.cut:
        yield Line(say.CUT.fill(lang))


def _in_order(links: tuple[Link, ...], place: str) -> Iterator[Link]:
    """Yield each link followed by those that it makes possible."""
    for link in links:
        if link.to == place:
            yield link
            yield from _in_order(links, link.leaves)


def _link(link: Link, names: Names) -> str:
    lang = names.lang
    texts = [
        say.LINK.fill(
            lang,
            case=link.case,
            leaves=names.place(link.leaves),
            to=names.place(link.to),
            day=link.from_day,
        ),
        say.WHY.fill(lang, mover=label(link.mover, lang)),
    ]
    if link.others:
        texts.append(say.OTHERS.fill(lang, cases=link.others))
    if any(bridge.place == link.leaves for bridge in names.region.bridging):
        texts.append(say.BRIDGE.fill(lang))
    elif link.total:
        texts.append(
            say.USERS.fill(
                lang,
                cases=Counted(link.total, CASES),
                unplaced=link.unplaced,
                users=link.users,
            )
        )
    else:
        texts.append(say.NO_USERS.fill(lang))
    return " ".join(texts)
