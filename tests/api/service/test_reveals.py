"""Two steps: a provider that wants to meet may be shown more, as long as that lasts."""

import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pydantic.alias_generators import to_camel
from sqlalchemy import select

from api.exchange.tables import REVEAL
from api.messages.reveals import Revealed
from api.sharing.fields import FIELDS
from api.sharing.reading import standard
from api.sharing.words import Partner
from tests.api.service import walk

CONSENT, LAW = "TOESTEMMING", "WFZ_2_5"
AGE = 43


@pytest.fixture
def case(zones):
    return walk.brought_in(zones, age=AGE)


@pytest.fixture
def place(zones):
    (*_, place) = zones.region.places
    walk.opened(zones, place.ref, str(zones.desk.today()))
    yield place.ref
    walk.cleared(zones, place.ref)


@pytest.fixture
def question(zones, case, place):
    """A question about the case, after which the provider wants to meet."""
    ref = walk.asked(zones, case, place).json()["ref"]
    walk.answered(zones, place, ref, "meet", on=str(zones.desk.today()))
    return ref


def desk(zones):
    return zones.client("coordinator")


def provider(zones, place):
    return zones.client(walk.provider_of(zones, place))


def owner(zones, place):
    return zones.region.location[zones.region.place[place].location].provider


def consented(zones, case, place, *fields, **more):
    body = {
        "provider": owner(zones, place),
        "fields": fields or ("age", "sex", "traits"),
        "until": str(zones.desk.today() + timedelta(days=90)),
    }
    answer = desk(zones).post(f"/cases/{case}/sharing-consents", json=body | more)
    assert answer.status_code == 201, answer.text
    return answer.json()["ref"]


def revealed(zones, question, **body):
    return desk(zones).post(f"/questions/{question}/reveals", json=body)


def shown(zones, place, question):
    answer = provider(zones, place).get(f"/questions/{question}/reveals")
    assert answer.status_code == 200, answer.text
    return answer.json()


def in_exchange(zones, ref):
    query = select(REVEAL.c.state, REVEAL.c.body).where(REVEAL.c.ref == ref)
    with zones.exchange_store.reading() as store:
        return store.execute(query).first()


def with_consent(zones, case, place, question, *fields):
    consent = consented(zones, case, place, *fields)
    body = {"fields": fields or ["age"], "ground": CONSENT, "consent": consent}
    answer = revealed(zones, question, **body)
    assert answer.status_code == 201, answer.text
    return answer.json()["ref"], consent


def test_every_field_that_can_be_revealed_is_a_field_of_the_policy():
    known = {f"case.{to_camel(name)}" for name in Revealed.model_fields}
    assert known <= FIELDS.keys()
    may = {field for ((field, _, _), _) in standard().revealed}
    assert may == known
    assert {who for ((_, _, who), _) in standard().revealed} == {Partner.PROVIDER}


def test_a_provider_reads_only_what_was_revealed(zones, case, place, question):
    assert shown(zones, place, question) == []
    with_consent(zones, case, place, question, "age")
    (one,) = shown(zones, place, question)
    assert one["ground"] == CONSENT
    told = {name: value for name, value in one["fields"].items() if value is not None}
    assert told == {"age": AGE}
    assert case not in provider(zones, place).get(f"/questions/{question}/reveals").text


def test_another_provider_reads_nothing_of_it(zones, case, place, question):
    with_consent(zones, case, place, question)
    others = {"provider-1", "provider-2"} - {walk.provider_of(zones, place)}
    for other in others:
        answer = zones.client(other).get(f"/questions/{question}/reveals")
        assert answer.status_code == 404


def test_nothing_is_revealed_before_the_provider_wants_to_meet(zones, case, place):
    question = walk.asked(zones, case, place).json()["ref"]
    consent = consented(zones, case, place)
    body = {"fields": ["age"], "ground": CONSENT, "consent": consent}
    answer = revealed(zones, question, **body)
    assert answer.status_code == 409
    assert shown(zones, place, question) == []


