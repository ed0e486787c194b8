"""What was done before, beside the blocker that it was about."""

from collections.abc import Iterator

from api.text.labels import label
from api.text.names import Names
from api.text.sentences import precedents as say
from api.text.values import TIMES, Counted
from matcher.projecting.precedents import Earlier, earlier
from matcher.result import OfferNo


def earlier_texts(rule: str, offer: OfferNo, names: Names) -> Iterator[str]:
    """Yield what was done before about this rule at such an offer, nearest first."""
    yield from (_text(found, names) for found in earlier(names.region, rule, offer))


def often_text(times: int, names: Names) -> str:
    """Return that something was done so often that it can be told to anybody."""
    return say.BEFORE_OFTEN.fill(names.lang, times=Counted(times, TIMES))


def _text(found: Earlier, names: Names) -> str:
    lang = names.lang
    texts = [
        say.BEFORE.fill(
            lang,
            where=label(found.where, lang),
            times=Counted(found.times, TIMES),
            last=found.last,
        )
    ]
    if found.condition is not None:
        texts.append(say.UNDER.fill(lang, condition=label(found.condition, lang)))
    if found.instrument is not None:
        texts.append(say.PAID_BY.fill(lang, paper=label(found.instrument, lang)))
    return " ".join(texts)
