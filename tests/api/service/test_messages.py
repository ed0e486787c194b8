"""No message carries more than its type allows, whichever way it goes."""

import importlib
import pkgutil
import secrets
from datetime import date
from typing import get_args

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import BaseModel, TypeAdapter, ValidationError
from starlette.responses import JSONResponse, RedirectResponse

import api.messages
from api.casezone.exchange import Exchange, ExchangeGoneError
from api.casezone.sharing.crossing import CROSSES
from api.exchange.app import ROUTERS
from api.messages import Envelope, Message
from api.messages.reveals import RevealTold
from api.sharing.policy import CODED
from api.web.access import other_zone
from tests.api.service.zones import serving

PLANTED = f"planted-{secrets.token_hex(8)}"
EXTRA = {PLANTED: PLANTED}
DAY = date(2026, 1, 1)
# Text that is no code: references, days, and a body that has a form of its own.
TEXTS = {
    ("DeskTurn", "answer_by"),
    ("HoldAnswer", "ref"),
    ("HoldEnded", "ref"),
    ("HoldKept", "ref"),
    ("PlacesConfirmed", "refs"),
    ("PrincipleAnswer", "ref"),
    ("PrincipleAsked", "answer_by"),
    ("PrincipleAsked", "funder"),
    ("PrincipleChanged", "ref"),
    ("QuestionMoved", "event"),
    ("QuestionMoved", "ref"),
    ("RecordChanged", "body"),
    ("RecordChanged", "ref"),
    ("ReferralBox", "organisation"),
    ("ReferralBox", "ref"),
    ("ReferralBox", "sealed"),
    ("ReferralSent", "ref"),
    ("ReferralState", "ref"),
    ("RefusalMended", "ref"),
    ("ReportKept", "ref"),
    ("RevealState", "ref"),
    ("RevealTold", "question"),
    ("Revealed", "municipality"),
    ("ReportSent", "as_of"),
    ("ReportSent", "body"),
    ("ReportSent", "funder"),
    ("Said", "rule"),
    ("CriterionTold", "rule"),
    ("QuestionAsked", "place"),
    ("StayTold", "day"),
    ("TakeBack", "place"),
    ("TakeBackPromised", "ref"),
    ("TurnTaken", "ref"),
    ("TurnTaken", "state"),
}


def types():
    """Return every type of message, of the package and its modules."""
    names = [module.name for module in pkgutil.iter_modules(api.messages.__path__)]
    modules = [importlib.import_module(f"api.messages.{name}") for name in names]
    found = {
        thing
        for module in (api.messages, *modules)
        for thing in vars(module).values()
        if isinstance(thing, type)
        and issubclass(thing, BaseModel)
        and thing.__module__.startswith("api.messages")
    }
    return sorted(found, key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def kinds():
    return get_args(get_args(Message)[0])


def refused(errors, where):
    return any(e["type"] == "extra_forbidden" and e["loc"] == where for e in errors)


@pytest.mark.parametrize("kind", types(), ids=lambda kind: kind.__name__)
def test_a_type_refuses_a_field_that_it_does_not_have(kind):
    with pytest.raises(ValidationError) as error:
        kind.model_validate(EXTRA)
    assert refused(error.value.errors(), (PLANTED,))


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_message_of_the_outbox_refuses_it_too(kind):
    named = kind.model_fields["type"].default
    assert kind in types()
    with pytest.raises(ValidationError) as error:
        TypeAdapter(Message).validate_python({"type": named} | EXTRA)
    assert refused(error.value.errors(), (named, PLANTED))
    with pytest.raises(ValidationError) as error:
        Envelope.model_validate({"id": 1, "message": {"type": named}} | EXTRA)
    assert refused(error.value.errors(), (PLANTED,))


def is_text(field):
    def texts(part):
        return part is str or any(map(texts, get_args(part)))

    patterns = {getattr(one, "pattern", None) for one in field.metadata}
    return texts(field.annotation) and CODED not in patterns


def test_text_that_is_no_code_stands_in_fields_that_are_known():
    found = {
        (kind.__name__, name)
        for kind in types()
        for name, field in kind.model_fields.items()
        if is_text(field)
    }
    assert found <= TEXTS


def zone_routes():
    for router in ROUTERS:
        for route in router.routes:
            assert isinstance(route, APIRoute)
            if any(d.call is other_zone for d in route.dependant.dependencies):
                yield route


def test_the_exchange_refuses_more_than_the_type_of_every_call(zones):
    client, refusing = zones.other_zone(), 0
    for route in zone_routes():
        if route.body_field is None:
            continue
        path = route.path.format(ref="no-such-ref")
        (method,) = route.methods
        answer = client.request(method, path, json=EXTRA)
        assert answer.status_code == 400, path
        where = {fault["location"] for fault in answer.json()["errors"]}
        assert f"/{PLANTED}" in where, path
        refusing += 1
    assert refusing >= 8


def test_every_answer_between_the_zones_is_of_a_type_of_messages():
    for route in zone_routes():
        assert route.response_model in types(), route.path
        if route.body_field is not None:
            assert route.body_field.field_info.annotation in types(), route.path


def test_whatever_the_case_zone_tells_is_of_a_type_that_the_policy_knows():
    bodies = {
        route.body_field.field_info.annotation
        for route in zone_routes()
        if route.body_field is not None
    }
    # Each field of what is revealed is asked of the policy by its name.
    assert bodies - {RevealTold} == set(CROSSES)


def test_beside_a_body_nothing_is_told_but_a_reference():
    for route in zone_routes():
        needs = route.dependant
        assert [one.name for one in needs.path_params] in ([], ["ref"]), route.path
        assert [one.alias for one in needs.query_params] in ([], ["after"]), route.path
        assert not [*needs.header_params, *needs.cookie_params], route.path


@pytest.mark.parametrize("planted", [{}, EXTRA], ids=["as it is", "with more"])
def test_the_desk_takes_no_answer_with_more_than_its_type(planted):
    app = FastAPI()
    message = {"type": "hold-ended", "version": 1, "ref": "r"} | planted

    @app.get("/v1/messages")
    def messages():
        return JSONResponse({"items": [{"id": 1, "message": message}]})

    @app.post("/v1/holds/r/_use")
    def use():
        return JSONResponse({"ref": "r", "state": "USED"} | planted)

    with serving(app) as address:
        exchange = Exchange(address, "x")
        calls = (lambda: exchange.messages(0), lambda: exchange.occupy("r", DAY))
        for call in calls:
            if planted:
                with pytest.raises(ExchangeGoneError, match="unknown answer"):
                    call()
            else:
                assert call()
        exchange.close()


def test_the_desk_follows_no_redirect_of_the_exchange():
    app, reached = FastAPI(), []

    @app.get("/v1/messages")
    def elsewhere():
        return RedirectResponse("/v1/elsewhere")

    @app.get("/v1/elsewhere")
    def there():
        reached.append(True)
        return JSONResponse({"items": []})

    with serving(app) as address:
        exchange = Exchange(address, "x")
        with pytest.raises(ExchangeGoneError, match="307"):
            exchange.messages(0)
        exchange.close()
    assert reached == []
