"""Faults of a changed region, told at the change that brought them."""

import json
import re
from collections.abc import Iterable

from api.changefile.apply import Written
from api.changefile.paths import named
from api.regionfile.fault import Expected, Fault
from api.regionfile.parse import Tree
from api.regionfile.walk import everything

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")
ANYWHERE = "changes"


def blamed(
    written: Written, faults: Iterable[Fault]
) -> tuple[list[Fault], list[Fault]]:
    """Return each fault at the path in the file of changes that it comes from.

    First those in what a change wrote. Then what no change wrote and was in order
    before: told at the change that took away what it needs, or that is about the same
    record, with its own path beside it.
    """
    direct: list[Fault] = []
    caused: list[Fault] = []
    for fault in faults:
        steps = _steps(fault.path)
        origin = written.origin(steps)
        if origin is not None:
            direct.append(Fault(origin, fault.value, fault.expected))
            continue
        where = named(written.tree, steps)
        expected = Expected(
            f"{fault.expected.nl}; nu klopt {where} niet meer",
            f"{fault.expected.en}; now {where} is wrong",
        )
        caused.append(Fault(_cause(written, fault, steps), fault.value, expected))
    return direct, caused


def _cause(written: Written, fault: Fault, steps: list[str | int]) -> str:
    gone = written.gone.get(_text(fault.value))
    if gone is not None:
        return gone
    record: Tree = written.tree
    for step in steps[:2]:
        record = _child(record, step)
    mentioned = [v for _, _, v in everything(record) if isinstance(v, str)]
    about = (written.touched[v] for v in mentioned if v in written.touched)
    return next(about, ANYWHERE)


def _child(node: Tree, step: str | int) -> Tree:
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return node.get(str(step)) if isinstance(node, dict) else None


def _text(value: str) -> str:
    try:
        found = json.loads(value)
    except ValueError:
        return ""
    return found if isinstance(found, str) else ""


def _steps(path: str) -> list[str | int]:
    return [int(number) if number else name for number, name in _STEP.findall(path)]
