"""What is wrong with a region file, for a person to mend."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

LONGEST_VALUE = 60


class Expected(NamedTuple):
    """What should have stood there, in plain Dutch and in English."""

    nl: str
    en: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One mistake: where (`cases[3].urgency.latest`), what was found, what fits.

    `value` is JSON text, shortened; empty when nothing was found.
    """

    path: str
    value: str
    expected: Expected

    def text(self, lang: str = "nl") -> str:
        """Return the fault as one line in the language `nl` or `en`."""
        if lang == "en":
            found = f"found {self.value}" if self.value else "nothing found"
            return f"{self.path}: {found}; expected {self.expected.en}"
        found = f"gevonden {self.value}" if self.value else "niets gevonden"
        return f"{self.path}: {found}; verwacht {self.expected.nl}"


class RegionFileError(Exception):
    """A region file is wrong; `faults` holds every mistake, in order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Hold the faults."""
        super().__init__("\n".join(f.text("en") for f in faults))
        self.faults = faults


def shown(value: object) -> str:
    """Return a value as short JSON text that is safe on a terminal."""
    if isinstance(value, dict):
        return "{...}"
    if isinstance(value, list):
        return "[...]"
    text = value.text if isinstance(value, Odd) else json.dumps(value)
    whole = len(text) <= LONGEST_VALUE
    return text if whole else text[: LONGEST_VALUE - 3] + "..."


@dataclass(frozen=True, slots=True)
class Odd:
    """A number that the format does not know: a fraction, NaN or far too large."""

    text: str


def once_per_path(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Return the first fault of each path, sorted by path, numbers as numbers."""
    first: dict[str, Fault] = {}
    for fault in faults:
        first.setdefault(fault.path, fault)
    return tuple(first[p] for p in sorted(first, key=by_number))


def by_number(path: str) -> list[tuple[str, int]]:
    """Return a key that sorts paths as people do: [2] before [10]."""
    steps = re.findall(r"([^\[\]]*)(?:\[(\d+)\])?", path)
    return [(name, int(number or -1)) for name, number in steps]
