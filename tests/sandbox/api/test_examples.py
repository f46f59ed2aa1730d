"""The examples of answers have the shape of what is answered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from sandbox.api.examples import EXAMPLES

CODES = {"{code}": "SBOX00R7ELBKO4T9QZ11"}
ORDER = {
    "debtor_account": "DE11000000000000480600",
    "creditor_account": "0100-480600-EUR",
    "amount": "250.00",
    "currency": "EUR",
}
FREE = {"values", "body", "schema"}  # of each kind its own


@pytest.fixture
def busy(world: Any) -> dict[str, str]:
    """A world with a payment, a webhook and a logged request; what to put into paths."""
    world.trainer.post(f"{world.path}/webhooks", {"url": "http://127.0.0.1:10009/"})
    uetr = world.trainer.post(f"{world.path}/transfers", ORDER).json()["uetr"]
    world.trainer.post(f"{world.path}/clock", {"advance": "P3D"})
    time.sleep(1)  # until the requests are logged
    return {**CODES, "{world}": world.id, "{uetr}": uetr, "{number}": "1"}


def _differences(example: Any, real: Any, at: str = "$") -> Iterator[str]:
    """Where an example names what is not answered, or the other way round."""
    if isinstance(example, dict) and isinstance(real, dict):
        if example.keys() != real.keys():
            yield f"{at}: {sorted(example.keys() ^ real.keys())}"
        for name in (example.keys() & real.keys()) - FREE:
            yield from _differences(example[name], real[name], f"{at}.{name}")
    elif isinstance(example, list) and isinstance(real, list):
        if example and real:
            yield from _differences(example[0], real[0], f"{at}[0]")
    elif None not in (example, real) and type(example) is not type(real):
        yield f"{at}: {type(example).__name__} is {type(real).__name__}"


def test_every_example_is_of_the_shape_of_the_answer(world: Any, busy: dict[str, str]) -> None:
    for path, example in EXAMPLES.items():
        asked = path
        for name, value in busy.items():
            asked = asked.replace(name, value)
        params = {"q": "Elbe"} if path == "/api/entities" else {}
        answer = world.trainer.get(asked, params=params)
        assert answer.status_code == 200, (path, answer.text)
        assert list(_differences(example, answer.json())) == [], path


def test_the_description_shows_them(anyone: Any) -> None:
    paths = anyone.get("/api/openapi.json").json()["paths"]
    for path, example in EXAMPLES.items():
        content = paths[path]["get"]["responses"]["200"]["content"]["application/json"]
        assert content["example"] == example


@pytest.mark.parametrize(
    ("example", "real"),
    [({"a": 1}, {"b": 1}), ({"a": 1}, {"a": "1"}), ([{"a": 1}], [{}]), ({"a": {}}, {"a": []})],
)
def test_a_difference_is_seen(example: Any, real: Any) -> None:
    assert list(_differences(example, real))
