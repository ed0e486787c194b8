"""Sheets: read in every form that people send, refused when they are dangerous."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.sheets import Formula, SheetError
from api.sheets.comma import read_csv, written_csv
from api.sheets.sheet import MOST_ROWS, Fraction
from api.sheets.workbook import read_xlsx, written_xlsx

PRINTABLE = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1)


def book(*rows, title="places"):
    made = openpyxl.Workbook()
    made.active.title = title
    for row in rows:
        made.active.append(row)
    return saved(made)


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data, name, change):
    """Return an archive with one part changed, and added when it was not there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = {one: before.read(one) for one in before.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for one, content in parts.items():
            after.writestr(one, content)
    return out.getvalue()


def xlsx(data):
    return read_xlsx(data, ("places",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
@pytest.mark.parametrize("told", [False, True])
def test_csv_is_read_as_spreadsheets_write_it(encoding, separator, told):
    text = f'naam{separator}b\r\n"Café {separator} ""één"""{separator}\r\n\r\nx\r\n'
    head = f"sep={separator}\r\n" if told else ""
    sheet = read_csv((head + text).encode(encoding))
    assert sheet.names == ("naam", "b")
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, (f'Café {separator} "één"', None)),
        (4, ("x",)),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\r\n\r\na;b",
        b';;\r\n"a";b',
        b'a;b\r\n"never closed',
        "a;b".encode("utf-16"),
        b"a;b\r\n\x81",
        b"sep=|\r\na|b",
        b"a\r\n" + b"1\r\n" * (MOST_ROWS + 1),
        b"a" + b";" * 200,
    ],
    ids=[
        *("empty", "no names", "blank names", "quote", "utf-16", "no encoding"),
        *("separator", "rows", "columns"),
    ],
)
def test_what_is_no_csv_is_refused(data):
    with pytest.raises(SheetError):
        read_csv(data)


@given(st.lists(PRINTABLE, min_size=1, max_size=5))
def test_no_text_in_a_csv_is_run_and_each_comes_back(texts):
    data = written_csv(["naam"], [[text] for text in texts])
    cells = data.decode("utf-8-sig").split("\r\n")[1:-1]
    assert not [c for c in cells if c.lstrip('"')[:1] in {"=", "+", "-", "@"}]
    assert [row.cells for row in read_csv(data).rows] == [(text,) for text in texts]


def test_cells_keep_their_kind_in_excel():
    rows = [["007", 7, True, date(2027, 1, 15), None, "=1+1"], ["x"]]
    sheet = xlsx(written_xlsx({"places": (list("abcdef"), rows)}))
    assert sheet.names == tuple("abcdef")
    assert [row.cells for row in sheet.rows] == [tuple(rows[0]), ("x",)]


def test_a_formula_is_seen_as_one_and_a_fraction_as_one():
    found = xlsx(book(["a", "b", "c", "d"], ["=1+1", 0.5, "#REF!", 3.0]))
    (row,) = found.rows
    assert row.cells == (Formula("=1+1"), Fraction("0.5"), Formula("#REF!"), 3)


def test_the_sheet_with_our_name_is_read_and_else_the_first():
    made = openpyxl.Workbook()
    made.active.append(["first"])
    made.create_sheet("Places").append(["second"])
    assert xlsx(saved(made)).names == ("second",)
    assert xlsx(book(["only"], title="Blad1")).names == ("only",)


BOMB = b"<x>" + b"a" * (81 * 1024 * 1024) + b"</x>"
ENTITY = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>'
DANGERS = {
    "no archive": lambda data: b"PK" + data[2:40],
    "no workbook": lambda _: changed(EMPTY, "x", lambda _: b""),
    "bomb": lambda data: changed(data, "xl/bomb.xml", lambda _: BOMB),
    "entity": lambda data: changed(data, "xl/sharedStrings.xml", lambda _: ENTITY),
    "hidden": lambda data: changed(
        data, "xl/x.xml", lambda _: ENTITY.decode().encode("utf-16")
    ),
    "macro": lambda data: changed(data, "xl/vbaProject.bin", lambda _: b"x"),
    "broken": lambda data: changed(data, "xl/workbook.xml", lambda _: b"<a"),
    "parts": lambda data: with_parts(data, 600),
    "rows": lambda _: book(*([1] for _ in range(MOST_ROWS + 2))),
    "columns": lambda _: book(range(200)),
    "no names": lambda _: book([], ["a"]),
}
EMPTY = b"PK\x05\x06" + bytes(18)


def with_parts(data, count):
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        for number in range(count):
            archive.writestr(f"part{number}", b"")
    return out.getvalue()


@pytest.mark.parametrize("danger", DANGERS)
def test_a_dangerous_or_broken_workbook_is_refused(danger):
    with pytest.raises(SheetError):
        xlsx(DANGERS[danger](book(["a"], ["b"])))


def test_a_cell_far_down_is_not_passed_over():
    made = openpyxl.Workbook()
    made.active["A1"] = "a"
    made.active["A1048576"] = 1
    with pytest.raises(SheetError):
        xlsx(saved(made))
