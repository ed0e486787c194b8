"""The region as one person may know it: the own facts, and what is public of places.

Nobody else is there, no place has an opening, a cap or a ground that a partner keeps
to itself. Whatever is worked out from it says nothing of anybody else, because nobody
else is in it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from matcher.model.case import Case
from matcher.model.money import Contract, Funder, Provider
from matcher.model.place import Location, Place
from matcher.model.region import Region

T = TypeVar("T")

# What a person may know of each record; a field that is not named is left blank.
TOLD: Mapping[type, frozenset[str]] = {
    Region: frozenset(
        {
            *("format", "region", "as_of", "synthetic", "crisis_contact"),
            *("municipalities", "areas", "bridging", "rulings", "agreements"),
            *("cases", "funders", "providers", "locations", "places"),
        }
    ),
    Case: frozenset(
        {
            *("ref", "municipality", "age", "sex", "needs", "security", "available"),
            *("waiting_since", "urgency", "stay_now", "source", "dated", "regie"),
            *("traits", "checked_absent", "high_risk", "titles", "entitlements"),
            *("consents", "basics", "with_child", "insurer", "zorgkantoor"),
            *("care_hours", "intensity_cents", "over_security_reason"),
            *("expected_stay_days", "wishes", "network", "unknown", "facts"),
        }
    ),
    Place: frozenset(
        {
            *("ref", "name", "location", "type", "stay", "security", "offers"),
            *("housing", "support", "treatment", "contracts", "tariff", "closed"),
            *("takes_voluntary", "takes_children", "combines", "serves", "profiles"),
            *("exclusions", "min_age", "max_age", "sexes", "accepts_from"),
            *("max_stay_days", "after_consultation"),
        }
    ),
    Location: frozenset({"ref", "provider", "municipality", "registrations"}),
    Provider: frozenset({"ref", "name", "contracts"}),
    Contract: frozenset({"ref", "funder", "routes", "start", "until"}),
    Funder: frozenset({"ref", "name", "kind", "municipalities"}),
}
NO_SOURCE = ""


def alone(region: Region, case: str) -> Region:
    """Return the region as this person may know it."""
    own = region.case[case]
    dated: dict[str, object] = {"source": NO_SOURCE, "dated": region.as_of}
    confirmed = dated | {"confirmed_at": region.as_of}
    return _told(
        region,
        cases=(own_record(own),),
        rulings=tuple(r for r in region.rulings if r.case == case),
        funders=tuple(_told(f, **dated) for f in region.funders),
        providers=tuple(
            _told(p, contracts=tuple(_told(c) for c in p.contracts), **dated)
            for p in region.providers
        ),
        locations=tuple(_told(x, **dated) for x in region.locations),
        places=tuple(_told(p, **confirmed) for p in region.places),
    )


def own_record(case: Case) -> Case:
    """Return what a person may read of the own record.

    Which places a partner closed, and which said no, is not among it: the first
    tells where somebody else is, and so could the second.
    """
    told = _told(case)
    notes = tuple(n for n in case.facts if _field(n.path) in TOLD[Case])
    return replace(told, facts=notes)


def _field(path: str) -> str:
    """Return the field that a note is about: `traits` of `traits[2]`."""
    return path.replace("[", ".").partition(".")[0]


def _told(record: T, **instead: object) -> T:
    kept = {name: getattr(record, name) for name in TOLD[type(record)]}
    return type(record)(**{**kept, **instead})
