"""A case that writes down what is read of it, and a case of which one value differs."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum

from matcher.facts.origins import record_paths
from matcher.model.case import Case
from matcher.model.region import Region

LEAVES = frozenset(record_paths())
# Which records of a region a text in the record of a case may name.
NAMED = {
    "municipality": "municipality",
    "network": "municipality",
    "entitlements.funder": "funder",
    "insurer": "funder",
    "zorgkantoor": "funder",
    "entitlements.place": "place",
    "stay_now.place": "place",
    "refused_by": "place",
    "wishes": "place",
}
_MADE: dict[type, type] = {}


@dataclass
class Watch:
    """The paths that were read of any case since the last look."""

    read: set[str] = field(default_factory=set)

    def region(self, region: Region) -> Region:
        """Return the region with every case in it watched."""
        return replace(region, cases=tuple(self._seen(c, "") for c in region.cases))

    def _seen(self, value, path):
        if isinstance(value, tuple):
            return tuple(self._seen(one, path) for one in value)
        if not is_dataclass(value):
            return value
        seen = object.__new__(_watched(type(value)))
        hidden = {"_own": value, "_path": path, "_read": self.read}
        for name, one in hidden.items():
            object.__setattr__(seen, name, one)
        for one in fields(value):
            inner = self._seen(getattr(value, one.name), f"{path}{one.name}.")
            object.__setattr__(seen, one.name, inner)
        return seen


def own(value):
    """Return the record behind a watched one."""
    try:
        return object.__getattribute__(value, "_own")
    except AttributeError:
        return value


def _watched(kind):
    """Return a class like `kind` of which every field that is read is written down."""
    if kind in _MADE:
        return _MADE[kind]
    names = {f.name for f in fields(kind)}

    def read(self, name):
        if name in names:
            path = object.__getattribute__(self, "_path") + name
            if path in LEAVES:
                object.__getattribute__(self, "_read").add(path)
        return object.__getattribute__(self, name)

    named = {
        "__getattribute__": read,
        "__eq__": lambda self, other: own(self) == own(other),
        "__hash__": lambda self: hash(own(self)),
    }
    _MADE[kind] = type(f"Watched{kind.__name__}", (kind,), named)
    return _MADE[kind]


def otherwise(region: Region, case: Case, path: str) -> Iterator[Case]:
    """Yield the case with another value at a path, in as many ways as are tried."""
    kind = NAMED.get(path)
    codes = ("anders", "FPC") if kind is None else tuple(getattr(region, kind))
    for record in _otherwise(case, path.split("."), codes):
        assert isinstance(record, Case)
        yield record


def _otherwise(record, path, codes):
    name, *inner = path
    value = getattr(record, name)
    if inner and isinstance(value, tuple):
        for k, one in enumerate(value):
            for other in _otherwise(one, inner, codes):
                yield replace(record, **{name: (*value[:k], other, *value[k + 1 :])})
    elif inner:
        for other in _otherwise(value, inner, codes):
            yield replace(record, **{name: other})
    else:
        for other in _values(value, codes):
            yield replace(record, **{name: other})


def _values(value, codes):
    if isinstance(value, tuple):
        hints = {type(one) for one in value}
        members = [m for kind in hints if issubclass(kind, Enum) for m in kind]
        more = tuple(one for one in members or codes if one not in value)
        yield from (value[:-1], (*value, *more))
        yield from ((*value, one) for one in more)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from (other for other in type(value) if other is not value)
    elif isinstance(value, int):
        yield from (
            value + by for by in (-value, -1, 1, 400, 20_000) if value + by >= 0
        )
    elif isinstance(value, date):
        yield from (value + timedelta(days=by) for by in (-400, -30, -1, 1, 30, 400))
    elif isinstance(value, str):
        yield from (code for code in codes if code != value)
