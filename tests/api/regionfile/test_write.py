"""Canonical bytes: one content, one sequence of bytes."""

import dataclasses
import hashlib
import io
import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from api.regionfile import content_hash, read_region, write_region
from tests.api.regionfile.broken import V1, valid


def shuffled(value: Any, rng: random.Random) -> Any:
    if isinstance(value, dict):
        return {k: shuffled(value[k], rng) for k in rng.sample(list(value), len(value))}
    if isinstance(value, list):
        return [shuffled(v, rng) for v in rng.sample(value, len(value))]
    return value


def test_what_is_written_is_read_back_as_the_same_region() -> None:
    region = read_region(V1)
    assert read_region(io.BytesIO(write_region(region))) == region


@settings(max_examples=50)
@given(st.randoms(use_true_random=False))
def test_order_in_the_file_does_not_change_the_bytes(rng: random.Random) -> None:
    data = json.dumps(shuffled(valid(), rng)).encode()
    written = write_region(read_region(io.BytesIO(data)))
    assert written == write_region(read_region(V1))


def test_the_bytes_have_sorted_keys_no_floats_and_end_in_a_newline() -> None:
    written = write_region(read_region(V1))
    tree = json.loads(written)
    again = json.dumps(tree, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert written == again.encode() + b"\n"
    assert b"." not in written.replace(b"0.", b"")


def test_the_hash_is_that_of_the_bytes_and_changes_with_one_value() -> None:
    region = read_region(V1)
    other = dataclasses.replace(region, region="Elders")
    assert content_hash(region) == hashlib.sha256(write_region(region)).hexdigest()
    assert content_hash(other) != content_hash(region)
