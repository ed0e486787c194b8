"""The entry for the algoritmeregister: every field, within its bounds."""

import csv
import io
import re

import pytest

from api.statement.fields import ASKED, CATEGORIES, FIELDS, STATUSES, THEMES
from api.statement.making import statement
from api.statement.organisation import NOBODY, Assessment, Organisation
from api.statement.register import TO_FILL, as_csv, entry, still_open
from matcher.funding.provisions import PROVISIONS
from matcher.objective import Objective
from matcher.rules import RULES

LONGEST_SENTENCE = 20
# The fields of version 1.0, in the order of the form of the register.
ORDER = (
    *("name", "description_short", "organization", "category", "status"),
    *("begin_date", "end_date", "contact_email", "website", "publication_category"),
    *("url", "goal", "proportionality", "human_intervention", "risks"),
    *("lawful_basis", "lawful_basis_grouping", "process_index_url"),
    *("impacttoetsen_grouping", "impacttoetsen", "source_data"),
    *("source_data_grouping", "methods_and_models", "provider", "publiccode"),
    *("lang", "standard_version", "source_id", "tags"),
)
REQUIRED = {
    *("name", "description_short", "organization", "status", "contact_email"),
    *("publication_category", "lang"),
}
WHOLE = Organisation(
    organization="Gemeente Noorderhaaks",
    contact_email="algoritmes@noorderhaaks.example",
    status=STATUSES[1],
    publication_category=CATEGORIES[1],
    begin_date="2027-01",
    end_date="2029-01",
    impacttoetsen="De DPIA is van januari 2027.",
    impacttoetsen_grouping=(Assessment(title="DPIA", link="https://x.example/dpia"),),
    provider="Intern ontwikkeld",
    website="https://x.example/plekken",
    url="https://x.example/register",
    process_index_url="https://x.example/verwerkingen",
    publiccode="https://x.example/code",
    source_id="SP-1",
)


@pytest.fixture(name="said", scope="module")
def _said():
    return statement("nl", Objective())


@pytest.fixture(name="empty")
def _empty(said):
    return entry(said, NOBODY)


def test_every_field_of_the_standard_is_there_in_its_order(empty):
    assert tuple(empty) == ORDER == tuple(FIELDS)
    assert {name for name, one in FIELDS.items() if one.needed} == REQUIRED


@pytest.mark.parametrize("own", [NOBODY, WHOLE], ids=["nobody", "whole"])
def test_no_field_is_longer_than_the_register_takes(said, own):
    for name, value in entry(said, own).items():
        if isinstance(value, str) and value != TO_FILL:
            assert 0 < len(value) <= FIELDS[name].most, name


def test_codes_are_those_of_the_register(empty):
    assert (empty["lang"], empty["standard_version"]) == ("nld", "1.0")
    assert empty["category"] == list(THEMES)


def test_what_only_the_organisation_can_say_stands_open_and_is_listed(empty):
    found = still_open(empty)
    assert {one.field for one in found} == {n for n, f in FIELDS.items() if f.own}
    assert {one.field for one in found if one.needed} < REQUIRED
    assert {name for name in empty if empty[name] == TO_FILL} == set(ASKED)


def test_nothing_stands_open_when_the_organisation_said_it_all(said):
    found = entry(said, WHOLE)
    assert still_open(found) == ()
    assert TO_FILL not in found.values()
    assert found["begin_date"] == "2027-01"
    assert found["impacttoetsen_grouping"] == [
        {"title": "DPIA", "link": "https://x.example/dpia"}
    ]


def test_the_entry_follows_the_rules(said, empty):
    method, data = empty["methods_and_models"], empty["source_data"]
    assert "niet zelflerend" in method
    assert all(rule.title_nl in method for rule in RULES)
    assert all(step.meaning in method for step in said.steps)
    assert said.ruleset in method
    assert all(field.meaning in data for field in said.record)
    assert all(one.name in data for one in said.never)
    ids = {s.bwb_id for r in (*RULES, *PROVISIONS) for s in r.sources} - {""}
    links = empty["lawful_basis_grouping"]
    assert {one["link"].rpartition("/")[2] for one in links} == ids
    assert all(one["title"] for one in links)


@pytest.mark.parametrize(
    "field", ["description_short", "goal", "proportionality", "human_intervention"]
)
def test_what_everybody_reads_is_in_short_sentences(empty, field):
    for sentence in re.split(r"(?<=[.?!:]) ", empty[field]):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence


def test_the_table_has_a_column_for_each_field(said):
    found = entry(said, WHOLE)
    head, row = csv.reader(io.StringIO(as_csv(found).decode()))
    assert tuple(head) == ORDER
    assert dict(zip(head, row, strict=True))["category"] == "; ".join(THEMES)
    assert "DPIA: https://x.example/dpia" in row
