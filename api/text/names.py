"""Names of the records of a region, as people read them."""

from dataclasses import dataclass

from api.text.labels import label
from api.text.language import Both, Lang
from matcher.model.region import Region
from matcher.model.terms import FunderKind

TENANT = Both("huurder zelf", "the tenant")


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up names in one region; an unknown reference is its own name."""

    region: Region
    lang: Lang

    def place(self, ref: str) -> str:
        """Return `Kamer De Brug (PLEK-1)`."""
        place = self.region.place.get(ref)
        return ref if place is None else f"{place.name} ({ref})"

    def provider(self, place: str) -> str:
        """Return the name of the provider of a place."""
        location = self.region.location[self.region.place[place].location]
        return self.region.provider[location.provider].name

    def municipality(self, place: str) -> str:
        """Return the name of the municipality in which a place lies."""
        location = self.region.location[self.region.place[place].location]
        return self.region.municipality[location.municipality].name

    def funder(self, ref: str) -> str:
        """Return the name of a payer; without one the tenant pays."""
        if not ref:
            return TENANT.in_(self.lang)
        funder = self.region.funder.get(ref)
        if funder is None:
            return ref
        if funder.kind is FunderKind.TENANT:
            return label(funder.kind, self.lang)
        return funder.name

    def any(self, ref: str) -> str:
        """Return the name of whatever record has this reference."""
        region = self.region
        for known in (region.provider, region.funder, region.municipality):
            if ref in known:
                return known[ref].name
        return self.place(ref)
