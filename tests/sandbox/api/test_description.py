"""The API describes itself, truly and offline."""

from __future__ import annotations

import re
from typing import Any


def test_the_description_is_openapi_and_knows_the_problems(anyone: Any) -> None:
    spec = anyone.get("/api/openapi.json").json()
    assert spec["openapi"].startswith("3.1")
    for operations in spec["paths"].values():
        for operation in operations.values():
            assert "application/problem+json" in operation["responses"]["default"]["content"]


def test_every_reference_of_the_description_resolves(anyone: Any) -> None:
    answer = anyone.get("/api/openapi.json")
    schemas = answer.json()["components"]["schemas"]
    names = set(re.findall(r'"#/components/schemas/(\w+)"', answer.text))
    assert names <= set(schemas)
    assert "#/$defs" not in answer.text


def test_every_example_of_a_body_is_taken(anyone: Any, open_world: Any) -> None:
    paths = anyone.get("/api/openapi.json").json()["paths"]
    examples = [
        (path, operations["post"]["requestBody"]["content"]["application/json"]["example"])
        for path, operations in paths.items()
        if "{" not in path.replace("{world}", "")
        and "application/json"
        in operations.get("post", {}).get("requestBody", {}).get("content", {})
    ]
    assert len(examples) >= 5
    for path, example in examples:
        world = open_world()
        answer = world.trainer.post(path.replace("{world}", world.id), example)
        assert answer.status_code in (200, 201, 202, 403), (path, answer.text)


def test_the_page_lists_every_operation_and_loads_nothing_from_elsewhere(anyone: Any) -> None:
    page = anyone.get("/api/docs").text
    for path in anyone.get("/api/openapi.json").json()["paths"]:
        assert path in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)
    assert "<script>" not in page
