"""What a guarantor and a beneficiary's bank write: each message keeps the table of its type."""

from dataclasses import replace
from datetime import date

import pytest

from lei.findings import Severity
from payments.guarantee.guarantee import DemandPaper
from payments.guarantee.terms import Form, GuaranteeTerms, Purpose, Reduction, Rulebook
from payments.messages.mt import build, check, read
from payments.messages.mt import guarantee_messages as write
from payments.messages.mt.credit_messages import Correspondence
from payments.money import Money
from payments.party import Party, PostalAddress

TERMS = GuaranteeTerms(
    number="G-2026-0117",
    applicant="seller",
    guarantor="savanna",
    beneficiary="buyer",
    amount=Money.of("3600", "EUR"),
    underlying="contract 117",
    purpose=Purpose.ADVANCE_PAYMENT,
    expires_on=date(2026, 6, 30),
)
PARTIES = {
    "seller": Party("seller", "Highland Beans Ltd", None, PostalAddress("Nairobi", "KE")),
    "buyer": Party("buyer", "Rösterei Elbe GmbH", None, PostalAddress("Hamburg", "DE")),
}
FULL = replace(
    TERMS,
    form=Form.STANDBY,
    rules=Rulebook.ISP98,
    expires_on=None,
    expiry_event="Certificate of delivery",
    documents=("Certificate of non-delivery", "Copy of the order"),
    conditions=("As agreed",),
    one_demand_only=True,
    transferable=True,
    reductions=(Reduction(date(2026, 3, 1), Money.of("2000", "EUR")),),
)
OUT = Correspondence("SVNAKEN0XXX", "HANSDEH0XXX", "G-2026-0117", "G-2026-0117")
BACK = Correspondence("HANSDEH0XXX", "SVNAKEN0XXX", "D1", "G-2026-0117")
ON = date(2026, 5, 4)
DEMAND = DemandPaper("G-2026-0117", Money.of("3600", "EUR"), statement="No goods came.")
WRITTEN = {
    "760": write.issue(TERMS, PARTIES, OUT, ON),
    "760 full": write.issue(FULL, PARTIES, OUT, ON),
    "767": write.amend(TERMS, OUT, 1, ON),
    "765": write.demand(DEMAND, BACK, ON),
    "765 bare": write.demand(replace(DEMAND, statement=None), BACK, ON),
    "765 extend": write.demand(replace(DEMAND, extend_to=date(2026, 9, 30)), BACK, ON),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_message_keeps_the_table_of_its_type(name):
    written = WRITTEN[name].message
    text = build(written)
    assert name.startswith(written.type)
    assert not [f for f in check(text).findings if f.severity is not Severity.INFO]
    assert read(text) == written


def test_what_is_asked_stands_in_its_field():
    fields = {field.tag: field.lines for field in WRITTEN["765 extend"].message.fields}
    assert fields["22G"] == ("EXTD",)
    assert fields["31E"] == ("260930",)
    assert fields["49A"] == ("COMP", "No goods came.")
    assert {f.tag: f.lines for f in WRITTEN["765 bare"].message.fields}["49A"] == ("COMP",)


@pytest.mark.parametrize(
    ("name", "said", "not_said"),
    [
        ("760", ("SVNAKEN0XXX", "EUR 3,600.00|3600.00 EUR|EUR 3600.00", "Roesterei Elbe GmbH",
                 "statement in what respect", "contract 117", "URDG 758", "2026-06-30"),
         ("no bank is bound", "45C")),
        ("760 full", ("ISP98", "45C", "states no expiry"), ("URDG", "statement in what respect")),
    ],
)  # fmt: skip
def test_the_undertaking_says_who_pays_what_on_which_demand(name, said, not_said):
    fields = {field.tag: field.lines for field in WRITTEN[name].message.fields}
    text = " ".join(fields["77U"])
    for words in said:
        assert any(one in text for one in words.split("|")), text
    assert not [words for words in not_said if words in text]
    assert [line for line in fields["77U"] if line.startswith("SANDBOX")]


def test_a_name_is_spelled_and_the_change_is_told():
    assert {note.rule for note in WRITTEN["760"].notes} == {"mt-spelled"}
