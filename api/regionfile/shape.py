"""The one schema: pydantic over the dataclasses of the model, from outside."""

from collections.abc import Iterator
from functools import cache

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from api.regionfile.fault import Expected, Fault, shown
from api.regionfile.values import A_DATE, WHOLE
from api.regionfile.walk import join
from matcher.model.region import Region

# A bare dataclass takes no config from outside; as part of a tuple it does.
Wrapped = tuple[Region]
UNREADABLE = "json_invalid"

_EXPECTED = {
    "missing": Expected("dit veld (verplicht)", "this field (required)"),
    "unexpected_keyword_argument": Expected(
        "dit veld niet: het formaat kent het niet",
        "no such field: the format does not know it",
    ),
    "int_type": WHOLE,
    "date_type": A_DATE,
    "date_parsing": A_DATE,
    "bool_type": Expected("true of false", "true or false"),
    "string_type": Expected("tekst", "text"),
    "tuple_type": Expected("een lijst", "a list"),
    "dataclass_type": Expected("een object met velden", "an object with fields"),
}


@cache
def adapter() -> TypeAdapter[Wrapped]:
    """Return the schema of a region file, built once: strict, no extra fields."""
    return TypeAdapter(Wrapped, config=ConfigDict(strict=True, extra="forbid"))


def shaped(json_text: bytes) -> Region:
    """Return the region in JSON text that is known to be well formed."""
    return adapter().validate_json(b"[" + json_text + b"]")[0]


def shape_faults(error: ValidationError) -> Iterator[Fault]:
    """Yield what pydantic found, with our paths and our words."""
    for details in error.errors(include_url=False, include_context=True):
        path = ""
        for step in details["loc"][1:]:
            path = join(path, step)
        yield Fault(path or "$", _value(details), _expected(details))


def _value(details: ErrorDetails) -> str:
    whole = details["type"] in {"missing", UNREADABLE}
    return "" if whole else shown(details["input"])


def _expected(details: ErrorDetails) -> Expected:
    known = _EXPECTED.get(details["type"])
    if known is not None:
        return known
    if details["type"] == "enum":
        options = details["ctx"]["expected"].replace("'", "")
        *first, last = options.replace(" or ", ", ").split(", ")
        listed = ", ".join(first)
        return Expected(f"{listed} of {last}", f"{listed} or {last}")
    return Expected("een waarde die past bij het schema", details["msg"])
