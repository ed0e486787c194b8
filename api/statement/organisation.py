"""What only the organisation can say in the register: a file, all faults at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from api.regionfile.fault import Expected, Fault, RegionFileError, once_per_path, shown
from api.regionfile.parse import Tree, parse, read_bytes
from api.regionfile.shape import fitted
from api.statement.fields import CATEGORIES, FIELDS, STATUSES

LARGEST = 1
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
LINK = re.compile(r"https://\S+")
CONTACT = re.compile(rf"{LINK.pattern}|[^@\s]+@[^@\s]+\.[^@\s]+")
ANY = re.compile(r".*", re.DOTALL)
A_MONTH = Expected("jaar en maand, zoals 2027-01", "year and month, such as 2027-01")
A_LINK = Expected("een adres dat begint met https://", "an address with https://")
A_CONTACT = Expected(
    "een mailadres, of een adres dat begint met https://",
    "a mail address, or an address with https://",
)
FILLED = Expected("tekst die iets zegt", "text that says something")
ALLOWED = {"status": STATUSES, "publication_category": CATEGORIES}
FORMS = {
    **dict.fromkeys(("begin_date", "end_date"), (MONTH, A_MONTH)),
    **dict.fromkeys(
        ("website", "url", "process_index_url", "publiccode"), (LINK, A_LINK)
    ),
    "contact_email": (CONTACT, A_CONTACT),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One impact assessment that was made, such as a DPIA; `link` if it is public."""

    title: str
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What an organisation says of its own use, by the names of the register.

    Months are `2027-01`. `impacttoetsen` explains which assessments were made when, or
    why not.
    """

    organization: str | None = None
    contact_email: str | None = None
    status: str | None = None
    publication_category: str | None = None
    begin_date: str | None = None
    end_date: str | None = None
    impacttoetsen: str | None = None
    impacttoetsen_grouping: tuple[Assessment, ...] = ()
    provider: str | None = None
    website: str | None = None
    url: str | None = None
    process_index_url: str | None = None
    publiccode: str | None = None
    source_id: str | None = None


NOBODY = Organisation()


def read_organisation(path: Path) -> Organisation:
    """Return what a file says of the organisation.

    Raises RegionFileError with every fault, and OSError when it cannot be read.
    """
    with path.open("rb") as stream:
        data = read_bytes(stream, LARGEST)
    tree = parse(data)
    found, unfit = fitted(Organisation, [data])
    faults = tuple(_faults(tree))
    if found is None or faults:
        raise RegionFileError(once_per_path([*unfit, *faults]))
    return found


def _faults(tree: Tree) -> Iterator[Fault]:
    if not isinstance(tree, dict):
        return
    texts = {f.name: tree.get(f.name) for f in fields(Organisation)}
    for name, value in texts.items():
        if isinstance(value, str):
            expected = _expected(name, value)
            if expected is not None:
                yield Fault(name, shown(value), expected)
    made = tree.get("impacttoetsen_grouping")
    for k, one in enumerate(made if isinstance(made, list) else ()):
        link = one.get("link") if isinstance(one, dict) else None
        if isinstance(link, str) and not LINK.fullmatch(link):
            yield Fault(f"impacttoetsen_grouping[{k}].link", shown(link), A_LINK)


def _expected(name: str, value: str) -> Expected | None:
    """Return what should have stood there; None when the value will do."""
    if not value.strip():
        return FILLED
    most = FIELDS[name].most
    if len(value) > most:
        return Expected(f"hoogstens {most} tekens", f"at most {most} characters")
    if name in ALLOWED and value not in ALLOWED[name]:
        words = ", ".join(ALLOWED[name])
        return Expected(f"één van: {words}", f"one of: {words}")
    form, expected = FORMS.get(name, (ANY, FILLED))
    return None if form.fullmatch(value) else expected
