"""The view of a provider as text: its own places, and the questions about them."""

from collections.abc import Iterator

from api.text.bands import band_text
from api.text.blocks import Block, Grid, Heading, Line
from api.text.labels import label
from api.text.language import Both
from api.text.names import Names
from api.text.rules import YES_NO, title
from api.text.sentences import readers as say
from matcher.projecting.provider import Criterion, Payer, ProviderView, Question
from matcher.rules import RULE_BY_KEY

OWN = Both("Eigen plekken", "Own places")
QUESTIONS = Both("Vragen", "Questions")
OWN_COLUMNS = (
    Both("plek", "place"),
    Both("duidelijk meer mensen dan plekken", "clearly more people than places"),
)
CRITERION_COLUMNS = (
    Both("eigen criterium", "own criterion"),
    Both("antwoord", "answer"),
)


def provider_blocks(view: ProviderView, names: Names) -> Iterator[Block]:
    """Yield everything that the provider may read."""
    lang = names.lang
    name = names.any(view.provider)
    yield Heading(say.FOR_PROVIDER.fill(lang, provider=name, day=view.as_of))
    yield Heading(OWN.in_(lang), 2)
    yield Grid(
        tuple(c.in_(lang) for c in OWN_COLUMNS),
        tuple(
            (names.place(own.place), YES_NO[own.more_people].in_(lang))
            for own in view.places
        ),
    )
    yield Heading(QUESTIONS.in_(lang), 2)
    yield Line((say.A_QUESTION if view.questions else say.NO_QUESTION).fill(lang))
    for number, question in enumerate(view.questions, start=1):
        yield from _question(number, question, names)


def criterion_blocks(
    place: str, criteria: tuple[Criterion, ...], names: Names
) -> Iterator[Block]:
    """Yield how one person stands before the criteria of one place."""
    yield Heading(say.CRITERIA_AT.fill(names.lang, place=names.place(place)))
    yield Line(say.A_QUESTION.fill(names.lang))
    yield _grid(criteria, names)


def _question(number: int, question: Question, names: Names) -> Iterator[Block]:
    lang, place = names.lang, names.place(question.place)
    if question.until is None:
        head = say.QUESTION.fill(lang, number=number, place=place, start=question.start)
    else:
        head = say.QUESTION_UNTIL.fill(
            lang,
            number=number,
            place=place,
            start=question.start,
            until=question.until,
        )
    yield Heading(head, 3)
    yield _grid(question.criteria, names)
    if question.with_other:
        yield Line(say.WITH_OTHER.fill(lang))
    yield Line(say.CARE_HOURS.fill(lang, hours=band_text(question.care_hours, lang)))
    if question.payers:
        payers = tuple(_payer(payer, names) for payer in question.payers)
        yield Line(say.PAID_BY.fill(lang, payers=payers))
    if question.conditional:
        yield Line(say.CONDITIONAL.fill(lang))


def _grid(criteria: tuple[Criterion, ...], names: Names) -> Grid:
    lang = names.lang
    return Grid(
        tuple(c.in_(lang) for c in CRITERION_COLUMNS),
        tuple(
            (title(RULE_BY_KEY[c.rule], names), label(c.answer, lang)) for c in criteria
        ),
    )


def _payer(payer: Payer, names: Names) -> str:
    component = label(payer.component, names.lang)
    route = label(payer.route, names.lang)
    return f"{component}: {route} ({names.funder(payer.funder)})"
