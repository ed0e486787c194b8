"""Routes of a provider to bring in own places and openings as a sheet."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from sqlalchemy import Connection
from starlette.responses import Response

from api.exchange.capacity import Doing
from api.exchange.imports import kept
from api.exchange.imports.loading import load, sheet_in
from api.exchange.imports.report import ImportReport
from api.exchange.imports.sheets import sheet_of_places, written
from api.identity import Account, Role
from api.sheets import SheetError, SheetKind
from api.web.access import serves
from api.web.once import Answer, Asked, Key, as_response, once
from api.web.problems import FaultBody, Problem, invalid, not_found
from api.web.zone import InZone

router = APIRouter(prefix="/imports", tags=["imports"])
Provider = Annotated[Account, Depends(serves(Role.PROVIDER))]
MEDIA_TYPES = {
    SheetKind.CSV: "text/csv",
    SheetKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BINARY = {"schema": {"type": "string", "format": "binary"}}
_CONTENT: dict[str, Any] = dict.fromkeys(MEDIA_TYPES.values(), _BINARY)
TAKES = {"requestBody": {"required": True, "content": _CONTENT}}
GIVES: dict[int | str, dict[str, Any]] = {
    200: {"description": "The sheet", "content": _CONTENT}
}
DryRun = Annotated[bool, Query(alias="dryRun", description="Only tell; take nothing")]
Lang = Annotated[Literal["nl", "en"], Query(alias="language")]
Empty = Annotated[bool, Query(alias="empty", description="Only the columns")]
Form = Annotated[SheetKind, Query(alias="form")]


async def _whole(request: Request) -> bytes:
    return await request.body()


@router.get("/sheet", response_class=Response, responses=GIVES)
def download_sheet(
    state: InZone,
    account: Provider,
    form: Form = SheetKind.XLSX,
    language: Lang = "nl",
    empty: Empty = False,  # noqa: FBT002 - of the query
) -> Response:
    """Return own places as a sheet that can be changed and brought in again."""
    if empty:
        content = written([], form, language)
    else:
        doing = Doing(who=account.ref, at=state.now())
        with state.store.reading() as store:
            content = sheet_of_places(
                store, account.organisation, form, language, doing
            )
    name = f'attachment; filename="schakelpunt.{form.value}"'
    headers = {"Content-Disposition": name}
    return Response(content, headers=headers, media_type=MEDIA_TYPES[form])


@router.get("/{ref}")
def read_import(state: InZone, account: Provider, ref: str) -> ImportReport:
    """Return what an import told when it was done."""
    with state.store.reading() as store:
        found = kept.one(store, ref, account.organisation)
    if found is None:
        raise not_found("import")
    return found


@router.post(
    "",
    status_code=HTTPStatus.CREATED,
    response_model=ImportReport,
    responses={
        200: {"description": "What it would do", "model": ImportReport},
        415: {"description": "Neither CSV nor Excel"},
    },
    openapi_extra=TAKES,
)
def import_sheet(
    request: Request,
    state: InZone,
    account: Provider,
    data: Annotated[bytes, Depends(_whole)],
    dry_run: DryRun = False,  # noqa: FBT002 - of the query
    key: Key = None,
) -> Response:
    """Take all rows of a sheet of own places and openings, or none of them."""
    kind = _kind(request)
    try:
        sheet = sheet_in(data, kind)
    except SheetError as error:
        raise invalid([FaultBody(location="/", expected=error.expected.en)]) from error
    doing = Doing(who=account.ref, at=state.now())

    if dry_run:
        # Nothing is changed, so nobody who writes has to wait.
        with state.store.reading() as store:
            report = load(store, sheet, account.organisation, doing, dry=True)
        return as_response(Answer(body=report))

    def do(store: Connection) -> Answer:
        report = load(store, sheet, account.organisation, doing, dry=False)
        if not report.loaded:
            raise invalid(_faults(report))
        ref = kept.new_ref()
        kept.keep(store, ref, account.organisation, data, report, doing)
        headers = {"Location": f"/v1/imports/{ref}"}
        return Answer(body=report, status=HTTPStatus.CREATED, headers=headers)

    what = f"imports {kind} {kept.digest_of(data)}"
    return once(state, Asked(account=account, key=key, what=what, body=None), do)


def _kind(request: Request) -> SheetKind:
    told = request.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    for kind, media_type in MEDIA_TYPES.items():
        if told == media_type:
            return kind
    detail = f"Send a sheet as {' or '.join(MEDIA_TYPES.values())}."
    raise Problem(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, detail)


def _faults(report: ImportReport) -> list[FaultBody]:
    return [
        FaultBody(
            location=f"/rows/{row.row}/{fault.field}",
            expected=f"{fault.expected_en} (found: {fault.value or 'nothing'})",
        )
        for row in report.rows
        for fault in row.faults
    ]
