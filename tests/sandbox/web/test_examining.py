"""The page of a presentation lets a bank examine: the credit beside the papers, and the answer."""

from __future__ import annotations

import html
import re
from typing import Any, TypeAlias

import pytest

Table: TypeAlias = Any
NUMBER = "HU-2026-0117"
REFUSAL = {"discrepancies": ["ucp600-20a-ii-latest", "ucp600-28f-ii"], "disposal": "holding"}


def line(page: str, name: str) -> list[str]:
    """The cells of a line of the comparison: what the credit asks, then each paper."""
    found = re.search(rf'scope="row">{name}.*?</tr>', page, re.DOTALL)
    assert found
    cells = re.findall(r"<td[^>]*>(.*?)</td>", found[0], re.DOTALL)
    return [html.unescape(re.sub("<.*?>", "", cell)) for cell in cells]


def test_the_dates_and_sums_of_the_lesson_stand_beside_what_the_credit_asks(
    table: Table, at: str
) -> None:
    page = table.get("seller_bank", at)
    shipped = line(page, "Shipment date")
    assert shipped == ["10 March 2026 at the latest", "", "13 March 2026", "", "", ""]
    asked, *papers = line(page, "Insured amount")
    assert asked == "at least 110 % of EUR 48,600.00: EUR 53,460.00"
    assert papers == ["", "", "EUR 53,000.00", "", ""]
    assert line(page, "Documentary credit number")[:2] == [NUMBER, "HU-2026-0171"]


def test_no_line_is_marked_and_no_finding_told_before_the_bank_has_answered(
    table: Table, at: str
) -> None:
    page = table.get("seller_bank", at)
    assert 'class="hit"' not in page
    assert "<mark>" not in page
    outside_the_form = re.sub(r"<form.*?</form>", "", page, flags=re.DOTALL)
    assert "ucp600" not in outside_the_form
    assert "No findings yet" in page


def test_what_the_bank_wrote_down_is_its_own(table: Table, at: str) -> None:
    table.act("seller_bank", "credit.find_discrepant", credit=NUMBER, discrepancies=["ucp600-14c"])
    assert "What your bank wrote down" in table.get("seller_bank", at)
    assert "What the sandbox found" not in table.get("seller_bank", at)
    assert "wrote down" not in table.get("seller", at)


def test_findings_come_with_the_answer_and_to_the_bank_alone(table: Table, at: str) -> None:
    assert table.act("seller_bank", "credit.refuse", credit=NUMBER, **REFUSAL) == 303
    assert "What the sandbox found" in table.get("seller_bank", at)
    assert "What the sandbox found" not in table.get("seller", at)


def test_the_answer_is_given_on_the_page_and_leads_back_to_it(table: Table, at: str) -> None:
    page = table.get("seller_bank", at)
    for kind in ("find_complying", "find_discrepant", "refuse", "honour"):
        assert f'name="kind" value="credit.{kind}"' in page
    assert f'name="from_presentation" value="{NUMBER}/P1"' in page
    given = {"kind": "credit.honour", "credit": NUMBER, "from_presentation": f"{NUMBER}/P1"}
    answer = table.browsers["seller_bank"].post(f"/worlds/{table.world.id}/acts", data=given)
    assert answer.headers["Location"] == at


@pytest.mark.parametrize("about", ["P1", "/P1", f"{NUMBER}/", "//evil.example/P1"])
def test_a_page_made_up_leads_nowhere_else(table: Table, at: str, about: str) -> None:
    given = {"kind": "credit.honour", "credit": NUMBER, "from_presentation": about}
    answer = table.browsers["seller_bank"].post(f"/worlds/{table.world.id}/acts", data=given)
    assert answer.headers["Location"].startswith(("/seat", f"/worlds/{table.world.id}/"))


def test_the_seller_reads_the_page_and_has_no_answer_to_give(table: Table, at: str) -> None:
    page = table.get("seller", at)
    assert "No act on these papers" in page
    assert "Answer by" not in page


def test_the_days_to_the_answer_are_those_of_the_bank(table: Table, at: str) -> None:
    days = re.search(r'<ol class="days".*?</ol>', table.get("seller_bank", at), re.DOTALL)
    assert days
    assert len(re.findall("<li", days[0])) == 12  # 2 April, Easter, up to Monday the 13th
    assert days[0].count('class="shut"') == 6
    assert re.search(r'class="due"[^>]*>Mon<b>13', days[0])
