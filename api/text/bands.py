"""Numbers in bands, as text."""

from api.text.language import Lang
from api.text.sentences import readers as say
from api.text.values import written
from matcher.projecting.threshold import Band


def band_text(band: Band, lang: Lang) -> str:
    """Return a band that may start at zero as it is: `0 tot en met 8`."""
    if band.high is None:
        return say.OR_MORE.fill(lang, number=band.low)
    if band.low == band.high:
        return written(band.low, lang)
    return say.UP_TO.fill(lang, low=band.low, high=band.high)


def persons_text(band: Band, lang: Lang) -> str:
    """Return a number of persons: a few and none read the same."""
    if band.low == 0 and band.high is not None:
        return say.FEWER.fill(lang, number=band.high + 1)
    return band_text(band, lang)