def test_a_reveal_that_is_told_twice_at_once_is_told_once(zones, question):
    ref = secrets.token_hex(8)
    body = {
        "version": 1,
        "question": question,
        "ground": CONSENT,
        "until": walk.later(zones, days=1),
        "fields": {"age": AGE},
    }
    client = zones.other_zone()
    with ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: client.put(f"/reveals/{ref}", json=body), range(16))
        )
    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["state"] for answer in answers} == {"REVEALED"}


def test_the_exchange_keeps_nothing_that_comes_too_early(zones, case, place):
    question = walk.asked(zones, case, place).json()["ref"]
    body = {
        "version": 1,
        "question": question,
        "ground": CONSENT,
        "until": walk.later(zones, days=1),
        "fields": {"age": AGE},
    }
    ref = secrets.token_hex(8)
    answer = zones.other_zone().put(f"/reveals/{ref}", json=body)
    assert answer.json()["state"] == "LAPSED"
    assert in_exchange(zones, ref) is None


@pytest.mark.parametrize(
    ("ground", "told"),
    [("known to the police", 400), ("TOESTEMMING ", 400), ("IT_IS_A_THIEF", 200)],
)
def test_a_ground_is_a_code_of_the_policy_or_nothing_crosses(
    zones, question, ground, told
):
    ref = secrets.token_hex(8)
    body = {
        "version": 1,
        "question": question,
        "ground": ground,
        "until": walk.later(zones, days=1),
        "fields": {"age": AGE},
    }
    answer = zones.other_zone().put(f"/reveals/{ref}", json=body)
    assert answer.status_code == told, answer.text
    if told == 400:
        (fault,) = answer.json()["errors"]
        assert fault["location"] == "/ground"
        assert ground not in answer.text
    else:
        assert answer.json()["state"] == "LAPSED"
    assert in_exchange(zones, ref) is None


def test_a_ground_that_the_policy_does_not_have_for_it_is_refused(
    zones, case, place, question
):
    consent = consented(zones, case, place)
    wrong = [
        {"fields": ["age"], "ground": LAW},
        {"fields": ["age"], "ground": "ZOMAAR"},
        {"fields": ["age"], "ground": CONSENT},
        {"fields": ["municipality"], "ground": CONSENT, "consent": consent},
        {"fields": ["age"], "ground": CONSENT, "consent": "none"},
        {"fields": ["wishes"], "ground": CONSENT, "consent": consent},
        {"fields": [], "ground": CONSENT, "consent": consent},
    ]
    for body in wrong:
        assert revealed(zones, question, **body).status_code == 400, body
    assert shown(zones, place, question) == []


def test_a_law_needs_no_consent_after_a_yes(zones, place, question):
    walk.answered(zones, place, question, "agree")
    answer = revealed(zones, question, fields=["security", "needs"], ground=LAW)
    assert answer.status_code == 201
    (one,) = shown(zones, place, question)
    assert one["fields"]["security"] is not None
    assert one["fields"]["age"] is None


def test_consent_for_one_provider_is_not_consent_for_another(
    zones, case, place, question
):
    others = [p.ref for p in zones.region.providers if p.ref != owner(zones, place)]
    consent = consented(zones, case, place, provider=others[0])
    body = {"fields": ["age"], "ground": CONSENT, "consent": consent}
    assert revealed(zones, question, **body).status_code == 400


def test_withdrawn_consent_takes_back_at_once(zones, case, place, question):
    ref, consent = with_consent(zones, case, place, question)
    other, _ = with_consent(zones, case, place, question, "sex")
    gone = desk(zones).post(f"/sharing-consents/{consent}/_withdraw")
    assert gone.json()["over"]
    assert [one["ref"] for one in shown(zones, place, question)] == [other]
    assert tuple(in_exchange(zones, ref)) == ("TAKEN_BACK", None)
    assert desk(zones).get(f"/reveals/{ref}").json()["state"] == "TAKEN_BACK"
    url = f"/sharing-consents/{consent}/_withdraw"
    assert desk(zones).post(url).status_code == 409
    body = {"fields": ["age"], "ground": CONSENT, "consent": consent}
    assert revealed(zones, question, **body).status_code == 400


def test_what_was_revealed_is_taken_back_once(zones, case, place, question):
    ref, _ = with_consent(zones, case, place, question)
    url = f"/reveals/{ref}/_take-back"
    assert desk(zones).post(url).json()["state"] == "TAKEN_BACK"
    assert desk(zones).post(url).status_code == 409
    assert shown(zones, place, question) == []


