"""The key pairs of the case zone: they alone open what a referring partner closed."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from api.keyring import KeyRing, NoKeyError, OneKey
from api.sealing import SealError, public_text

KIND = "zone"


def make_zone_key(folder: Path) -> str:
    """Make the key when there is none; return its public half as text."""
    ring = KeyRing(folder, KIND)
    ring.make()
    return public_half(ring.current)


def public_half(key: OneKey) -> str:
    """Return the public half of a key, as it goes into a setting of the exchange."""
    return public_text(_pair(key))


def zone_keys(folder: Path) -> tuple[X25519PrivateKey, ...]:
    """Return the keys that open referrals, the one in use first; SealError without."""
    try:
        return tuple(map(_pair, KeyRing(folder, KIND).every()))
    except (NoKeyError, ValueError) as error:
        raise SealError("the case zone has no key") from error


def _pair(key: OneKey) -> X25519PrivateKey:
    return X25519PrivateKey.from_private_bytes(key.secret)
