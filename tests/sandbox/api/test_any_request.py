"""Whatever fits the API's description, and much that does not, is answered as the description says.

`make trust` asks more often.
"""

from __future__ import annotations

from collections.abc import Iterator

import any_request
import odd_values
import pytest
from any_request import Api

REQUESTS_EACH = 8
ODD_ONE_IN = 150


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    made = any_request.opened(tmp_path_factory.mktemp("home"))
    yield made
    made.close()


def test_no_request_breaks_it_and_every_answer_fits(api: Api) -> None:
    operations = api.operations()
    tried = [any_request.ask(api, operation, REQUESTS_EACH) for operation in operations]
    assert [wrong for _, found in tried for wrong in found] == []
    assert {operation.label for operation in operations} >= {
        "POST /api/workshops",
        "GET /api/worlds/{world}/titles/{title}",
        "GET /api/worlds/{world}/collections/{collection}",
        "POST /api/documents/check",
    }
    assert len(api.done) > len(operations) / 2


def test_odd_numbers_and_days_are_refused_by_the_doors(api: Api) -> None:
    found = odd_values.of_api(api, ODD_ONE_IN)
    assert found.findings == ()
    assert found.tried > 100


def test_odd_numbers_and_days_are_refused_in_acts() -> None:
    found = odd_values.of_acts(ODD_ONE_IN)
    assert found.findings == ()
    assert found.tried > 100


def test_there_is_something_to_ask_for(api: Api) -> None:
    client, known = api.app.test_client(), api.known
    head = {"Authorization": f"Bearer {known.key}"}
    for path in (
        "",
        "/log",
        f"/credits/{known.parts['credit']}",
        f"/transfers/{known.parts['uetr']}",
    ):
        assert client.get(f"/api/worlds/{known.world}{path}", headers=head).status_code == 200
