"""From bytes to a tree of JSON values, refusing what no region file may hold."""

import json
import re
from typing import IO, TypeAlias

from api.regionfile.fault import Expected, Fault, Odd, RegionFileError, shown

Tree: TypeAlias = "dict[str, Tree] | list[Tree] | str | int | bool | Odd | None"

LARGEST = 50
DEEPEST = 64
LONGEST_NUMBER = 18
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The closing quote is optional, so that a broken string is scanned only once.
_TEXT = re.compile(rb'"[^"\\]*+(?:\\.?[^"\\]*+)*+"?', re.DOTALL)
_ONE_KIND = bytes.maketrans(b"[]{}", b"()()")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


class Doubled(dict[str, "Tree"]):
    """An object in which keys occur more than once; `doubled` names them."""

    doubled: tuple[str, ...] = ()


def read_bytes(stream: IO[bytes], megabytes: int = LARGEST) -> bytes:
    """Return everything in the stream; RegionFileError when it is too large."""
    largest = megabytes * 1024 * 1024
    data = stream.read(largest + 1)
    if len(data) > largest:
        expected = Expected(
            f"een bestand van hoogstens {megabytes} MB",
            f"a file of {megabytes} MB at most",
        )
        raise _refused(f"> {megabytes} MB", expected)
    return data.removeprefix(BYTE_ORDER_MARK)


def parse(data: bytes) -> Tree:
    """Return the JSON tree; RegionFileError when it is no JSON or is too deep."""
    if _too_deep(data):
        raise _refused(
            f"> {DEEPEST}",
            Expected(
                f"hoogstens {DEEPEST} lagen haken in elkaar",
                f"at most {DEEPEST} levels of brackets",
            ),
        )
    try:
        tree: Tree = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=Odd,
            parse_constant=Odd,
        )
    except UnicodeDecodeError as error:
        expected = Expected("tekst in UTF-8", "text in UTF-8")
        raise _refused(f"byte {error.start}", expected) from error
    except json.JSONDecodeError as error:
        near = error.doc[error.pos : error.pos + 1]
        expected = Expected(
            f"geldige JSON op regel {error.lineno}, teken {error.colno}",
            f"valid JSON at line {error.lineno}, character {error.colno}",
        )
        raise _refused(shown(near) if near else "", expected) from error
    return tree


def _too_deep(data: bytes) -> bool:
    # Every round takes away the innermost pair of brackets of each nest.
    brackets = _TEXT.sub(b"", data).translate(_ONE_KIND, _NO_BRACKETS)
    for _ in range(DEEPEST):
        brackets = brackets.replace(b"()", b"")
        if not brackets:
            return False
    return brackets.count(b"(") > DEEPEST or b"()" in brackets


def _object(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    seen, twice = set[str](), dict[str, None]()
    for key, _ in pairs:
        if key in seen:
            twice[key] = None
        seen.add(key)
    doubled = Doubled(made)
    doubled.doubled = tuple(twice)
    return doubled


def _integer(text: str) -> int | Odd:
    return int(text) if len(text) <= LONGEST_NUMBER else Odd(text)


def _refused(value: str, expected: Expected) -> RegionFileError:
    return RegionFileError((Fault("$", value, expected),))
