"""Free text that people add: short, and never with the number of a citizen in it."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

LONGEST, LINE = 500, 120
# Eight or nine digits, written together or with a space, a dot or a hyphen between.
_DIGITS = re.compile(r"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def has_bsn(text: str) -> bool:
    """Tell whether a number in the text could be a burgerservicenummer."""
    return any(_is_bsn(re.sub(r"\D", "", found)) for found in _DIGITS.findall(text))


def _is_bsn(digits: str) -> bool:
    padded = digits.zfill(len(_WEIGHTS))
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, padded, strict=True))
    return total % 11 == 0 and int(digits) > 0


def _without_bsn(text: str) -> str:
    if has_bsn(text):
        message = "Input should hold no burgerservicenummer"
        raise PydanticCustomError("bsn", message)
    return text


Note = Annotated[
    str,
    Field(min_length=1, max_length=LONGEST),
    AfterValidator(_without_bsn),
]
Line = Annotated[
    str, Field(min_length=1, max_length=LINE), AfterValidator(_without_bsn)
]
