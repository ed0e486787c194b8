"""Canonical bytes of a line, its mark, and the digest that chains a batch."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b, sha256
from typing import Any

from sqlalchemy import Row, select

from api.keyring import OneKey
from api.log.tables import ENTRY
from api.settings import Zone

NUMBER, MARK = 8, 16
FIRST = "0" * 64
COVERED = (
    *("id", "at", "event", "action", "outcome", "who", "role", "organisation"),
    *("on_behalf", "ground", "kind", "ref", "request", "point"),
)
COVERED_LINES = select(*(ENTRY.c[name] for name in COVERED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """What the digest of a batch covers, beside the digest of the batch before."""

    number: int
    lines: int
    first_at: datetime
    last_at: datetime
    root: str
    before: str

    def signed(self, zone: Zone, key: OneKey) -> str:
        """Return the digest."""
        first, last = _utc(self.first_at), _utc(self.last_at)
        numbers = [self.number, self.lines]
        tree = [zone, *numbers, first, last, self.root, self.before]
        return key.sign(json.dumps(tree).encode())


def content_of(line: Sequence[Any]) -> bytes:
    """Return the canonical bytes of a line."""
    return json.dumps([line[0], _utc(line[1]), *line[2:]]).encode()


def marks_of(
    lines: Iterable[Sequence[Any]], secret: bytes
) -> Iterator[tuple[int, bytes]]:
    """Yield the number of each line and what only this key makes of it."""
    for line in lines:
        mark = blake2b(content_of(line), key=secret, digest_size=MARK)
        yield line[0], mark.digest()


def packed(marks: Iterable[tuple[int, bytes]]) -> bytes:
    """Return marks as bytes."""
    return b"".join(number.to_bytes(NUMBER) + mark for number, mark in marks)


def unpacked(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marks out of bytes."""
    for at in range(0, len(content), NUMBER + MARK):
        middle = at + NUMBER
        yield int.from_bytes(content[at:middle]), content[middle : middle + MARK]


def root_of(marks: bytes) -> str:
    """Return what stands for all marks of a batch."""
    return sha256(marks).hexdigest()


def sealed_from(
    number: int, lines: Sequence[Row[Any]], marks: bytes, before: str
) -> Sealed:
    """Return what is sealed of lines that are sorted by number."""
    moments = [line.at for line in lines]
    return Sealed(
        number=number,
        lines=len(lines),
        first_at=min(moments),
        last_at=max(moments),
        root=root_of(marks),
        before=before,
    )


def _utc(moment: datetime) -> str:
    # A server tells moments in the zone of its own clock.
    return moment.astimezone(UTC).isoformat()
