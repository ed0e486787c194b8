"""The statement says what is there: every rule, fact, field, step and owner, once."""

import re
from dataclasses import fields, replace

import pytest

from api.sharing.fields import FIELDS
from api.statement.blocks import statement_blocks
from api.statement.facts import NOTES
from api.statement.grounds import UNREAD
from api.statement.held import WHY
from api.statement.making import statement
from api.statement.people import STEPS, WHO
from api.statement.proxies import PROXIES
from api.statement.steps import FIGURES
from api.states import MACHINES
from api.text.blocks import Flow, Grid
from matcher.facts.origins import OF_FACT, OF_STEP, record_paths, unused_paths
from matcher.funding.provisions import PROVISIONS
from matcher.model.agreements import Agreements
from matcher.model.case import Case
from matcher.objective import MAXIMISED, Objective, StepName, objective_id
from matcher.rules import FOR_PEOPLE, RULES, rule_set_id
from matcher.sources import Source

STANDARD = Objective()
langs = pytest.mark.parametrize("lang", ["nl", "en"])


def told(lang="nl", **changed):
    """Return all text of a statement."""
    parts = []
    for block in statement_blocks(statement(lang, replace(STANDARD, **changed))):
        if isinstance(block, Grid):
            parts += [cell for row in block.rows for cell in row]
        elif isinstance(block, Flow):
            parts += [text for box in block.boxes for text in box]
        else:
            parts.append(block.text)
    return "\n".join(parts)


def sources():
    return [s for one in (*RULES, *PROVISIONS) for s in one.sources]


@langs
def test_every_released_rule_is_there_with_its_title_and_articles(lang):
    said, text = statement(lang, STANDARD), told(lang)
    assert [(r.key, r.version) for r in said.rules] == [
        (r.key, r.version) for r in RULES
    ]
    for rule, one in zip(RULES, said.rules, strict=True):
        title = rule.title_en if lang == "en" else rule.title_nl
        assert one.title == title
        assert rule.key in text
        assert title in text
        for source, cited in zip(rule.sources, one.sources, strict=True):
            article = source.article.en if lang == "en" else source.article.nl
            assert article in cited.source
            assert cited.source in text
            assert cited.link.rpartition("/")[2] == source.bwb_id
    assert [one.key for one in said.provisions] == [p.key for p in PROVISIONS]


def test_a_rule_that_is_added_or_taken_away_shows():
    one = RULES[0]
    more = replace(one, key="nieuwe-regel", title_nl="Nieuwe regel")
    whole = statement("nl", STANDARD)
    longer = statement("nl", STANDARD, (*RULES, more))
    shorter = statement("nl", STANDARD, RULES[1:])
    assert "nieuwe-regel" in {rule.key for rule in longer.rules}
    assert one.key not in {rule.key for rule in shorter.rules}
    for said in (longer, shorter):
        assert said.ruleset != whole.ruleset
    read = {fact.key: fact.rules for fact in longer.facts}
    assert all("nieuwe-regel" in read[key] for key in more.reads)


def test_the_facts_are_those_that_rules_read_and_no_other():
    said = {fact.key: set(fact.rules) for fact in statement("nl", STANDARD).facts}
    read = {}
    for rule in RULES:
        for key in rule.reads:
            read.setdefault(key, set()).add(rule.key)
    assert said == read


@langs
def test_every_fact_has_a_meaning_and_its_fields_of_the_record(lang):
    for fact in statement(lang, STANDARD).facts:
        side, _, name = fact.key.partition(".")
        assert fact.meaning != fact.key
        assert fact.record == (OF_FACT[name] if side == "case" else ())


def test_every_field_of_the_record_counts_or_is_held_for_a_reason():
    said = statement("nl", STANDARD)
    used = {path for field in said.record for path in field.paths}
    held = {one.key for one in said.held}
    assert held == set(unused_paths())
    assert set(record_paths()) <= used | held
    assert used & held == set()
    assert {f.name for f in fields(Case)} <= {p.partition(".")[0] for p in used | held}


def test_the_reasons_that_stand_by_hand_are_for_what_is_there():
    assert set(WHY) == set(unused_paths())
    assert set(PROXIES) <= {f.name for f in fields(Case)}
    agreed = {f.key for f in statement("nl", STANDARD).figures}
    assert set(FIGURES) == agreed
    assert {f.name for f in fields(Agreements)} < agreed
    record = {field.key for field in statement("nl", STANDARD).record}
    assert set(NOTES) <= record


