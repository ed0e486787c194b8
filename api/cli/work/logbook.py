"""The log of a zone from the command line."""

from pathlib import Path

from api.cli.program import MisuseError
from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError, check_writable, write_whole
from api.cli.work.keeping import on_store
from api.cli.work.screen import show
from api.clock import clock
from api.keyring import NoKeyError
from api.log.checking import Checked, Fault
from api.serving import settings_of
from api.serving.logs import export_log, seal_log, verify_log
from api.settings import Zone
from api.store import Store
from api.text.blocks import Line
from api.text.language import Both, Lang

WHOLE = Both(
    "Het logboek is heel: {lines} regels in {batches} pakketten. {waiting} regels zijn "
    "nog niet verzegeld; {gone} zijn na hun termijn weggehaald.",
    "The log is whole: {lines} lines in {batches} batches. {waiting} lines are not "
    "sealed yet; {gone} were taken out after their term.",
)
BROKEN = Both(
    "Het logboek klopt niet: {what} (pakket {batch}, regel {line}).",
    "The log is not whole: {what} (batch {batch}, line {line}).",
)
FAULTS = {
    Fault.CHANGED: Both("een regel is veranderd", "a line was changed"),
    Fault.REMOVED: Both("een regel is weggehaald", "a line was removed"),
    Fault.INSERTED: Both("een regel is toegevoegd", "a line was inserted"),
    Fault.BATCH: Both("een pakket is veranderd", "a batch was changed"),
    Fault.BATCH_GONE: Both("een pakket ontbreekt", "a batch is missing"),
    Fault.CUT: Both("het einde ontbreekt", "the end is missing"),
    Fault.OTHER_KEY: Both(
        "een pakket is van een andere sleutel", "a batch is of another key"
    ),
    Fault.TOO_EARLY: Both(
        "regels zijn voor hun termijn weggehaald", "lines went before their term"
    ),
}
NO_KEY = Both(
    "De sleutel is er niet: {path}.",
    "The key is not there: {path}.",
)
SEALED = Both("{count} regels verzegeld.", "{count} lines sealed.")
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")
UNKNOWN = "–"
ACTIONS = ("verify", "export", "seal")


def work_on_log(action: str, zone: Zone, out: Path | None, lang: Lang) -> Exit:
    """Verify, export or seal the log; 1 when it is not whole."""
    if action not in ACTIONS:
        raise MisuseError(
            "Geef verify, export of seal.", "Give verify, export or seal."
        )
    if (out is not None) != (action == "export"):
        raise MisuseError(
            "Geef --out bij export, en alleen daar.",
            "Give --out with export, and only there.",
        )
    ends = [Exit.DONE]

    def work(store: Store) -> None:
        settings = settings_of(zone)
        now = clock(settings.first_day)()
        if action == "seal":
            count = seal_log(store, zone, settings)
            show([Line(SEALED.in_(lang).format(count=count))])
        elif out is not None:
            check_writable(out, lang)
            write_whole(out, export_log(store, zone, now))
            show([Line(KEPT.in_(lang).format(path=out))])
        else:
            try:
                found = verify_log(store, zone, settings, now)
            except NoKeyError as error:
                text = NO_KEY.in_(lang).format(path=error)
                raise BadInputError((text,)) from error
            show([Line(_told(found, lang))])
            ends[0] = Exit.DONE if found.fault is None else Exit.CLAIM_FAILS

    ended = on_store(zone, lang, work)
    return ended if ended is not Exit.DONE else ends[0]


def _told(found: Checked, lang: Lang) -> str:
    if found.fault is None:
        return WHOLE.in_(lang).format(
            lines=found.lines,
            batches=found.batches,
            waiting=found.waiting,
            gone=found.gone,
        )
    return BROKEN.in_(lang).format(
        what=FAULTS[found.fault].in_(lang),
        batch=found.batch or UNKNOWN,
        line=found.line or UNKNOWN,
    )
