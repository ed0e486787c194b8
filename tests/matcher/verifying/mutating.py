"""Every single change of a frozen record: one leaf at a time, wherever it lies."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

Path = tuple[str | int, ...]
Mutant = tuple[Path, str, object]


def mutants(record: object, donors: dict[type, object]) -> Iterator[Mutant]:
    """Yield (path, what was done, the whole record with that one change).

    Numbers and days one up, texts longer, enums and truths another, tuples with an
    element dropped or twice, optional values there or not there. `donors` gives a
    value of a record's class where there was none.
    """
    for field in fields(record):
        value, hint = getattr(record, field.name), _hints(type(record))[field.name]
        for path, what, changed in _changes(value, hint, donors):
            yield (field.name, *path), what, replace(record, **{field.name: changed})


def pattern(path: Path) -> str:
    """Return the path without positions: equal for leaves of the same kind."""
    return ".".join("#" if isinstance(step, int) else step for step in path)


def _changes(value: object, hint: object, donors: dict[type, object]):
    options = _options(hint)
    if value is None:
        for option in options:
            made = _made(option, donors)
            if made is not None:
                yield (), "from nothing", made
        return
    if NoneType in options:
        yield (), "to nothing", None
    if is_dataclass(value):
        yield from mutants(value, donors)
    elif isinstance(value, tuple):
        yield from _of_tuple(value, options, donors)
    else:
        yield (), "another value", _other(value)


def _of_tuple(value: tuple[object, ...], options, donors: dict[type, object]):
    inner = next((o for o in options if get_origin(o) is tuple), tuple[object, ...])
    hints = get_args(inner)
    for k, element in enumerate(value):
        hint = hints[0] if Ellipsis in hints else hints[k]
        for path, what, changed in _changes(element, hint, donors):
            yield (k, *path), what, (*value[:k], changed, *value[k + 1 :])
        if Ellipsis in hints:
            yield (k,), "dropped", (*value[:k], *value[k + 1 :])
            yield (k,), "twice", (*value[: k + 1], *value[k:])


def _other(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, int):
        return value + 1
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, str):
        return value + "x"
    message = f"no other value for {value!r}"
    raise TypeError(message)


def _made(hint: object, donors: dict[type, object]) -> object | None:
    if hint is NoneType or not isinstance(hint, type):
        return None
    if hint in donors:
        return donors[hint]
    if issubclass(hint, Enum):
        return next(iter(hint))
    plain = {int: 1, str: "x", date: date(2030, 1, 1)}
    if hint not in plain:
        message = f"no donor for {hint}"
        raise TypeError(message)
    return plain[hint]


def _options(hint: object) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)


def _hints(record: type) -> dict[str, object]:
    return get_type_hints(record)
