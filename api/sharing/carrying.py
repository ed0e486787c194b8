"""What of an answer is which field of the policy, by the type of the answer.

An answer type says it once; where a list holds it, or another type, that counts too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.alias_generators import to_camel

# What names a thing or says how far it is; no fact of anybody.
FORM = frozenset({"ref", "case", "state", "version", "number", "items", "next", "kind"})
REST, PARTS = "*", "."
Table = Mapping[type, str | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Subject:
    """Which thing an answer is about: the kind, and the property that names it."""

    kind: str
    name: str


@dataclass(slots=True)
class Property:
    """One property: its field (None: no case data), and how it is left blank.

    `by_key`: each key of the record in it is a field of its own, below this name.
    """

    field: str | None
    nullable: bool
    by_key: bool = False
    inner: "Carried | None" = None


@dataclass(slots=True)
class Carried:
    """One type of answer with its properties, as they are named over the line."""

    subject: Subject | None
    properties: dict[str, Property] = field(default_factory=dict)

    def fields(self) -> Iterator[str]:
        """Yield every field that may be in it."""
        for one in self.properties.values():
            if one.field is not None:
                yield one.field
            if one.inner is not None:
                yield from one.inner.fields()


@dataclass(frozen=True, slots=True)
class Carrying:
    """The types of answers of one zone; `nothing`: those that hold no case data."""

    table: Table
    subjects: Mapping[type, Subject]
    nothing: frozenset[type]

    def of(self, kind: Any) -> Carried | None:  # noqa: ANN401 - a type, or a union
        """Return what a type carries; None when no field of the policy is in it."""
        found = [self._model(one) for one in models_in(kind)]
        kept = [one for one in found if one is not None]
        return kept[0] if kept else None

    def uncovered(self, kind: Any) -> Iterator[str]:  # noqa: ANN401 - idem
        """Yield the properties of which nobody said which field they are."""
        for model in models_in(kind):
            if model in self.nothing:
                continue
            for name, info in model.model_fields.items():
                said = self._said(model, name)
                if said:
                    continue
                if models_in(info.annotation):
                    yield from self.uncovered(info.annotation)
                elif said is None and name not in FORM:
                    yield f"{model.__name__}.{name}"

    def _model(self, model: type[BaseModel]) -> Carried | None:
        if model in self.nothing:
            return None
        made = Carried(self.subjects.get(model, _named(model)))
        for name, info in model.model_fields.items():
            own, inner = self._field(model, name), self.of(info.annotation)
            if own is None and inner is None:
                continue
            by_key = own is not None and own.endswith(PARTS)
            made.properties[to_camel(name)] = Property(
                field=own,
                nullable=NoneType in get_args(info.annotation),
                by_key=by_key,
                inner=inner,
            )
        return made if made.properties else None

    def _field(self, model: type[BaseModel], name: str) -> str | None:
        return self._said(model, name) or None

    def _said(self, model: type[BaseModel], name: str) -> str | None:
        """Return the field of a property; "" = no case data, None = nobody said."""
        said = self.table.get(model)
        if said is None or isinstance(said, str):
            return None if name in FORM else said
        return said.get(name, "" if name in FORM else said.get(REST))


def models_in(kind: Any) -> tuple[type[BaseModel], ...]:  # noqa: ANN401 - idem
    """Return the types of bodies in an annotation: in lists and unions too."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return (kind,)
    return tuple(model for one in get_args(kind) for model in models_in(one))


def _named(model: type[BaseModel]) -> Subject | None:
    return Subject("case", "case") if "case" in model.model_fields else None
