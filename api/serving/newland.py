"""A region without places and cases: what a real desk begins with."""

from collections.abc import Sequence
from datetime import date

from api.regionfile.fault import Expected, Fault, RegionFileError, once_per_path, shown
from api.regionfile.parse import Tree
from api.regionfile.read import region_in
from api.regionfile.shape import plain, tree_of
from api.regionfile.versions import FORMAT
from fixtures.municipalities import current_municipalities
from matcher.model.region import Region

ALL = frozenset({"alle", "all"})
LISTS = ("municipalities", "areas", "funders", "providers", "locations")
NO_LIST = Expected(f"een van {', '.join(LISTS)}", f"one of {', '.join(LISTS)}")
AN_OBJECT = Expected("een object met lijsten", "an object with lists")


def new_land(
    name: str, crisis_contact: str, codes: Sequence[str], more: Tree, today: date
) -> Region:
    """Return the region of a desk that begins today; RegionFileError with all faults.

    `codes` choose from the list of gemeenten that the program has; `more` holds what
    is known of organisations, as in a region file.
    """
    if not isinstance(more, dict):
        raise RegionFileError((Fault("$", shown(more), AN_OBJECT),))
    odd = [key for key in more if key not in LISTS]
    faults = [Fault(key, "", NO_LIST) for key in odd]
    known = {m.code: tree_of(m) for m in current_municipalities(today)}
    chosen = list(known) if ALL & set(codes) else list(dict.fromkeys(codes))
    listed = ", ".join(known)
    expected = Expected(f"een van {listed}", f"one of {listed}")
    faults += [
        Fault(f"--gemeente {code}", shown(code), expected)
        for code in chosen
        if code not in known
    ]
    own = more.get("municipalities", [])
    listed_here = [known[code] for code in chosen if code in known]
    tree: Tree = {key: more.get(key, []) for key in LISTS} | {
        "format": FORMAT,
        "region": name,
        "as_of": today.isoformat(),
        "synthetic": False,
        "crisis_contact": crisis_contact,
        "municipalities": listed_here + own if isinstance(own, list) else own,
        "places": [],
        "cases": [],
    }
    try:
        region = region_in(tree, [plain(tree)])
    except RegionFileError as error:
        raise RegionFileError(once_per_path([*faults, *error.faults])) from error
    if faults:
        raise RegionFileError(once_per_path(faults))
    return region
