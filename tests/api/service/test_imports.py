"""A provider brings in own places and openings as a sheet: all rows or none."""

import io
import secrets

import openpyxl
import pytest

from api.exchange.imports.routes import MEDIA_TYPES
from api.sheets import SheetKind
from tests.api.service import walk
from tests.api.service.test_places import own, rooms

CSV, XLSX = (MEDIA_TYPES[kind] for kind in (SheetKind.CSV, SheetKind.XLSX))
HEAD = "kenmerk;naam;locatie;soort;verblijf;beveiliging;biedt;vrij_van;vrij_tot;aantal"


@pytest.fixture(scope="module")
def zones(changing_zones):
    return changing_zones


def new_ref():
    return f"N{secrets.token_hex(6)}"


def sent(client, data, *, kind=CSV, dry=False, **headers):
    params = {"dryRun": "true"} if dry else {}
    headers = {"Content-Type": kind} | headers
    return client.post("/imports", content=data, params=params, headers=headers)


def sheet(client, form="csv", **more):
    answer = client.get("/imports/sheet", params={"form": form} | more)
    assert answer.status_code == 200, answer.text
    return answer.content


def line(client, ref, free="2027-03-01;;2"):
    where = own_location(client)
    return f"{ref};Kamer;{where};FPA;OPNAME;2;WONEN, BEGELEIDING_24U;{free}"


def own_location(client):
    return client.get("/places").json()["items"][0]["location"]


def outcomes(answer):
    return [row["outcome"] for row in answer.json()["rows"]]


@pytest.mark.parametrize(("form", "kind"), [("csv", CSV), ("xlsx", XLSX)])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_downloaded_is_taken_again_unchanged(zones, form, kind, language):
    client = zones.client("provider-2")
    places = client.get("/places").content
    data = sheet(client, form, language=language)
    answer = sent(client, data, kind=kind)
    assert answer.status_code == 201, answer.text
    assert set(outcomes(answer)) == {"UNCHANGED"}
    assert len(answer.json()["rows"]) >= len(own(zones, "provider-2"))
    assert client.get("/places").content == places


def test_a_new_place_with_two_openings_is_told_to_the_desk(zones):
    client, ref = zones.client("provider-1"), new_ref()
    data = f"{HEAD}\n{line(client, ref)}\n{ref};;;;;;;2027-05-01;2027-06-01;1\n"
    tried = sent(client, data, dry=True)
    assert (tried.status_code, outcomes(tried)) == (200, ["TAKEN", "TAKEN"])
    assert client.get(f"/places/{ref}").status_code == 404
    done = sent(client, data)
    assert done.status_code == 201, done.text
    told = done.json()
    assert (told["placesAdded"], told["openingsAdded"]) == (1, 2)
    assert client.get(done.headers["Location"].removeprefix("/v1")).json() == told
    free = [
        {"start": "2027-03-01", "until": None, "count": 2},
        {"start": "2027-05-01", "until": "2027-06-01", "count": 1},
    ]
    assert rooms(client, ref) == free
    zones.fetch()
    page = {"cursor": ref[:-1], "pageSize": 1}
    (known,) = zones.client("coordinator").get("/places", params=page).json()["items"]
    assert (known["ref"], known["openings"], known["ageDays"]) == (ref, free, 0)
    assert set(outcomes(sent(client, data))) == {"UNCHANGED"}


def test_columns_that_are_not_there_leave_things_as_they_are(zones):
    client, ref = zones.client("provider-1"), new_ref()
    sent(client, f"{HEAD}\n{line(client, ref)}\n")
    before = client.get(f"/places/{ref}/record").json()
    assert sent(client, f"ref,name\n{ref},Kamer 2\n").json()["placesChanged"] == 1
    after = client.get(f"/places/{ref}/record").json()
    assert after == before | {"name": "Kamer 2"}
    assert len(rooms(client, ref)) == 1
    gone = sent(client, f"ref,free_from\n{ref},\n").json()
    assert (gone["openingsWithdrawn"], rooms(client, ref)) == (1, [])
    assert client.get(f"/places/{ref}/record").json() == after


def test_every_mistake_of_every_row_is_told_and_no_row_is_taken(zones):
    client, refs = zones.client("provider-1"), [new_ref() for _ in range(3)]
    good = line(client, refs[0])
    wrong = line(client, refs[1], "46000;2027-01-01;0").replace("FPA", "HOTEL")
    other = line(client, refs[2], "2027-01-01;01-01-2027;1").replace(";2;", ";9;")
    data = f"{HEAD}\n{good}\n{wrong}\n{other};te veel\n;;;;;;;;;1\n"
    tried = sent(client, data, dry=True)
    assert tried.status_code == 200
    assert outcomes(tried) == ["READ", "WRONG", "WRONG", "WRONG"]
    told = {
        (row["row"], fault["field"], fault["value"])
        for row in tried.json()["rows"]
        for fault in row["faults"]
    }
    assert told == {
        (3, "soort", "HOTEL"),
        (3, "vrij_van", "46000"),
        (3, "aantal", "0"),
        (4, "", "te veel"),
        (4, "beveiliging", "9"),
        (4, "vrij_tot", '"2027-01-01"'),
        (5, "kenmerk", ""),
    }
    done = sent(client, data)
    assert done.status_code == 400
    assert len(done.json()["errors"]) == len(told)
    assert [client.get(f"/places/{ref}").status_code for ref in refs] == [404] * 3


