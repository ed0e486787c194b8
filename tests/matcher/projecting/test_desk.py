"""The desk reads every claim; a tie with somebody it does not handle is not named."""

import pytest

from fixtures.casussen.defaults import AS_OF
from fixtures.casussen.keep_apart import APART, A, B
from matcher.kinds import LimitKind
from matcher.model.place import Opening
from matcher.model.region import Placement
from matcher.model.terms import PlacementStatus
from matcher.projecting.desk import WITHHELD, desk_view
from tests.matcher.projecting.worlds import World, house, world

TWO = Opening(start=AS_OF, count=2)
LIVES = Placement(case="A", place="H1", start=AS_OF, status=PlacementStatus.GEPLAATST)


def apart(*, resident: bool) -> World:
    return world(
        [A, B],
        [house("H1", TWO)],
        ties=[APART],
        placements=[LIVES] if resident else [],
    )


@pytest.mark.parametrize("resident", [True, False])
def test_a_desk_that_handles_both_reads_everything(resident: bool) -> None:
    found = apart(resident=resident)
    outcome, competition = found.outcome("B"), found.competition("B")
    view = desk_view(found.region, outcome, competition)
    assert (view.outcome, view.competition) == (outcome, competition)


def test_where_the_other_of_a_tie_lives_is_withheld_from_a_desk_without_that_case():
    found = apart(resident=True)
    view = desk_view(found.region, found.outcome("B"), handles=frozenset({"B"}))
    assert view.outcome.no is not None
    limits = view.outcome.no.cited[0].limits
    assert [(limit.kind, limit.id) for limit in limits] == [
        (LimitKind.KEEP_APART, WITHHELD)
    ]
    assert "T1" not in repr(view)


def test_the_other_of_a_tie_is_in_no_certificate_that_such_a_desk_reads() -> None:
    found = apart(resident=False)
    competition = found.competition("B")
    assert competition is not None
    assert "T1" in repr(competition)
    view = desk_view(
        found.region, found.outcome("B"), competition, handles=frozenset({"B"})
    )
    assert "T1" not in repr(view)
    assert "'A'" not in repr(view)
