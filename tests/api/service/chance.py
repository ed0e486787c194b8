"""Requests of chance to a zone, with references that exist among them."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import StopReason, events, from_schema

SEED = 20261126
# Signing out would end the session of who asks; following a run does not end.
LEFT_OUT = ("sign_out", "follow_run")
OFTEN, SELDOM = 0.8, 0.2
ETAGS = ('"1"', '"2"')

Known = dict[str, list[str | int]]


@dataclass(frozen=True)
class Box:
    """How much is asked: examples an operation, seconds in all, values on borders."""

    examples: int
    seconds: int
    borders: bool


@dataclass
class Found:
    """What was answered, and whatever was wrong with it."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    out_of_time: bool = False

    def reached(self) -> set[str]:
        """Return the operations on a thing that exists which were carried out."""
        good = range(200, 300)
        return {op for op, status in self.answers if "{" in op and status in good}


def known_by(client: httpx2.Client, paths: dict[str, Any]) -> Known:
    """Return references by collection, as far as somebody may list them."""
    known: Known = {}
    # What lies below a thing is found once the thing is.
    for path in sorted(paths, key=lambda one: one.count("{")):
        last = path.rpartition("/")[2]
        if "get" not in paths[path] or path.endswith("}") or path == "/messages":
            continue
        for url in filled(path, known):
            answer = client.get(url)
            if answer.is_success and "json" in answer.headers["Content-Type"]:
                known.setdefault(last, []).extend(references(answer.json()))
    return {name: found[:20] for name, found in known.items() if found}


def filled(path: str, known: Known) -> Iterator[str]:
    """Yield a path with the first few references that fit."""
    collections = [c for c, _ in parameters(path)]
    if not all(known.get(name) for name in collections):
        return
    for k in range(3 if collections else 1):
        values = iter([known[name][k % len(known[name])] for name in collections])
        yield re.sub(r"\{\w+\}", lambda _, v=values: str(next(v)), path)


def references(tree: Any) -> list[str | int]:
    items = tree["items"] if isinstance(tree, dict) and "items" in tree else tree
    if not isinstance(items, list):
        return []
    named = (
        item.get("ref", item.get("id")) for item in items if isinstance(item, dict)
    )
    return [name for name in named if name is not None]


def parameters(path: str) -> list[tuple[str, str]]:
    """Return for each parameter of a path its collection and its name."""
    return re.findall(r"/([a-z-]+)/\{(\w+)\}", path)


def served(client: httpx2.Client, paths: dict[str, Any]) -> dict[str, list[str]]:
    """Return the methods of each path that are for this role at all."""
    refused = {401, 403}
    return {
        path: [
            method
            for method in methods
            if client.request(method, re.sub(r"\{\w+\}", "1", path)).status_code
            not in refused
        ]
        for path, methods in paths.items()
    }


def settings(
    headers: dict[str, str], paths: dict[str, list[str]], known: Known, box: Box
) -> SchemathesisConfig:
    """Return how to ask, and what."""
    named = {"etags": {"values": list(ETAGS)}}
    named |= {name: {"values": list(values)} for name, values in known.items()}
    rules: list[dict[str, Any]] = []
    for path, methods in paths.items():
        for method in methods:
            share = SELDOM if method == "delete" else OFTEN
            bound = {
                f"path.{name}": {"dictionary": collection, "probability": share}
                for collection, name in parameters(path)
                if collection in known
            }
            bound["header.If-Match"] = {"dictionary": "etags", "probability": OFTEN}
            if "places" in known:
                bound["body.place"] = {"dictionary": "places", "probability": OFTEN}
            name = f"{method.upper()} {path}"
            rules.append({"include-name": name, "parameters": bound})
    return SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "max-time": box.seconds,
            "headers": headers,
            "dictionaries": named,
            "operations": rules,
            "generation": {"max-examples": box.examples, "database": "none"},
            "phases": {
                "stateful": {"enabled": False},
                "examples": {"enabled": False},
                "coverage": {"enabled": box.borders},
            },
            # References have to exist and dates lie in a range: what fits the
            # description may still be refused.
            "checks": {"positive_data_acceptance": {"enabled": False}},
        }
    )


def asked(
    base: str,
    paths: dict[str, list[str]],
    config: SchemathesisConfig,
    facts: dict[str, Any],
) -> Found:
    """Ask, and return what was found; `facts` are spoilt one by one."""
    whole = schemathesis.openapi.from_url(f"{base}/openapi.json", config=config)
    names = [f"{m.upper()} {path}" for path, methods in paths.items() for m in methods]
    schema = whole.include(name=names).exclude(operation_id=list(LEFT_OUT))

    @schema.hook
    def map_body(context, body):
        described = context.operation.definition.raw.get("requestBody", {})
        kinds = described.get("content", {}).get("application/json", {})
        schema = kinds.get("schema", {})
        of_record = schema.get("additionalProperties") or "allOf" in schema
        if not of_record or not facts:
            return body
        return spoilt(facts, body) if isinstance(body, dict) else body

    found = Found()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            note(found, event.recorder)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            found.wrong.append(repr(event))
        elif isinstance(event, events.EngineFinished):
            found.out_of_time = event.stop_reason is StopReason.MAX_TIME
    return found


def spoilt(facts: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    names = sorted(facts)
    return facts | {names[len(key) % len(names)]: more[key] for key in list(more)[:2]}


def note(found: Found, recorder: Any) -> None:
    for one in recorder.interactions.values():
        if one.response is not None:
            found.answers[recorder.label, one.response.status_code] += 1
    for checks in recorder.checks.values():
        for check in checks:
            if check.failure_info is not None:
                found.wrong.append(f"{recorder.label}: {check.failure_info.failure}")
