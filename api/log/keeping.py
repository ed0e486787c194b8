"""What is kept outside the store: the keys of the log, and how far it was sealed.

Who can write the store can then neither make a batch nor cut the end off unseen.
"""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from api.keyfiles import write_new
from api.keyring import KeyRing
from api.settings import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last batch that was sealed."""

    number: int
    digest: str


class LogKey:
    """The keys of one zone's log and its head, in a folder of its own."""

    def __init__(self, folder: Path, zone: Zone) -> None:
        """Read nothing yet."""
        self.zone = zone
        self.ring = KeyRing(folder, zone)
        self._folder = folder
        self._head = folder / f"{zone}.head"

    def make(self) -> None:
        """Make a key when there is none; two at once make one."""
        self.ring.make()

    @property
    def head(self) -> Head | None:
        """How far the log was sealed; None before that, or when it is not there."""
        try:
            tree = json.loads(self._head.read_text(encoding="utf-8"))
            return Head(number=int(tree["number"]), digest=str(tree["digest"]))
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None

    def put_head(self, head: Head) -> None:
        """Keep how far the log was sealed; all of it, or what it was before."""
        draft = self._folder / f"{self.zone}.{secrets.token_hex(8)}"
        tree = {"digest": head.digest, "number": head.number}
        write_new(draft, json.dumps(tree).encode())
        draft.replace(self._head)
