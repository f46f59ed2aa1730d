"""An MT message pasted into the page: findings stand on their lines, as for any message."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from sandbox.home import default_fixtures_dir

SAMPLE = default_fixtures_dir() / "messages" / "mt" / "credit-issued.fin"
TEXT = SAMPLE.read_bytes().decode()


def hits(page: str) -> list[str]:
    """The lines of the message that have a finding."""
    return re.findall(r'<li class="hit"><code>(.*?)</code>', page)


def test_an_amount_with_a_point_is_marked_on_its_line(client: FlaskClient) -> None:
    page = client.post("/messages", data={"message": TEXT.replace("48600,00", "48600.00")}).text
    assert hits(page) == [":32B:EUR48600.00"]
    assert "MT 700" in page


def test_a_credit_in_order_has_no_line_marked(client: FlaskClient) -> None:
    page = client.post("/messages", data={"message": TEXT}).text
    assert hits(page) == []
    assert "not validated by the network" in page
