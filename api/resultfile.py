"""The result file: written as canonical bytes, read back as strictly as a region."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from api.objectivefile import objective_faults
from api.regionfile.fault import Expected, Fault, RegionFileError, once_per_path, shown
from api.regionfile.parse import Tree, parse, read_bytes
from api.regionfile.schema import schema_of
from api.regionfile.shape import fitted, tree_of
from api.regionfile.walk import field
from api.regionfile.write import canonical
from matcher.model.terms import Instrument, Profile, TitleKind
from matcher.result import CaseResult, Result

FORMAT = 1
LARGEST = 500
BASES: tuple[type[StrEnum], ...] = (Instrument, TitleKind)


def write_result(result: Result) -> bytes:
    """Return the canonical bytes of a result: equal results are equal bytes."""
    return canonical(tree_of(result))


def read_result(path: Path) -> Result:
    """Return the result in a file.

    Raises RegionFileError with every fault, and OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        return result_in(read_bytes(stream, LARGEST))


def result_in(data: bytes) -> Result:
    """Return the result in JSON text; raises RegionFileError with every fault."""
    tree = parse(data)
    version = field(tree, "format")
    if version != FORMAT or isinstance(version, bool):
        expected = Expected(
            f"resultaat, formaatversie {FORMAT}",
            f"a result, format version {FORMAT}",
        )
        raise RegionFileError((Fault("format", shown(version), expected),))
    result, faults = fitted(Result, [data])
    faults = (*faults, *objective_faults(field(tree, "objective")))
    if result is None or faults:
        raise RegionFileError(once_per_path(faults))
    return replace(result, cases=tuple(map(_typed, result.cases)))


def _typed(outcome: CaseResult) -> CaseResult:
    # Fields that hold text or a member of a list are read as plain text.
    placed = outcome.placed
    if placed is None:
        return outcome
    line = placed.option.funding
    phases = tuple(
        replace(p, profile=_member(p.profile, Profile), basis=_member(p.basis, *BASES))
        for p in line.phases
    )
    option = replace(placed.option, funding=replace(line, phases=phases))
    return replace(outcome, placed=replace(placed, option=option))


def _member(text: str, *kinds: type[StrEnum]) -> str:
    members = (member for kind in kinds for member in kind if member == text)
    return next(members, text)


def result_schema() -> dict[str, Tree]:
    """Return the JSON Schema (draft 2020-12) of the result file."""
    return schema_of(Result)
