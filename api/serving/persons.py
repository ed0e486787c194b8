"""The export of one person from outside the process of the case zone."""

from dataclasses import replace
from datetime import datetime

from api.casezone.cases import kept
from api.casezone.keys import Keys
from api.casezone.person.export import export_of
from api.log.shape import Event, Ground
from api.log.visit import PERSON
from api.log.writing import add
from api.serving.logs import command_line
from api.settings import CaseSettings
from api.store import Store, check
from api.text.language import Lang


def person_export(
    store: Store, settings: CaseSettings, ref: str, lang: Lang, now: datetime
) -> bytes | None:
    """Return everything that is held of a person; None when there is no such case."""
    check(store, "case")
    line = command_line(Event.EXPORT, "export", "case", ref, now)
    line = replace(line, ground=Ground.PERSONS_RIGHT, on_behalf=PERSON)
    with store.writing() as connection:
        if kept.one(connection, ref) is None:
            return None
        add(connection, [line])
    with store.reading() as connection:
        file = kept.one(connection, ref)
        if file is None:
            return None
        export = export_of(connection, Keys(settings.keys), file, lang, now)
    return export.model_dump_json(by_alias=True, indent=1).encode() + b"\n"
