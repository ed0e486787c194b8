"""The export for a person, from the store of the case zone."""

from pathlib import Path

from api.cli.work.exits import Exit
from api.cli.work.files import BadInputError, check_writable, write_whole
from api.cli.work.keeping import on_store
from api.cli.work.screen import show
from api.clock import clock
from api.serving import settings_of
from api.serving.persons import person_export
from api.settings import CaseSettings
from api.store import Store
from api.text.blocks import Line
from api.text.language import Both, Lang

NOBODY = Both(
    "Er is geen casus {ref} die gelezen kan worden.",
    "There is no case {ref} that can be read.",
)
KEPT = Both("Bewaard als {path}.", "Kept as {path}.")


def export_person(ref: str, out: Path, lang: Lang) -> Exit:
    """Write everything that is held of a person to a file; that is logged."""

    def work(store: Store) -> None:
        check_writable(out, lang)
        settings = settings_of("case")
        if not isinstance(settings, CaseSettings):
            raise TypeError(settings)
        now = clock(settings.first_day)()
        content = person_export(store, settings, ref, lang, now)
        if content is None:
            raise BadInputError((NOBODY.in_(lang).format(ref=ref),))
        write_whole(out, content)
        show([Line(KEPT.in_(lang).format(path=out))])

    return on_store("case", lang, work)
