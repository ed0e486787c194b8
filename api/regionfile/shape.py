"""The one schema: pydantic over the dataclasses of the matcher, from outside."""

import json
import types
from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from api.regionfile.fault import Expected, Fault, Odd, shown
from api.regionfile.parse import Tree
from api.regionfile.values import A_DATE, WHOLE
from api.regionfile.walk import join

T = TypeVar("T")
_ADAPTERS: dict[type[object], TypeAdapter[tuple[object]]] = {}
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


def adapter(kind: type[object]) -> TypeAdapter[tuple[object]]:
    """Return the schema of a dataclass, built once: strict, no extra fields.

    A bare dataclass takes no config from outside; as part of a tuple it does.
    """
    if kind not in _ADAPTERS:
        config = ConfigDict(strict=True, extra="forbid")
        whole = cast("type[tuple[object]]", types.GenericAlias(tuple, (kind,)))
        _ADAPTERS[kind] = TypeAdapter(whole, config=config)
    return _ADAPTERS[kind]


def shaped(kind: type[T], json_text: bytes) -> T:
    """Return the record in JSON text; raises ValidationError when it does not fit."""
    return cast("T", adapter(kind).validate_json(b"[" + json_text + b"]")[0])


def fitted(kind: type[T], texts: Iterable[bytes]) -> tuple[T | None, tuple[Fault, ...]]:
    """Return the record, or what is wrong with the first text that can be read."""
    found: tuple[Fault, ...] = ()
    for text in texts:
        try:
            return shaped(kind, text), ()
        except ValidationError as error:
            found = tuple(shape_faults(error))
            if error.errors()[0]["type"] != UNREADABLE:
                break
    return None, found


def plain(tree: Tree) -> bytes:
    """Return JSON text in which what pydantic cannot read at all is readable."""
    text = json.dumps(tree, ensure_ascii=False, default=_odd_text)
    return text.encode("utf-8", "replace")


def tree_of(record: object, *, defaults: bool = True) -> Tree:
    """Return a dataclass as JSON values, with or without fields at their default."""
    (tree,) = adapter(type(record)).dump_python(
        (record,), mode="json", exclude_defaults=not defaults
    )
    return cast("Tree", tree)


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
    return Expected(
        "een waarde die past bij het schema", "a value that fits the schema"
    )


def _odd_text(value: object) -> str:
    return value.text if isinstance(value, Odd) else repr(value)
