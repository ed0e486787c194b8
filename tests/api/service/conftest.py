"""Stores and zones for the tests of the service, on both databases."""

import pytest

from tests.api.service import placing, postgres
from tests.api.service.zones import zones_on

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def new_database():
    with postgres.server() as made:
        yield made


@pytest.fixture(scope="session", params=BACKENDS)
def addresses(request, tmp_path_factory):
    """Gives what makes a new, empty database of one kind and returns its address."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_database")
    count = iter(range(1000))
    folder = tmp_path_factory.mktemp("stores")
    return lambda: f"sqlite:///{folder}/{next(count)}.db"


@pytest.fixture(scope="session")
def zones(addresses, tmp_path_factory):
    """Gives both zones, served; what a test brings in has a reference of its own."""
    with zones_on(addresses(), addresses(), tmp_path_factory.mktemp("zones")) as both:
        yield both


@pytest.fixture(autouse=True)
def _log_of_its_own(tmp_path, monkeypatch):
    """Keep the keys of a log that a test begins by its settings apart."""
    monkeypatch.setenv("SCHAKELPUNT_LOG_KEYS", str(tmp_path / "log"))


@pytest.fixture(autouse=True)
def _erased():
    """Erase what a test brought in, so that the next one has no more to look at."""
    yield
    while placing.BROUGHT:
        both, case = placing.BROUGHT.pop()
        both.client("coordinator").delete(f"/cases/{case}")


@pytest.fixture(scope="session")
def changing_zones(addresses, tmp_path_factory):
    """Gives zones in which places come that the region does not have."""
    with zones_on(addresses(), addresses(), tmp_path_factory.mktemp("zones")) as both:
        yield both
