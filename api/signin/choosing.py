"""What a password that somebody chooses may not be."""

from collections.abc import Iterator

from zxcvbn import zxcvbn

from api.identity import Account

# What fits everybody who signs in here.
OURS = ("schakelpunt", "gemeente", "wachtwoord", "password")
SHORTEST_WORD = 4
# Guesses that somebody tries who has a copy of what is kept: so many take no pains.
GUESSES = 10**8
# What comes after this makes it no easier to guess, and longer to look at.
LOOKED_AT = 40
USED = "a password that few use and nobody guesses soon"
OWN = "a password without the name of the account, its organisation or this service"


def faults_of(password: str, account: Account) -> Iterator[str]:
    """Yield what a password of an account would have to be, and is not."""
    words = _words(account)
    folded = password.casefold()
    if any(word in folded for word in words):
        yield OWN
    found = zxcvbn(password[:LOOKED_AT], user_inputs=words)
    if found["guesses"] < GUESSES:
        yield USED


def _words(account: Account) -> list[str]:
    """Return the words of which a password of an account has none."""
    own = (account.ref, account.organisation, *account.name.split())
    folded = {word.casefold() for word in (*OURS, *own)}
    return sorted(word for word in folded if len(word) >= SHORTEST_WORD)
