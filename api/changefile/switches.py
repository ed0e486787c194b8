"""Rules that a file of changes leaves out or puts in force."""

from collections.abc import Iterator, Mapping
from datetime import date

from api.changefile.shape import Operation, Switch
from api.regionfile.fault import Expected, Fault, shown
from matcher.options import built_in
from matcher.rules import RULE_BY_KEY, Switches, rules_in_force

SWITCHABLE = tuple(key for key, rule in RULE_BY_KEY.items() if not built_in(rule))
_LISTED = ", ".join(sorted(SWITCHABLE))
A_RULE = Expected(f"een van {_LISTED}", f"one of {_LISTED}")
ALWAYS = Expected(
    "een andere regel: geen optie bestaat zonder betaler of open plek; "
    "verander een recht, contract, budget of vrije plek",
    "another rule: no option exists without a payer or an open place; "
    "change an entitlement, contract, budget or opening",
)


def switched(
    operations: Mapping[str, Operation], day: date
) -> tuple[Switches, list[Fault]]:
    """Return the rules that the changes switch, and what is wrong with that."""
    off, on = set[str](), set[str]()
    faults: list[Fault] = []
    before = {rule.key for rule in rules_in_force(day)}
    for path, change in operations.items():
        if not isinstance(change, Switch):
            continue
        wrong = list(_faults(change, path, (before - off) | on))
        faults += wrong
        if not wrong:
            (on if change.on else off).add(change.key)
            (off if change.on else on).discard(change.key)
    return Switches(off=frozenset(off), on=frozenset(on - before)), faults


def _faults(change: Switch, path: str, in_force: set[str]) -> Iterator[Fault]:
    if change.key not in RULE_BY_KEY:
        yield Fault(f"{path}.key", shown(change.key), A_RULE)
    elif change.key not in SWITCHABLE:
        yield Fault(f"{path}.key", shown(change.key), ALWAYS)
    elif change.on is (change.key in in_force):
        word = ("false", "true")[not change.on]
        expected = Expected(
            f"{word}: zo staat de regel al", f"{word}: it is so already"
        )
        yield Fault(f"{path}.on", shown(change.on), expected)
