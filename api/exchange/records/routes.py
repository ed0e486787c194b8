"""Routes of the administrator: gemeenten, areas, funders, providers, locations."""

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Header, Path
from starlette.responses import Response

from api.exchange.capacity import RECORDS, Doing
from api.exchange.records.keeping import ABSENT, KindOfLand, put, shown
from api.identity import Account, Role
from api.web.access import serves
from api.web.paging import USUAL, Cursor, Page, PageSize, page_of
from api.web.problems import FaultBody, invalid, not_found
from api.web.versions import IfMatch, etag, matched
from api.web.zone import InZone

router = APIRouter(prefix="/records", tags=["records"])
Administrator = Annotated[Account, Depends(serves(Role.ADMINISTRATOR))]
Ref = Annotated[str, Path(max_length=64, pattern=r"^\S+$")]
Facts = Annotated[
    dict[str, Any],
    Body(description="A record of the region file, its fields in camelCase"),
]
IfNoneMatch = Annotated[
    str | None,
    Header(alias="If-None-Match", description="`*` for a record that is not there yet"),
]


@router.get("/{kind}")
def list_records(
    state: InZone,
    _: Administrator,
    kind: KindOfLand,
    cursor: Cursor = None,
    page_size: PageSize = USUAL,
) -> Page[dict[str, Any]]:
    """Return the records of one kind, by reference."""
    with state.store.reading() as store:
        found = RECORDS.some(store, kind, None, cursor or "", page_size + 1)
    return page_of([shown(r) for r in found], page_size, [r.ref for r in found])


@router.get("/{kind}/{ref}")
def read_land_record(
    state: InZone, _: Administrator, kind: KindOfLand, ref: Ref, response: Response
) -> dict[str, Any]:
    """Return one record."""
    with state.store.reading() as store:
        record = RECORDS.one(store, kind, ref)
    if record is None:
        raise not_found("record")
    response.headers.update(etag(record.version))
    return shown(record)


@router.put("/{kind}/{ref}", status_code=HTTPStatus.OK)
def put_land_record(
    state: InZone,
    account: Administrator,
    kind: KindOfLand,
    ref: Ref,
    body: Facts,
    response: Response,
    if_match: IfMatch = None,
    if_none_match: IfNoneMatch = None,
) -> dict[str, Any]:
    """Replace a record, or add it with `If-None-Match: *`; the desk hears of it."""
    version = _version(if_match, if_none_match)
    with state.store.writing() as store:
        doing = Doing(who=account.ref, at=state.now())
        record = put(store, kind, ref, body, version, doing)
    response.headers.update(etag(record.version))
    return shown(record)


def _version(if_match: str | None, if_none_match: str | None) -> int:
    if if_none_match is None:
        return matched(if_match)
    if if_match is not None or if_none_match.strip() != "*":
        fault = FaultBody(location="If-None-Match", expected="* and no If-Match")
        raise invalid([fault])
    return ABSENT
