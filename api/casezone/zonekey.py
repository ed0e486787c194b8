"""The key pair of the case zone: it alone opens what a referring partner closed."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from api.sealing import SealError, public_text

NAME = "zone.key"


def make_zone_key(folder: Path) -> str:
    """Make the key when there is none; return its public half as text."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / NAME
    if not path.is_file():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(X25519PrivateKey.generate().private_bytes_raw())
            file.flush()
            os.fsync(file.fileno())
    return public_text(zone_key(folder))


def zone_key(folder: Path) -> X25519PrivateKey:
    """Return the key that opens referrals; raises SealError when there is none."""
    try:
        return X25519PrivateKey.from_private_bytes((folder / NAME).read_bytes())
    except (OSError, ValueError) as error:
        raise SealError("the case zone has no key") from error
