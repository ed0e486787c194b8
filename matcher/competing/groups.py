"""Certificates that share limits, told as one group."""

from collections.abc import Iterable

from matcher.claims.competition import Certificate, Group, Proof


def groups(
    certificates: Iterable[Certificate], waiting: frozenset[str]
) -> tuple[Group, ...]:
    """Return the unions of Hall circuits of one view that share a limit, sorted.

    `waiting`: the cases without a place. Circuits that share a full limit share all
    who hold it, so their union again has as many cases too many as it has waiting.
    """
    found: list[tuple[str, set[str], dict[str, int]]] = []
    for certificate in certificates:
        if certificate.proof is not Proof.HALL:
            continue
        view, cases = certificate.view, set(certificate.cases)
        limits = {w.limit: w.capacity for w in certificate.limits}
        apart = []
        for group in found:
            if group[0] == view and group[2].keys() & limits.keys():
                cases |= group[1]
                limits |= group[2]
            else:
                apart.append(group)
        found = [*apart, (view, cases, limits)]
    made = (
        Group(
            view=view,
            cases=tuple(sorted(cases)),
            limits=tuple(sorted(limits)),
            capacity=sum(limits.values()),
            left=tuple(sorted(cases & waiting)),
        )
        for view, cases, limits in found
    )
    return tuple(sorted(made, key=lambda g: (g.view, g.cases)))
