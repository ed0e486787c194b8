"""The person's export, asked for by the desk on the person's behalf."""

from fastapi import APIRouter

from api.casezone.cases import kept
from api.casezone.desk import AtDesk, DeskOnly
from api.casezone.explaining.base import Language
from api.casezone.person.export import export_of
from api.casezone.person.shapes import Export
from api.log.shape import Ground
from api.log.visit import PERSON
from api.log.writing import log
from api.store.moves import Why
from api.web.problems import not_found

router = APIRouter(prefix="/cases", tags=["the person"])


@router.get("/{ref}/person-export")
def export_person(
    desk: AtDesk, account: DeskOnly, ref: str, lang: Language = "nl"
) -> Export:
    """Return everything that is held of a person; of a case that is closed too."""
    why = Why(who=account.ref, at=desk.now())
    with desk.store.writing() as store:
        if kept.one(store, ref) is None:
            raise not_found("case")
        log(
            store,
            account,
            "export",
            [ref],
            why,
            ground=Ground.PERSONS_RIGHT,
            on_behalf=PERSON,
        )
    with desk.store.reading() as store:
        file = kept.one(store, ref)
        if file is None:
            raise not_found("case")
        return export_of(store, desk.keys, file, lang, why.at)
