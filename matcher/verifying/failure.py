"""What the verifier reports: where a result and the second way differ."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A claim that fails: its path in the result, what it should be, what it is."""

    path: Path
    expected: object
    found: object

    @property
    def where(self) -> str:
        """Return the path as text, such as `cases[3].no.kind`."""
        parts = (f"[{p}]" if isinstance(p, int) else f".{p}" for p in self.path)
        return "".join(parts).lstrip(".")


def differences(expected: object, found: object, path: Path = ()) -> Iterator[Failure]:
    """Yield a failure for every leaf in which two values of one shape differ."""
    if is_dataclass(expected) and type(expected) is type(found):
        for field in fields(expected):
            name = field.name
            yield from differences(
                getattr(expected, name), getattr(found, name), (*path, name)
            )
    elif isinstance(expected, tuple) and isinstance(found, tuple):
        if len(expected) != len(found):
            yield Failure((*path, "length"), len(expected), len(found))
        for k, (a, b) in enumerate(zip(expected, found, strict=False)):
            yield from differences(a, b, (*path, k))
    elif expected != found or type(expected) is not type(found):
        yield Failure(path, expected, found)
