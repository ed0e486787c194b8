"""Whether the files and options of a gap report go together."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from api.cli.work.files import BadInputError
from api.cli.work.verifying import OTHER_REGION, load_result
from api.regionfile import content_hash
from api.reports.gapfile import FORMS
from api.text.language import Both, Lang
from matcher.claims.figures import Audience
from matcher.model.region import Region

OTHER_NAME = Both(
    "{path}: regio {found}; verwacht {expected}, zoals in {first}.",
    "{path}: region {found}; expected {expected}, as in {first}.",
)
SAME_DAY = Both(
    "{path}: dag {day} staat ook in een ander bestand; verwacht elke dag een keer.",
    "{path}: day {day} is in another file too; expected each day once.",
)
SAME_RESULT = Both(
    "{path}: voor deze dag is er al een resultaat; verwacht er een per dag.",
    "{path}: there is a result for this day already; expected one for each day.",
)
WRONG_FORM = Both(
    "--out {path}: verwacht een naam die eindigt op {forms}.",
    "--out {path}: expected a name that ends in {forms}.",
)
ONLY_FUNDER = Both(
    "--for {funder}: verwacht bij --audience funder, gevonden {audience}.",
    "--for {funder}: expected with --audience funder, found {audience}.",
)
NO_FUNDER = Both(
    "--for {funder}: verwacht een financier van deze regio: {known}.",
    "--for {funder}: expected a funder of this region: {known}.",
)


def check_days(loaded: Sequence[tuple[Path, Region]], lang: Lang) -> None:
    """Raise BadInputError unless all files are one region on different days."""
    first, region = loaded[0]
    days = Counter(one.as_of for _, one in loaded)
    lines = [
        OTHER_NAME.in_(lang).format(
            path=path, found=one.region, expected=region.region, first=first
        )
        for path, one in loaded
        if one.region != region.region
    ]
    seen = set()
    for path, one in loaded:
        if days[one.as_of] > 1 and one.as_of in seen:
            lines.append(SAME_DAY.in_(lang).format(path=path, day=one.as_of))
        seen.add(one.as_of)
    if lines:
        raise BadInputError(tuple(lines))


def check_reader(
    audience: str | None, funder: str | None, region: Region, lang: Lang
) -> None:
    """Raise BadInputError for a funder that is not known, or another reader."""
    if funder is None:
        return
    lines = []
    if audience not in {None, Audience.FUNDER.value}:
        lines.append(ONLY_FUNDER.in_(lang).format(funder=funder, audience=audience))
    if funder not in region.funder:
        known = ", ".join(sorted(region.funder))
        lines.append(NO_FUNDER.in_(lang).format(funder=funder, known=known))
    if lines:
        raise BadInputError(tuple(lines))


def form_of(out: Path, lang: Lang) -> str:
    """Return the form that a file name asks for; BadInputError for another one."""
    form = out.suffix.lower()
    if form not in FORMS:
        text = WRONG_FORM.in_(lang).format(path=out, forms=", ".join(FORMS))
        raise BadInputError((text,))
    return form


def results_by_region(
    results: Sequence[Path], regions: Sequence[tuple[Path, Region]], lang: Lang
) -> dict[Path, Path]:
    """Return the stored result of each region file; BadInputError when one has none."""
    if not results:
        return {}
    files = {content_hash(region): path for path, region in regions}
    found: dict[Path, Path] = {}
    lines = []
    for path in results:
        region = files.get(load_result(path, lang).snapshot)
        if region is None:
            lines.append(OTHER_REGION.in_(lang).format(path=path))
        elif region in found:
            lines.append(SAME_RESULT.in_(lang).format(path=path))
        else:
            found[region] = path
    if lines:
        raise BadInputError(tuple(lines))
    return found