@pytest.mark.parametrize("how", ["recall", "decline", "release"])
def test_it_ends_with_its_question(zones, case, place, question, how):
    ref, _ = with_consent(zones, case, place, question)
    if how == "recall":
        desk(zones).post(f"/questions/{question}/_recall", json={})
    elif how == "decline":
        no = {"side": "ANDERS", "reason": "OTHER", "consequence": "THIS_TIME"}
        walk.answered(zones, place, question, "decline", **no)
    else:
        walk.answered(zones, place, question, "agree")
        assert len(shown(zones, place, question)) == 1
        desk(zones).post(f"/holds/{question}/_release")
    assert shown(zones, place, question) == []
    zones.fetch()
    assert tuple(in_exchange(zones, ref)) == ("LAPSED", None)
    assert desk(zones).get(f"/reveals/{ref}").json()["state"] == "LAPSED"


def test_it_ends_with_its_term(zones, case, place, question):
    consent = consented(zones, case, place)
    until = walk.later(zones, seconds=1)
    body = {"fields": ["age"], "ground": CONSENT, "consent": consent, "until": until}
    ref = revealed(zones, question, **body).json()["ref"]
    assert walk.eventually(lambda: not shown(zones, place, question))
    assert tuple(in_exchange(zones, ref)) == ("LAPSED", None)


def test_it_ends_when_the_case_is_erased(zones, case, place, question):
    ref, _ = with_consent(zones, case, place, question)
    assert desk(zones).delete(f"/cases/{case}").status_code == 204
    zones.fetch()
    assert in_exchange(zones, ref).body is None
    assert shown(zones, place, question) == []


def test_no_term_is_longer_than_the_policy_says(zones, case, place, question):
    consent = consented(zones, case, place)
    until = walk.later(zones, days=400)
    body = {"fields": ["age"], "ground": CONSENT, "consent": consent, "until": until}
    ref = revealed(zones, question, **body).json()["ref"]
    ends = desk(zones).get(f"/reveals/{ref}").json()["until"]
    assert ends < walk.later(zones, days=31)


def test_every_reading_is_in_the_log_of_the_exchange(zones, case, place, question):
    with_consent(zones, case, place, question)
    shown(zones, place, question)
    params = {"ref": question, "pageSize": 200}
    log = zones.client("exchange-auditor").get("/log-entries", params=params)
    lines = [one for one in log.json()["items"] if one["action"] == "read_revealed"]
    assert [one["account"] for one in lines] == [walk.provider_of(zones, place)]


def test_the_desk_reads_what_it_revealed_by_name_alone(zones, case, place, question):
    with_consent(zones, case, place, question)
    answer = desk(zones).get(f"/cases/{case}/reveals")
    (one,) = answer.json()
    assert one["fields"] == ["age"]
    assert all(value != AGE for value in one.values())
    (consent,) = desk(zones).get(f"/cases/{case}/sharing-consents").json()
    assert consent["fields"] == ["age", "sex", "traits"]


def test_a_repeated_request_reveals_once(zones, case, place, question):
    consent = consented(zones, case, place)
    body = {"fields": ["age"], "ground": CONSENT, "consent": consent}
    key = {"Idempotency-Key": secrets.token_hex(8)}
    url = f"/questions/{question}/reveals"
    refs = {
        desk(zones).post(url, json=body, headers=key).json()["ref"] for _ in range(2)
    }
    assert len(refs) == 1
    assert len(shown(zones, place, question)) == 1


def test_consent_is_for_a_provider_that_is_there_and_a_day_that_is_to_come(
    zones, case, place
):
    url = f"/cases/{case}/sharing-consents"
    good = {
        "provider": owner(zones, place),
        "fields": ["age"],
        "until": str(zones.desk.today()),
    }
    for wrong in (
        {"provider": "NOBODY"},
        {"until": str(zones.desk.today() - timedelta(days=1))},
        {"fields": ["name"]},
    ):
        assert desk(zones).post(url, json=good | wrong).status_code == 400
    assert desk(zones).post(url, json=good).status_code == 201
