"""Sheets and accounts from the command line, beside the store of the exchange."""

import json

import pytest

from api.regionfile import write_region
from fixtures.generator import generate
from tests.api.cli.running import run
from tests.api.service.test_desk_begins import PASSWORD

HEAD = "ref;name;location;type;stay;security;offers;free_from"


@pytest.fixture(scope="module")
def region():
    return generate("tiny", 3)


@pytest.fixture
def exchange(region, tmp_path, monkeypatch):
    """Gives an exchange with the land of a region, in a folder of its own."""
    url = f"sqlite:///{tmp_path}/exchange.db"
    monkeypatch.setenv("SCHAKELPUNT_EXCHANGE_DATABASE", url)
    monkeypatch.setenv("SCHAKELPUNT_FIRST_DAY", region.as_of.isoformat())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "region.json").write_bytes(write_region(region))
    account = f"anna:AANBIEDER:{region.providers[0].ref}"
    begun = run("init", "region.json", "--zone", "exchange", "--account", account)
    assert begun.code == 0, begun.err
    return tmp_path


@pytest.mark.parametrize("name", ["p.csv", "p.xlsx"])
@pytest.mark.usefixtures("exchange")
def test_what_goes_out_comes_in_unchanged(region, name):
    assert run("export", "--zone", "exchange", "--out", name).code == 0
    done = run("import", name, "--zone", "exchange", "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert {row["outcome"] for row in told["rows"]} == {"UNCHANGED"}
    assert {row["ref"] for row in told["rows"]} == {p.ref for p in region.places}
    assert told["loaded"]


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_wrong_sheet_is_told_cell_by_cell(exchange, region, lang):
    where = region.locations[0].ref
    sheet = f"{HEAD}\nX1;x;{where};FPA;OPNAME;2;WONEN;46000\nX2;x;NOWHERE\n"
    (exchange / "p.csv").write_text(sheet, encoding="utf-8")
    before = run("export", "--zone", "exchange", "--out", "before.csv")
    done = run("import", "p.csv", "--zone", "exchange", "--lang", lang)
    assert (before.code, done.code) == (0, 2)
    assert ("free_from" in done.out, "NOWHERE" in done.out) == (True, True)
    assert ("verwacht" if lang == "nl" else "expected") in done.out
    assert run("export", "--zone", "exchange", "--out", "after.csv").code == 0
    files = [(exchange / f"{name}.csv").read_bytes() for name in ("before", "after")]
    assert files[0] == files[1]


@pytest.mark.usefixtures("exchange")
def test_a_sheet_of_one_provider_reaches_no_other(region):
    other = region.providers[1].ref
    mine = ["--provider", region.providers[0].ref]
    run("export", "--zone", "exchange", "--out", "p.csv", "--provider", other)
    done = run("import", "p.csv", "--zone", "exchange", "--dry-run", *mine)
    assert done.code == 2
    assert "ref" in done.out or "kenmerk" in done.out


@pytest.mark.parametrize(
    "command",
    [
        ("import", "none.csv", "--zone", "exchange"),
        ("import", "region.json", "--zone", "exchange"),
        ("import", "p.csv", "--zone", "case"),
        ("export", "--zone", "exchange", "--out", "x.json"),
        ("export", "--zone", "case", "--out", "x.csv"),
        ("export", "--zone", "case", "--out", "x.json", "--template"),
        ("export", "--zone", "exchange", "--out", "none/x.csv"),
        ("accounts", "add", "--zone", "exchange"),
        ("accounts", "list", "anna", "--zone", "exchange"),
        ("accounts", "add", "a b:AANBIEDER:A0000", "--zone", "exchange"),
        ("accounts", "add", "x:AANBIEDER:NOBODY", "--zone", "exchange"),
        ("accounts", "add", "anna:BEHEERDER:DESK", "--zone", "exchange"),
        ("accounts", "disable", "nobody", "--zone", "exchange"),
    ],
)
@pytest.mark.usefixtures("exchange")
def test_what_cannot_be_is_said(command):
    done = run(*command)
    assert done.code == 2
    assert done.err.strip()


@pytest.mark.usefixtures("exchange")
def test_accounts_are_added_renewed_and_disabled():
    added = run("accounts", "add", "b:BEHEERDER:DESK", "--zone", "exchange")
    first = dict(PASSWORD.findall(added.out))["b"]
    renewed = run("accounts", "new-password", "b", "--zone", "exchange")
    second = dict(PASSWORD.findall(renewed.out))["b"]
    assert first != second
    assert run("accounts", "disable", "b", "--zone", "exchange").code == 0
    assert run("accounts", "new-password", "b", "--zone", "exchange").code == 2
    assert run("accounts", "enable", "anna", "--zone", "exchange").code == 2
    enabled = run("accounts", "enable", "b", "--zone", "exchange")
    assert dict(PASSWORD.findall(enabled.out))["b"] not in {first, second}
    assert run("accounts", "disable", "b", "--zone", "exchange").code == 0
    listed = run("accounts", "list", "--zone", "exchange").out
    states = {line.split()[0]: line.split()[-1] for line in listed.splitlines()[2:]}
    assert states == {"anna": "ACTIVE", "b": "DISABLED"}
