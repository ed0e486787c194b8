"""What a request brings has the kind that its description says, and is never bent."""

import json
from typing import Annotated, get_args

import pytest
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from api.casezone.app import ROUTERS as CASE
from api.exchange.app import ROUTERS as EXCHANGE
from api.web.app import FRAME

NAMES = {int: "integer", str: "string"}
VALUES = {"integer": 86400, "number": 1.5, "string": "1", "boolean": True}


def bodies():
    """Return every model that a request of either zone brings, and those in it."""
    found = {}
    for router in (*CASE, *EXCHANGE, *FRAME):
        for route in router.routes:
            if isinstance(route, APIRoute) and route.body_field is not None:
                add(found, route.body_field.field_info.annotation)
    return sorted(found.values(), key=lambda kind: f"{kind.__module__}.{kind.__name__}")


def add(found, kind):
    for part in get_args(kind):
        add(found, part)
    if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in found:
        found[kind] = kind
        for field in kind.model_fields.values():
            add(found, field.annotation)


def kinds_in(schema, definitions):
    """Return the JSON types of scalars that a schema lets through; None for any."""
    if "$ref" in schema:
        return kinds_in(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    parts = schema.get("anyOf") or schema.get("oneOf")
    if parts:
        each = [kinds_in(part, definitions) for part in parts]
        return None if None in each else set().union(*each)
    if "const" in schema or "enum" in schema:
        values = schema.get("enum", [schema.get("const")])
        # To Python true is 1, so a constant that is 1 lets it through.
        return {NAMES[type(value)] for value in values} | {"boolean"}
    return {schema["type"]} if "type" in schema else None


@pytest.mark.parametrize("kind", bodies(), ids=lambda kind: kind.__name__)
def test_a_value_of_another_kind_is_refused(kind):
    config = ConfigDict(strict=kind.model_config.get("strict", False))
    for field in kind.model_fields.values():
        known = Annotated[field.annotation, *field.metadata, None]
        is_model = isinstance(field.annotation, type) and issubclass(
            field.annotation, BaseModel
        )
        adapter = TypeAdapter(known, config=None if is_model else config)
        schema = adapter.json_schema()
        allowed = kinds_in(schema, schema.get("$defs", {}))
        if allowed is None:
            continue
        if "number" in allowed:
            allowed.add("integer")
        for other in VALUES.keys() - allowed:
            with pytest.raises(ValidationError):
                adapter.validate_json(json.dumps(VALUES[other]))
