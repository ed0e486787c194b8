"""An empty store becomes that of a desk, from a region file or from nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from api.casezone.keys import Keys
from api.casezone.zonekey import make_zone_key
from api.cli.work.accounts import new_accounts, no_organisation, secrets_shown
from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError, bad_input, load_region
from api.cli.work.keeping import on_store
from api.cli.work.screen import show
from api.clock import clock
from api.regionfile import RegionFileError
from api.regionfile.parse import Tree, parse, read_bytes
from api.serving import settings_of
from api.serving.beginning import FilledError, NoOrganisationError, begin
from api.serving.newland import new_land
from api.settings import CaseSettings, Zone
from api.store import Store
from api.text.blocks import Line
from api.text.language import Both, Lang
from api.web.zone import HERE
from matcher.model.region import Region

GIVEN = Path("init")
FILLED = Both(
    "De opslag is niet leeg. Er is niets veranderd.",
    "The store is not empty. Nothing was changed.",
)
BEGUN = Both(
    "{region}: {gemeenten} gemeenten, {providers} aanbieders, {funders} financiers, "
    "{locations} locaties, {places} plekken, {cases} casussen.",
    "{region}: {gemeenten} gemeenten, {providers} providers, {funders} funders, "
    "{locations} locations, {places} places, {cases} cases.",
)

PUBLIC = Both(
    "Geef de uitwisseling deze instelling: SCHAKELPUNT_REFERRAL_KEY={key}",
    "Give the exchange this setting: SCHAKELPUNT_REFERRAL_KEY={key}",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a desk begins with: a region file, or a name and what is known."""

    file: Path | None
    name: str
    crisis_contact: str
    gemeenten: Sequence[str]
    organisations: Path | None
    accounts: Sequence[str]


def begin_zone(zone: Zone, given: Beginning, lang: Lang) -> Exit:
    """Fill an empty store and show what it holds and the first passwords."""

    def work(store: Store) -> None:
        settings = settings_of(zone)
        at = clock(settings.first_day)()
        people = new_accounts(zone, given.accounts, lang)
        region = _region(given, at.astimezone(HERE).date(), lang)
        is_case = isinstance(settings, CaseSettings)
        keys = Keys(settings.keys) if isinstance(settings, CaseSettings) else None
        try:
            days = settings.first_password_days
            made = begin(store, zone, region, people, at, days, keys)
        except FilledError as error:
            raise BadInputError((FILLED.in_(lang),)) from error
        except NoOrganisationError as error:
            raise no_organisation(error.accounts, lang) from error
        secrets = [(account.ref, word) for account, word in made]
        show([_told(region, lang, cases=is_case), secrets_shown(secrets, lang)])
        if isinstance(settings, CaseSettings):
            key = make_zone_key(settings.keys)
            show([Line(PUBLIC.in_(lang).format(key=key))])

    return on_store(zone, lang, work)


def _region(given: Beginning, today: date, lang: Lang) -> Region:
    if given.file is not None:
        return load_region(given.file, None, lang)
    source = given.organisations or GIVEN
    try:
        more = _more(given.organisations)
        name, contact = given.name, given.crisis_contact
        return new_land(name, contact, given.gemeenten, more, today)
    except (RegionFileError, OSError) as error:
        raise bad_input(source, error, lang) from error


def _more(file: Path | None) -> Tree:
    if file is None:
        return {}
    with file.open("rb") as stream:
        return parse(read_bytes(stream))


def _told(region: Region, lang: Lang, *, cases: bool) -> Line:
    text = BEGUN.in_(lang).format(
        region=region.region,
        gemeenten=len(region.municipalities),
        providers=len(region.providers),
        funders=len(region.funders),
        locations=len(region.locations),
        places=len(region.places),
        cases=len(region.cases) if cases else 0,
    )
    return Line(text)
