"""The export: the same records, as a file."""

from __future__ import annotations

import csv
import io
from typing import Any

EXPORT = "/gleif/export/v1/lei-records"


def test_json_and_csv_hold_the_records_of_the_search(client: Any, get: Any) -> None:
    asked = {"filter[entity.addresses.country]": "DE", "sort": "entity.legalName"}
    found = [r["id"] for r in get("/lei-records", **asked, **{"page[size]": 200})["data"]]
    as_json = client.get(f"{EXPORT}.json", query_string=asked).json
    as_csv = client.get(f"{EXPORT}.csv", query_string=asked).text
    rows = list(csv.DictReader(io.StringIO(as_csv)))
    assert [record["id"] for record in as_json["data"]] == found
    assert [row["lei"] for row in rows] == found
    assert {row["entity.legalAddress.country"] for row in rows} == {"DE"}


def test_a_file_is_offered_for_saving(client: Any) -> None:
    answer = client.get(f"{EXPORT}.csv")
    assert answer.mimetype == "text/csv"
    assert 'filename="lei-records.csv"' in answer.headers["Content-Disposition"]


def test_an_unknown_filter_is_refused_here_too(client: Any) -> None:
    answer = client.get(f"{EXPORT}.csv?filter[colour]=red")
    assert answer.status_code == 400
    assert "filter[colour]" in answer.get_json(force=True)["errors"][0]["detail"]


def test_no_cell_is_a_formula(client: Any) -> None:
    rows = csv.reader(io.StringIO(client.get(f"{EXPORT}.csv").text))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'+Kanal Import Kontor GmbH" in cells
