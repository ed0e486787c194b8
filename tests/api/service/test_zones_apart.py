"""The exchange process cannot open the case store: it knows nothing of it."""

from pathlib import Path

import grimp
import pytest
from sqlalchemy import select

from api.exchange.tables import METADATA
from api.serving.demo import make_demo
from api.settings import CaseSettings, ExchangeSettings
from api.store import Store

ONLY_CASE = {"case_database", "keys", "exchange_url"}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    made, _ = make_demo(folder, 18_500)
    return made


def test_the_settings_of_the_exchange_have_no_word_for_the_case_zone():
    assert set(CaseSettings.model_fields) >= ONLY_CASE
    assert not ONLY_CASE & set(ExchangeSettings.model_fields)


def test_the_process_of_the_exchange_is_not_given_the_other_store(demo):
    given = demo.environment("exchange")
    own = {name: text for name, text in given.items() if "SCHAKELPUNT" in name}
    assert set(own) == {
        "SCHAKELPUNT_ZONE_SECRET",
        "SCHAKELPUNT_FIRST_DAY",
        "SCHAKELPUNT_SECOND_FACTOR",
        "SCHAKELPUNT_EXCHANGE_PORT",
        "SCHAKELPUNT_EXCHANGE_DATABASE",
        "SCHAKELPUNT_LOG_KEYS",
        "SCHAKELPUNT_REFERRAL_KEY",
    }
    case = demo.environment("case")
    names = ("CASE_DATABASE", "KEYS", "LOG_KEYS")
    secret = {case[f"SCHAKELPUNT_{name}"] for name in names}
    assert not secret & set(own.values())


def test_the_code_of_the_exchange_reaches_nothing_of_the_case_zone():
    graph = grimp.build_graph("api", exclude_type_checking_imports=True)
    reached = {
        name
        for module in graph.modules
        if module.startswith("api.exchange")
        for name in graph.find_upstream_modules(module)
    }
    assert any(name.startswith("api.web") for name in reached)
    assert not [name for name in reached if name.startswith("api.casezone")]


def test_the_store_of_the_exchange_names_no_case(demo):
    from fixtures.demo import demo_region

    store = Store(f"sqlite:///{demo.folder}/exchange.db")
    with store.reading() as connection:
        rows = [connection.execute(select(t)).all() for t in METADATA.sorted_tables]
    store.close()
    found = [case.ref for case in demo_region().cases if f"'{case.ref}'" in repr(rows)]
    assert found == []
    assert Path(demo.folder, "case.db").is_file()
