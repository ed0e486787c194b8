"""Questions from the command line: six answers, and questions that are wrong."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from api.answers import asking
from api.regionfile import content_hash
from api.regionfile.write import write_region
from api.resultfile import write_result
from fixtures.casussen import keep_apart
from fixtures.casussen.defaults import AS_OF, NO_ROOF
from matcher import flow
from matcher.claims.contrast import Answer
from matcher.flow import describe
from matcher.model.region import Placement
from matcher.model.terms import PlacementStatus
from matcher.planning import Planned
from matcher.result import RunStatus, StepClaim
from tests.api.cli.running import Ended, run
from tests.matcher.contrasting.asking import plan_at, posed
from tests.matcher.contrasting.six import ALL, TIE, WORSE, Worked
from tests.matcher.explaining.tiny import scene_of

FORMS = {
    "PLACE": ("--place", "place"),
    "INSTEAD_OF": ("--instead-of", "other"),
    "NOT_CASE": ("--not-case", "other"),
}
SAID = {
    "BLOCKED": "daarbij geen rol",
    "IMPOSSIBLE": "past niet zolang alle anderen een plek houden",
    "MOVES": "1 wisseling van een ander",
    "WORSE": "De verdeling als geheel is dan minder goed.",
    "TIE": "Het systeem koos volgens een vaste volgorde, zonder betekenis.",
    "NOT_PROVED": "Deze ronde is niet bewezen.",
}


def told_of(scene, choice, status, unique):
    """Return the result of a plan; of a proved run every step counts as proved."""
    proved = status is RunStatus.OPTIMAL
    weights = flow_steps(scene, choice)
    steps = tuple(
        StepClaim(
            name=name.value,
            maximise=maximise,
            value=value,
            bound=value if proved else None,
            proved=proved,
        )
        for name, maximise, value in weights
    )
    planned = Planned(
        choice=choice, status=status, steps=steps, unique=unique, report=None
    )
    return describe(scene, planned, content_hash(scene.region))


def flow_steps(scene, choice):
    from matcher.objective import MAXIMISED
    from matcher.weights import step_weights

    chosen = [o for o in choice if o is not None]
    for name, weights in step_weights(scene).items():
        yield name, name in MAXIMISED, int(weights[chosen].sum())


@pytest.fixture(name="written")
def _written(tmp_path: Path):
    def write(worked: Worked):
        """Write region and result; return their paths and the question."""
        scene, plan, ask = posed(worked)
        result = told_of(scene, plan.choice, plan.status, plan.proved)
        region_path, result_path = tmp_path / "region.json", tmp_path / "result.json"
        region_path.write_bytes(write_region(scene.region))
        result_path.write_bytes(write_result(result))
        option, field = FORMS[ask.question]
        args = ("--case", ask.case, option, getattr(ask, field))
        return region_path, ("--result", result_path), args

    return write


@pytest.fixture(name="no_plans")
def _no_plans(monkeypatch):
    def plan_cases(*_args, **_options):
        raise AssertionError("an explanation plans nothing")

    monkeypatch.setattr(flow, "plan_cases", plan_cases)


@pytest.mark.usefixtures("no_plans")
@pytest.mark.parametrize("worked", ALL, ids=lambda w: w.key)
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_stored_plan_is_asked_and_never_made_anew(written, worked, lang):
    region, result, args = written(worked)
    done = run("why", region, *args, *result, "--lang", lang)
    assert done.code == (3 if worked.answer == "NOT_PROVED" else 0)
    assert "{" not in done.out
    if lang == "nl":
        assert SAID[worked.answer].lower() in " ".join(done.out.split()).lower()


@pytest.mark.parametrize("worked", [*TIE, *WORSE[:1]], ids=lambda w: w.key)
def test_matching_first_says_the_same_as_a_stored_result(written, worked):
    region, result, args = written(worked)
    stored = run("why", region, *args, *result, "--prove")
    assert stored.code == 0
    assert run("why", region, *args).out == stored.out


@pytest.mark.parametrize("worked", ALL, ids=lambda w: w.key)
def test_as_json_the_answer_is_a_claim_without_text(written, worked):
    region, result, args = written(worked)
    claim = json.loads(run("why", region, *args, *result, "--json").out)
    assert claim["answer"] == worked.answer
    assert [cost["step"] for cost in (claim["best"] or {"costs": []})["costs"]] == [
        step for step, _ in worked.costs
    ]


def test_later_steps_are_shown_when_asked(written):
    region, result, args = written(WORSE[1])
    short = run("why", region, *args, *result).out
    whole = run("why", region, *args, *result, "--all-steps").out
    assert "geplaatst, later: 1 beter" not in short
    assert "Verschillen in latere stappen: 1." in short
    assert "geplaatst, later: 1 beter" in whole


def test_what_is_wrong_with_a_question_is_told_all_at_once(written):
    region, result, _ = written(WORSE[0])
    args = ("--case", "NIEMAND", "--place", "NERGENS", "--instead-of", "NIEMAND")
    done = run("why", region, *args, *result)
    assert (done.code, done.out) == (2, "")
    assert "aantal fouten: 5" in done.err
    assert done.err.count("NIEMAND") == 4
    assert done.err.count("NERGENS") == 2


@pytest.mark.parametrize(
    "args",
    [
        (),
        ("--place", "TWEE", "--instead-of", "B"),
        ("--instead-of", "A"),
        ("--not-case", "A"),
        ("--not-case", "NIEMAND"),
        ("--place", "NERGENS"),
        ("--place", "TWEE", "--result", "nowhere.json"),
    ],
)
def test_a_question_that_cannot_be_asked_is_bad_input(written, args):
    region, _, _ = written(WORSE[0])
    done = run("why", region, "--case", "A", *args)
    assert (done.code, done.out) == (2, "")


def test_a_region_that_is_wrong_is_told_with_the_question(tmp_path):
    region = tmp_path / "region.json"
    region.write_text('{"format": 1}')
    done = run("why", region, "--case", "A")
    assert done.code == 2
    assert "cases" in done.err
    assert "--not-case" in done.err


def test_without_time_nothing_is_called_proved(written):
    region, _, args = written(WORSE[0])
    done = run("why", region, *args, "--time-limit", "0")
    assert done.code == 3
    assert "niet" in done.out


def premise(region, *args: str | Path) -> Ended:
    return run("why", region, *args)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--case", "A", "--place", "EEN"), "al een voorstel voor"),
        (("--case", "A", "--instead-of", "B"), "geen plek. Er valt dus niets te"),
        (("--case", "C", "--place", "EEN"), "heeft een vaste plek"),
        (("--case", "A", "--instead-of", "C"), "Wie er woont, blijft er."),
        (("--case", "A", "--not-case", "C"), "Die doet niet mee in de ronde."),
        (("--case", "C", "--not-case", "A"), "Wie er woont, blijft er."),
    ],
)
def test_a_question_that_does_not_arise_gets_a_plain_answer(tmp_path, args, said):
    """A is in EEN, TWEE refused A; B has no place; C lives in TWEE."""
    from tests.matcher.contrasting.six import case, house, region_of

    soon = replace(NO_ROOF, latest=AS_OF)
    whole = region_of(
        [
            case("A", refused_by=("TWEE",), urgency=soon),
            case("B", refused_by=("TWEE",)),
            case("C"),
        ],
        [house("EEN"), house("TWEE")],
        placements=[
            Placement(
                case="C", place="TWEE", start=AS_OF, status=PlacementStatus.GEPLAATST
            )
        ],
    )
    path = tmp_path / "region.json"
    path.write_bytes(write_region(whole))
    done = run("why", path, *args)
    assert done.code == 0
    assert said in " ".join(done.out.split())
    claim = json.loads(run("why", path, *args, "--json").out)
    assert (claim["answer"], claim["premise"] is None) == (None, False)


def test_two_cases_at_one_place_have_nothing_to_compare(tmp_path):
    from tests.matcher.contrasting.six import BW, case, house, region_of

    two = (replace(BW.openings[0], count=2),)
    path = tmp_path / "region.json"
    path.write_bytes(
        write_region(region_of([case("A"), case("B")], [house("EEN", openings=two)]))
    )
    done = run("why", path, "--case", "A", "--instead-of", "B")
    assert done.code == 0
    assert "Beide casussen hebben in deze verdeling een voorstel voor" in done.out


def test_who_may_not_meet_whom_is_not_told(tmp_path):
    """B does not fit beside A in HUIS; neither the tie nor A's part in it is named."""
    path = tmp_path / "region.json"
    casus = next(c for c in keep_apart.CASUSSEN if c.key == "APART")
    path.write_bytes(write_region(casus.region()))
    done = run("why", path, "--case", "B", "--place", "HUIS")
    assert done.code == 0
    assert "Een grens met een beschermde reden laat dat niet toe." in done.out
    assert "T1" not in done.out
    assert "Het gaat om" not in done.out


def test_a_plan_that_beats_a_proved_one_is_a_defect_and_never_an_answer(
    written, tmp_path
):
    """A sits five euros dearer than need be, in a result that says OPTIMAL."""
    worked = next(w for w in ALL if w.answer == "NOT_PROVED")
    region, _, args = written(worked)
    scene = scene_of(worked.region())
    plan = plan_at(scene, dict(worked.at))
    forged = tmp_path / "forged.json"
    told = told_of(scene, plan.choice, RunStatus.OPTIMAL, unique=True)
    forged.write_bytes(write_result(told))
    done = run("why", region, *args, "--result", forged)
    assert (done.code, done.out) == (4, "")
    assert "fout in het programma" in done.err


def test_an_answer_that_the_second_way_rejects_is_not_shown(written, monkeypatch):
    region, result, args = written(WORSE[0])
    honest = asking.contrast

    def wrong(*given, **options):
        return replace(honest(*given, **options), answer=Answer.TIE)

    monkeypatch.setattr(asking, "contrast", wrong)
    done = run("why", region, *args, *result)
    assert (done.code, done.out) == (4, "")
    assert "answer" in done.err