def test_every_field_says_what_it_is_for():
    for field in statement("nl", STANDARD).record:
        assert field.meaning in {text.nl for text in FIELDS.values()}
        assert field.rules or field.limits or field.steps or field.note


def test_a_field_names_the_rules_that_turn_on_it():
    record = {field.key: field for field in statement("nl", STANDARD).record}
    assert record["sex"].rules == ("sex",)
    assert record["network"].rules == ()
    assert {"region", "funding-route"} <= set(record["municipality"].rules)
    assert record["care_hours"].limits == ("zorguren per week",)
    assert record["wishes"].steps == ("passendheid",)


@langs
def test_a_proxy_is_told_with_the_rule_and_the_source(lang):
    said = {one.key: one for one in statement(lang, STANDARD).proxies}
    assert set(said) >= {"age", "sex", "municipality", "network", "basics"}
    assert said["sex"].rules == ("sex",)
    assert said["sex"].sources
    assert not said["network"].rules
    assert said["network"].steps
    assert "residence-right" in said["basics"].rules


@langs
def test_the_steps_and_figures_in_force_are_told_in_order(lang):
    changed = replace(
        STANDARD, guard_days=61, steps=(StepName.FIT, StepName.PLACED_U0), fit_wish=8
    )
    said = statement(lang, changed)
    assert [step.key for step in said.steps] == ["fit", "placed_u0"]
    assert [step.record for step in said.steps] == [OF_STEP[s] for s in changed.steps]
    assert {f.key: f.value for f in said.figures}["fit_wish"] == 8
    assert any("61" in line for line in said.order)
    assert objective_id(changed) in said.objective
    aims = {step.key: step.aim for step in statement(lang, STANDARD).steps}
    assert len(set(aims.values())) == 2
    assert {key for key in aims if aims[key] == aims["fit"]} == set(MAXIMISED)


@langs
def test_everybody_with_the_last_word_is_named(lang):
    said = statement(lang, STANDARD)
    text = told(lang)
    # What else is a machine is about accounts, about computing and about reports.
    left = {"account", "second-factor", "api-key", "run", "report"}
    assert {m.name for m in MACHINES} == set(STEPS) | left
    assert {m.owner for m in MACHINES if m.name in STEPS} == set(WHO)
    assert len(said.words) == len(STEPS)
    assert len(said.judgement) == len(FOR_PEOPLE)
    assert all(one.who in text and one.step in text for one in said.judgement)


@langs
def test_every_reading_in_doubt_is_listed(lang):
    doubted = [s for s in sources() if s.doubt is not None or s.old]
    assert doubted
    assert len(statement(lang, STANDARD).doubts) == len(doubted)


@langs
def test_what_is_policy_alone_is_listed_with_whose_it_is(lang):
    said = {one.name: one.text for one in statement(lang, STANDARD).policies}
    alone = [
        one
        for one in (*RULES, *PROVISIONS)
        if all(source.is_policy for source in one.sources)
    ]
    assert len(said) == len(alone) > 1
    for one in alone:
        title = one.title_en if lang == "en" else one.title_nl
        article = one.sources[0].article
        whose = article.en if lang == "en" else article.nl
        assert whose in said[f"{title} ({one.key})"]


@langs
def test_what_it_rests_on_says_when_it_was_not_read(lang):
    grounds = {one.name: one.text for one in statement(lang, STANDARD).grounds}
    unread = UNREAD.in_(lang)
    for name in ("AVG art. 22", "AVG art. 35", "Awb", "IAMA"):
        assert unread in grounds[name]
    assert unread not in grounds["WGS art. 1.9"]


def test_equal_input_gives_an_equal_statement_and_the_id_of_a_result():
    assert statement("nl", STANDARD) == statement("nl", STANDARD)
    assert statement("en", STANDARD).ruleset == rule_set_id(RULES)


def test_sources_are_those_of_the_rules():
    assert all(isinstance(source, Source) for source in sources())
    links = {c.link for r in statement("nl", STANDARD).rules for c in r.sources}
    assert {re.sub(r".*/", "", link) for link in links if link} == {
        s.bwb_id for rule in RULES for s in rule.sources if s.bwb_id
    }
