"""Numbers of persons are given in bands, and never move by one person."""

from hypothesis import given
from hypothesis import strategies as st

from matcher.projecting.threshold import THRESHOLD, band, held_back

PERSONS = st.frozensets(st.sampled_from([f"P{k}" for k in range(12)]))


@given(st.integers(0, 500))
def test_a_number_lies_in_its_band_and_small_numbers_share_one(number: int) -> None:
    found = band(number)
    assert found.low <= number
    assert found.high is None or number <= found.high
    assert (found == band(0)) == (number < THRESHOLD)


@given(st.lists(PERSONS, min_size=1, max_size=6), PERSONS)
def test_two_reports_differ_by_enough_persons_or_not_at_all(
    reports: list[frozenset[str]], new: frozenset[str]
) -> None:
    before = held_back([{"cell": persons} for persons in reports])["cell"]
    after = held_back([{"cell": persons} for persons in (*reports, new)])["cell"]
    assert after == before or len(after ^ before) >= THRESHOLD


@given(st.lists(PERSONS, min_size=1, max_size=6), PERSONS)
def test_one_person_more_or_less_in_the_last_report_is_never_seen_when_it_was_held(
    reports: list[frozenset[str]], somebody: frozenset[str]
) -> None:
    one = next(iter(sorted(somebody)), "P0")
    shown = held_back([{"cell": persons} for persons in reports])["cell"]
    for last in (shown | {one}, shown - {one}):
        history = [*({"cell": persons} for persons in reports), {"cell": last}]
        assert held_back(history)["cell"] == shown


@given(PERSONS)
def test_the_first_report_is_counted_as_it_is(persons: frozenset[str]) -> None:
    assert held_back([{"cell": persons}]) == {"cell": persons}


def test_without_reports_there_is_nothing() -> None:
    assert held_back([]) == {}
