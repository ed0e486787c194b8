"""The table: field by phase by partner, with ground and term."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator
from pydantic_core import PydanticCustomError

from api.sharing.fields import FIELDS
from api.sharing.words import Partner, Phase
from api.web.shape import Coded

CODED = r"^[A-Z0-9_]+$"
Code = Annotated[str, Field(min_length=1, max_length=64, pattern=CODED)]
Cell = tuple[str, Phase, Partner]


class Source(Coded):
    """A ground: an article of a law, or the consent of the person."""

    code: Code
    consent: StrictBool = False
    nl: Annotated[str, Field(min_length=1, max_length=200)]
    en: Annotated[str, Field(min_length=1, max_length=200)]


class Row(Coded):
    """Fields that a partner may have in these phases, on one ground.

    `days`: how long at most, null = as long as the phase lasts. `reveal`: only after
    the desk reveals it to that one provider; then it always has days.
    """

    partner: Partner
    phases: Annotated[tuple[Phase, ...], Field(min_length=1)]
    fields: Annotated[tuple[str, ...], Field(min_length=1)]
    ground: Code
    days: Annotated[StrictInt | None, Field(ge=1, le=1826)] = None
    reveal: StrictBool = False


class Policy(Coded):
    """A whole sharing policy; what it does not name is not shared."""

    format: Literal[1]
    name: Annotated[str, Field(min_length=1, max_length=120)]
    grounds: tuple[Source, ...]
    rows: tuple[Row, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> "Policy":
        faults = [*_unknown(self), *_twice(self), *_reveals(self)]
        if faults:
            told = {"faults": "; ".join(faults)}
            raise PydanticCustomError("policy", "{faults}", told)
        return self

    @cached_property
    def usual(self) -> dict[Cell, Row]:
        """What a partner has without more, by cell."""
        return {cell: row for row in self.rows if not row.reveal for cell in cells(row)}

    @cached_property
    def revealed(self) -> dict[tuple[Cell, str], Row]:
        """What a partner may have after it is revealed, by cell and ground."""
        return {
            (cell, row.ground): row
            for row in self.rows
            if row.reveal
            for cell in cells(row)
        }

    def allows(self, partner: Partner, phase: Phase | None, field: str) -> bool:
        """Tell whether a partner may have a field; None: in whichever phase it is."""
        phases = tuple(Phase) if phase is None else (phase,)
        return all((field, one, partner) in self.usual for one in phases)

    def ground(self, code: str) -> Source:
        """Return a ground by its code."""
        (found,) = [one for one in self.grounds if one.code == code]
        return found


def cells(row: Row) -> tuple[Cell, ...]:
    """Return the cells of the table that a row fills."""
    return tuple((f, phase, row.partner) for f in row.fields for phase in row.phases)


def _unknown(policy: Policy) -> list[str]:
    grounds = {one.code for one in policy.grounds}
    fields = {field for row in policy.rows for field in row.fields} - FIELDS.keys()
    used = {row.ground for row in policy.rows} - grounds
    faults = [f"no such field: {field}" for field in sorted(fields)]
    if len(grounds) < len(policy.grounds):
        faults.append("a ground stands there twice")
    return faults + [f"no such ground: {code}" for code in sorted(used)]


def _twice(policy: Policy) -> list[str]:
    seen, faults = set[tuple[Cell, str]](), []
    for row in policy.rows:
        for cell in cells(row):
            mark = (cell, row.ground if row.reveal else "")
            if mark in seen:
                field, phase, partner = cell
                faults.append(f"twice: {field}, {phase}, {partner}")
            seen.add(mark)
    return faults


def _reveals(policy: Policy) -> list[str]:
    faults = []
    for at, row in enumerate(policy.rows):
        if row.reveal and row.partner is not Partner.PROVIDER:
            faults.append(f"rows[{at}]: only to a provider something is revealed")
        if row.reveal and row.days is None:
            faults.append(f"rows[{at}]: what is revealed has days")
    return faults
