"""The algorithm statement over the line, for everybody who is signed in."""

import pytest

from api.regionfile.shape import tree_of
from api.statement.making import statement
from matcher.objective import Objective

PEOPLE = (
    *("coordinator", "case-lead", "auditor", "administrator", "provider-1"),
    *("funder-1", "referrer-1", "exchange-auditor", "exchange-administrator"),
)
URL = "/algorithm-statement"


@pytest.mark.parametrize("account", PEOPLE)
def test_everybody_who_is_signed_in_reads_the_same_statement(zones, account):
    client = zones.client(account)
    for lang in ("nl", "en"):
        answer = client.get(URL, params={"lang": lang})
        assert answer.status_code == 200
        assert answer.json() == tree_of(statement(lang, Objective()))
    assert client.get(URL).json()["lang"] == "nl"


@pytest.mark.parametrize("account", ["coordinator", "provider-1"])
def test_it_comes_as_a_page_or_as_data_and_in_no_other_form(zones, account):
    client = zones.client(account)
    shown = client.get(URL, params={"lang": "en"}, headers={"Accept": "text/html"})
    assert shown.headers["Content-Type"].startswith("text/html")
    assert shown.text.startswith("<!doctype html>")
    assert "How the desk computes" in shown.text
    assert client.get(URL, headers={"Accept": "*/*"}).json()["rules"]
    assert client.get(URL, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(URL, params={"lang": "de"}).status_code == 400


@pytest.mark.parametrize("zone", ["case", "exchange"])
def test_nobody_who_is_not_signed_in_reads_it(zones, zone):
    assert zones.nobody(zone).get(URL).status_code == 401


def test_it_names_nobody(zones):
    text = zones.client("coordinator").get(URL).text
    assert [case.ref for case in zones.region.cases if case.ref in text] == []
