"""A bill of lading in its shipper's hands."""

from datetime import UTC, date, datetime

import pytest

from payments.documents.kinds import BillOfLading
from payments.title.machine import issued
from payments.title.title import Medium, Title

AT = datetime(2026, 3, 13, 9, tzinfo=UTC)


@pytest.fixture(scope="session")
def bill() -> BillOfLading:
    return BillOfLading(
        ref="BL-MBA-5521",
        carrier="Kilindini Practice Line Ltd",
        shipper="Highland Beans Ltd",
        consignee="To the order of Hansa Übungsbank AG",
        description="Green coffee in bags",
        quantity=180,
        unit="bags",
        port_of_loading="Mombasa",
        port_of_discharge="Hamburg",
        vessel="MV Übungsstern",
        issued_on=date(2026, 3, 13),
        shipped_on_board=True,
    )


@pytest.fixture(scope="session")
def title(bill: BillOfLading) -> Title:
    return issued(Title("T1", Medium.ELECTRONIC, "line", "seller", bill, ()), "EBL1", AT)
