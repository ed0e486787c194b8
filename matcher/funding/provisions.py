"""R1 to R26: what law and policy say of concurrence, each as the thing it is."""

from typing import Final

from matcher.funding.provision import Provision, ProvisionKind
from matcher.funding.provisions_forensic import FORENSIC
from matcher.funding.provisions_regular import REGULAR
from matcher.sources import Judgement

__all__ = ["PROVISIONS", "Provision", "ProvisionKind", "for_people"]

PROVISIONS: Final[tuple[Provision, ...]] = tuple(
    sorted((*REGULAR, *FORENSIC), key=lambda p: int(p.key.removeprefix("R")))
)


def for_people() -> tuple[Judgement, ...]:
    """Return what R1 to R26 leave to people: no rule decides these."""
    return tuple(
        Judgement(
            key=p.key,
            title_nl=p.title_nl,
            title_en=p.title_en,
            who=p.who,
            sources=p.sources,
        )
        for p in PROVISIONS
        if p.kind is ProvisionKind.FOR_PEOPLE
    )