def test_a_number_for_a_date_and_a_formula_are_wrong_in_excel(zones):
    client, ref = zones.client("provider-1"), new_ref()
    made = openpyxl.Workbook()
    made.active.append(["ref", "name", "free_from", "count"])
    made.active.append([ref, "=1+1", 46000, 1.5])
    out = io.BytesIO()
    made.save(out)
    (row,) = sent(client, out.getvalue(), kind=XLSX, dry=True).json()["rows"]
    found = {(fault["field"], fault["value"]) for fault in row["faults"]}
    assert found >= {("name", "=1+1"), ("free_from", "46000"), ("count", "1.5")}


def test_the_places_and_locations_of_another_stay_out_of_reach(zones):
    client, other = zones.client("provider-1"), zones.client("provider-2")
    theirs = own(zones, "provider-2")[0]
    before = other.get(f"/places/{theirs['ref']}/record").content
    taken = line(client, theirs["ref"])
    abroad = line(client, new_ref()).replace(own_location(client), theirs["location"])
    answer = sent(client, f"{HEAD}\n{taken}\n{abroad}\n")
    assert [e["location"] for e in answer.json()["errors"]] == [
        "/rows/2/kenmerk",
        "/rows/3/locatie",
    ]
    assert theirs["name"] not in answer.text
    assert other.get(f"/places/{theirs['ref']}/record").content == before


def test_a_confirmation_is_of_the_day_that_the_sheet_says(zones):
    client, ref = zones.client("provider-1"), new_ref()
    sent(client, f"{HEAD};bevestigd_op\n{line(client, ref)};2026-10-01\n")
    assert client.get(f"/places/{ref}").json()["confirmedAt"] == "2026-10-01"
    sent(client, f"ref;confirmed_at\n{ref};2026-10-08\n")
    assert client.get(f"/places/{ref}").json()["confirmedAt"] == "2026-10-08"
    assert outcomes(sent(client, f"ref;confirmed_at\n{ref};2026-10-02\n")) == [
        "UNCHANGED"
    ]
    ahead = sent(client, f"ref;confirmed_at\n{ref};2199-01-01\n")
    assert ahead.json()["errors"][0]["location"] == "/rows/2/confirmed_at"


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"", CSV, 400),
        (b"kenmerk;gek\n", CSV, 400),
        (b"kenmerk;ref\n", CSV, 400),
        (b"naam\nx\n", CSV, 400),
        (b"PK\x03\x04", XLSX, 400),
        (b"ref\n", "application/json", 415),
        (b"ref\n" + b"x" * 1024 * 1024, CSV, 413),
    ],
)
def test_what_is_no_sheet_of_places_is_refused(zones, data, kind, status):
    assert sent(zones.client("provider-1"), data, kind=kind).status_code == status


def test_the_same_key_loads_once(zones):
    client, ref, key = zones.client("provider-1"), new_ref(), secrets.token_hex()
    data = f"{HEAD}\n{line(client, ref)}\n"
    both = [sent(client, data, **{"Idempotency-Key": key}) for _ in range(2)]
    assert both[0].json() == both[1].json()
    assert both[0].headers["Location"] == both[1].headers["Location"]
    other = sent(client, f"{HEAD}\n", **{"Idempotency-Key": key})
    assert other.status_code == 409


def test_the_empty_sheet_has_the_columns_and_no_row(zones):
    client = zones.client("provider-1")
    text = sheet(client, empty=True).decode("utf-8-sig")
    assert text.startswith("kenmerk;naam;locatie")
    assert len(text.splitlines()) == 1
    answer = sent(client, sheet(client, "xlsx", empty=True), kind=XLSX)
    assert (answer.status_code, answer.json()["rows"]) == (201, [])


def test_what_the_desk_holds_stays_held(zones):
    client, ref = zones.client("provider-1"), new_ref()
    data = f"{HEAD}\n{line(client, ref, '2026-12-01;;2')}\n"
    sent(client, data)
    question = f"/questions/{secrets.token_hex(8)}"
    body = walk.crossing(place=ref, start="2026-12-01")
    asked = zones.other_zone().put(question, json=body)
    assert asked.json()["state"] == "ASKED", asked.text
    assert client.post(f"{question}/_agree", json={}).json()["state"] == "AGREED"
    assert rooms(client, ref) == [{"start": "2026-12-01", "until": None, "count": 1}]
    assert set(outcomes(sent(client, data))) == {"UNCHANGED"}
    fewer = sent(client, f"{HEAD}\n{line(client, ref, '2026-12-01;;1')}\n").json()
    assert (fewer["openingsAdded"], fewer["openingsWithdrawn"]) == (1, 1)
    assert rooms(client, ref) == []
