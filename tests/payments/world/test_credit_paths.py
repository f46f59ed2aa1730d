"""Credits played act by act: who pays whom, from what, and what each bank writes."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from lei.findings import Severity
from payments.credit.credit import Charge, Disposal, Reply, Role, State
from payments.credit.terms import After, Availability, Confirmation, Tenor
from payments.errors import NoSuchMove, NoSuchPart, NotPossible
from payments.messages import mt
from payments.money import Money
from payments.network.ledger import balance, check
from payments.world.clock import Advance
from payments.world.credit_acts import (
    AcceptAmendment,
    Amend,
    Apply,
    CloseBank,
    Find,
    OnCredit,
    Present,
    Refuse,
)
from payments.world.state import TRAINER, Act
from payments.world.step import first, step

CREDIT = "HU-2026-0117"
SELLERS, BUYERS = "0100-480600-EUR", "DE11000000000000480600"
FIXTURES = Path(__file__).parents[3] / "fixtures"


class Table:
    """A world played act by act, with what each act wrote."""

    def __init__(self, opening, **changes):
        self.opening = opening
        self.world = first(opening).world
        self.outcomes = []
        self.act("buyer", "credit.apply", Apply(replace(opening.terms, **changes)))

    def act(self, seat, kind, body=None):
        body = body or OnCredit(CREDIT)
        change = step(self.world, Act(self.world.number + 1, seat, kind, body))
        self.world = change.world
        self.outcomes.extend(change.outcomes)
        return self

    def acts(self, seat, *kinds):
        for kind in kinds:
            self.act(seat, f"credit.{kind}")
        return self

    def to(self, day, hour=12):
        at = datetime.fromisoformat(f"2026-{day}T{hour:02d}:00:00+03:00")
        return self.act(TRAINER, "advance", Advance(at.isoformat()))

    def advised(self):
        return self.acts("buyer_bank", "issue").acts("seller_bank", "advise")

    def present(self, name="in_order", to=None, day="03-18"):
        """Papers as the seller writes them: what left, and when, is another test's."""
        self.to(day)
        written = next(laid for laid in self.opening.document_sets if laid.name == name).documents
        return self.act("seller", "credit.present", Present(CREDIT, documents=written, to=to))

    @property
    def credit(self):
        return self.world.credits[CREDIT]

    def desk(self, by):
        return self.credit.presentations[-1].desk_of(by)

    def held(self, number):
        return str(balance(self.world.network, number).amount)

    def wrote(self, kind):
        messages = (m for outcome in self.outcomes for m in outcome.messages)
        return [m for m in messages if m.kind == kind]

    def judged(self):
        return [o for o in self.outcomes if o.kind == "judged"]


@pytest.fixture
def table(scenario):
    return lambda **changes: Table(scenario.opening, **changes)


def sound(table):
    """The books balance, and every MT message is read without a finding."""
    assert check(table.world.network) == ()
    texts = [m.text for o in table.outcomes for m in o.messages if m.kind.startswith("MT ")]
    found = [f for text in texts for f in mt.check(text).findings]
    assert [f for f in found if f.severity is not Severity.INFO] == []
    return True


def test_a_nominated_bank_pays_from_its_own_and_is_reimbursed(table):
    played = table().advised().present().acts("seller_bank", "examine", "honour")
    assert played.held(SELLERS) == "50100.00"
    assert played.held("savanna-claims-EUR") == "-48600.00"
    assert played.held(BUYERS) == "120000.00"
    assert played.desk(Role.ISSUING_BANK).state is State.PRESENTED
    played.acts("buyer_bank", "examine", "find_complying", "reimburse").to("03-25")
    assert played.held(BUYERS) == "71400.00"
    assert played.held("savanna-claims-EUR") == "0.00"
    assert [len(played.wrote(f"MT {n}")) for n in (700, 730, 754, 756)] == [1, 1, 1, 1]
    assert sound(played)


def test_the_issuing_bank_pays_even_when_the_buyer_cannot(table):
    """Its undertaking stands apart from the buyer's money (UCP 600 art. 4, 7)."""
    played = table(amount=Money.of("48600", "EUR")).advised()
    spent = replace(played.world.network, balances=played.world.network.balances.set(BUYERS, 100))
    played.world = replace(played.world, network=spent)
    played.present(to=Role.ISSUING_BANK).acts("buyer_bank", "examine", "honour").to("03-25")
    assert played.held(SELLERS) == "50100.00"
    assert played.held("hansa-claims-EUR") == "-48600.00"
    assert played.held(BUYERS) == "1.00"


def test_a_bank_that_promised_nothing_sends_the_documents_on_and_the_issuer_pays(table):
    played = table().advised().present().acts("seller_bank", "examine", "forward")
    assert played.held(SELLERS) == "1500.00"
    played.acts("buyer_bank", "examine", "honour").to("03-25")
    assert played.held(SELLERS) == "50100.00"
    assert played.held(BUYERS) == "71400.00"
    assert len(played.wrote("pacs.008.001.08")) == 1
    assert sound(played)


def test_a_confirming_bank_is_bound_and_its_silence_precludes_it(table):
    asked = {"confirmation": Confirmation.CONFIRM, "confirming_bank": "savanna"}
    played = table(**asked).advised().acts("seller_bank", "confirm")
    played.present("as_shipped", day="04-02")
    assert played.desk(Role.CONFIRMING_BANK).examine_until.date() == date(2026, 4, 13)
    played.to("04-13", 15)
    assert played.credit.state is State.PRESENTED
    played.to("04-13", 16)
    assert played.credit.state is State.PRECLUDED
    played.acts("seller_bank", "honour")
    assert played.held(SELLERS) == "50100.00"


def test_the_silence_of_a_nominated_bank_binds_nobody(table):
    """UCP 600 art. 12(c): then the seller may go to the issuing bank while there is time."""
    played = table().advised().present().to("03-27")
    assert played.desk(Role.NOMINATED_BANK).overrun
    assert played.credit.state is State.PRESENTED
    with pytest.raises(NoSuchMove):
        refuse = Refuse(CREDIT, ("ucp600-18c",), Disposal.HOLDING)
        played.acts("seller_bank", "examine").act("seller_bank", "credit.refuse", refuse)
    played.acts(
        "seller_bank",
        "forward",
    )
    assert played.desk(Role.ISSUING_BANK).received_on == date(2026, 3, 27)


def test_each_bank_has_five_days_of_its_own_place(table):
    """Nairobi works on 1 May no more than Hamburg, but Hamburg has its own Good Friday."""
    played = table().advised().present("as_shipped", day="04-02")
    played.acts("seller_bank", "forward")
    nairobi, hamburg = (played.desk(r) for r in (Role.NOMINATED_BANK, Role.ISSUING_BANK))
    assert nairobi.examine_until.isoformat() == "2026-04-13T16:00:00+03:00"
    assert hamburg.examine_until.utcoffset() != nairobi.examine_until.utcoffset()


def test_an_acceptance_is_paid_at_maturity_by_the_clock(table):
    tenor = {"availability": Availability.ACCEPTANCE, "tenor": Tenor(30, After.SHIPMENT)}
    played = table(**tenor).advised().present().acts("seller_bank", "examine", "accept_draft")
    assert played.desk(Role.NOMINATED_BANK).matures_on == date(2026, 4, 8)
    played.acts("buyer_bank", "examine", "find_complying")
    assert played.held(SELLERS) == "1500.00"
    played.to("04-08", 8)
    assert played.held(SELLERS) == "1500.00"
    played.to("04-10")
    assert (played.held(SELLERS), played.held(BUYERS)) == ("50100.00", "71400.00")
    assert played.credit.state is State.PAID
    assert played.held("savanna-claims-EUR") == "0.00"
    assert sound(played)


def test_a_deferred_payment_of_the_issuing_bank_falls_due_too(table):
    """Due on Good Friday: the next banking day in Hamburg is Tuesday after Easter."""
    tenor = {"availability": Availability.DEFERRED_PAYMENT, "tenor": Tenor(25, After.SHIPMENT)}
    played = table(**tenor).advised().present(to=Role.ISSUING_BANK)
    played.acts("buyer_bank", "examine", "undertake_deferred_payment")
    assert played.desk(Role.ISSUING_BANK).matures_on == date(2026, 4, 7)
    played.to("04-09")
    assert (played.held(SELLERS), played.held(BUYERS)) == ("50100.00", "71400.00")
    assert sound(played)


def test_a_bank_that_negotiated_takes_its_money_back_when_the_issuer_refuses(table):
    played = table(availability=Availability.NEGOTIATION).advised()
    played.present("as_shipped", day="04-02").acts("seller_bank", "examine", "negotiate")
    assert played.held(SELLERS) == "50100.00"
    notice = Refuse(CREDIT, ("ucp600-20a-ii-latest", "ucp600-28f-ii"), Disposal.HOLDING)
    played.acts("buyer_bank", "examine").act("buyer_bank", "credit.refuse", notice)
    (refusal,) = played.wrote("MT 734")
    assert (refusal.sender, refusal.receiver) == ("hansa", "savanna")
    played.acts("seller_bank", "take_back")
    assert played.held(SELLERS) == "1500.00"
    assert played.held("savanna-claims-EUR") == "0.00"
    assert sound(played)


def test_a_reimbursing_bank_pays_the_claim_and_the_buyer_is_debited_once(table):
    played = table(reimbursing_bank="hansa").advised().present()
    played.acts("seller_bank", "examine", "honour").to("03-24")
    assert played.desk(Role.NOMINATED_BANK).state is State.PAID
    assert played.held("savanna-claims-EUR") == "0.00"
    assert played.held(BUYERS) == "120000.00"
    played.acts("buyer_bank", "examine", "reimburse").to("03-27")
    assert played.held(BUYERS) == "71400.00"
    assert played.held("hansa-claims-EUR") == "0.00"
    assert len(played.wrote("MT 742")) == 1
    assert sound(played)


def test_the_nominated_bank_asks_and_the_issuing_bank_lets_it_pay(table):
    played = table().advised().present("as_shipped", day="04-02").acts("seller_bank", "examine")
    found = ("ucp600-20a-ii-latest", "ucp600-28f-ii")
    played.act("seller_bank", "credit.find_discrepant", Find(CREDIT, found))
    played.acts("seller_bank", "advise_discrepancies").acts("buyer_bank", "authorise")
    played.acts("seller_bank", "honour")
    assert [len(played.wrote(f"MT {n}")) for n in (750, 752, 754)] == [1, 1, 1]
    assert played.held(SELLERS) == "50100.00"
    assert sound(played)


def test_a_waiver_is_asked_for_and_the_bank_decides(table):
    played = table().advised().present("as_shipped", Role.ISSUING_BANK, "04-02")
    played.acts("buyer_bank", "examine")
    played.act("buyer_bank", "credit.find_discrepant", Find(CREDIT, ("ucp600-28f-ii",)))
    played.acts("buyer_bank", "ask_waiver").acts("buyer", "waive").acts("buyer_bank", "honour")
    assert len(played.wrote("MT 732")) == 1
    assert played.held(SELLERS) == "1500.00"  # the money is on its way
    played.to("04-08")
    assert played.held(SELLERS) == "50100.00"
    assert sound(played)


def test_a_refused_presentation_is_cured_and_paid(table):
    played = table().advised().present("as_shipped", day="03-20").acts("seller_bank", "examine")
    notice = Refuse(CREDIT, ("ucp600-20a-ii-latest", "ucp600-28f-ii"), Disposal.RETURNING)
    played.act("seller_bank", "credit.refuse", notice).acts("seller_bank", "return_documents")
    played.present("in_order", day="03-23").acts("seller_bank", "examine", "honour")
    assert [made.id for made in played.credit.presentations] == ["P1", "P2"]
    assert played.held(SELLERS) == "50100.00"
    with pytest.raises(NoSuchMove):
        played.present("in_order", day="03-24")


def test_an_amendment_binds_the_seller_only_when_it_says_so(table):
    played = table().advised()
    played.act("buyer_bank", "credit.amend", Amend(CREDIT, latest_shipment_on=date(2026, 3, 20)))
    assert played.credit.terms.latest_shipment_on == date(2026, 3, 10)
    assert played.credit.proposed.latest_shipment_on == date(2026, 3, 20)
    part = AcceptAmendment(CREDIT, ("latest_shipment_on",))
    played.act("seller", "credit.accept_amendment", part)
    assert played.credit.amendments[-1].reply is Reply.IN_PART
    assert played.credit.terms.latest_shipment_on == date(2026, 3, 10)
    played.act("buyer_bank", "credit.amend", Amend(CREDIT, expires_on=date(2026, 4, 30)))
    played.act("seller", "credit.accept_amendment", AcceptAmendment(CREDIT))
    assert played.credit.terms.expires_on == date(2026, 4, 30)
    played.to("04-20")
    assert played.credit.state is State.ADVISED
    played.to("05-02")
    assert played.credit.state is State.EXPIRED
    assert [len(played.wrote(f"MT {n}")) for n in (707, 799, 730)] == [2, 1, 2]
    assert sound(played)


def test_documents_that_keep_to_an_unanswered_amendment_accept_it(table):
    """UCP 600 art. 10(c)."""
    played = table().advised()
    changed = replace(
        played.credit.terms, latest_shipment_on=date(2026, 3, 20), insured_percent=109
    )
    played.act("buyer_bank", "credit.amend", Amend(CREDIT, terms=changed))
    played.present("as_shipped", day="04-02").acts("seller_bank", "examine", "honour")
    assert played.credit.amendments[-1].reply is Reply.ACCEPTED_BY_PRESENTING
    assert played.credit.terms == changed


def test_force_majeure_lets_a_credit_expire_that_a_holiday_would_have_carried_on(table):
    played = table(expires_on=date(2026, 4, 3)).advised().to("04-02", 10)
    played.act(TRAINER, "bank.close", CloseBank("savanna", date(2026, 4, 10)))
    with pytest.raises(NoSuchMove):
        played.present(day="04-02")
    played.to("04-13")
    assert played.credit.state is State.EXPIRED
    holiday = table(expires_on=date(2026, 4, 3)).advised().to("04-07", 10)
    assert holiday.credit.state is State.ADVISED


def test_the_days_of_a_closed_bank_go_on_when_it_opens(table):
    played = table().advised().acts("seller_bank", "agree_to_act").present(day="03-18")
    played.act(TRAINER, "bank.close", CloseBank("savanna", date(2026, 3, 20)))
    assert played.desk(Role.NOMINATED_BANK).examine_until.date() == date(2026, 3, 27)
    played.to("03-26")
    assert played.credit.state is State.PRESENTED
    played.to("03-28")
    assert played.credit.state is State.PRECLUDED


def test_a_notice_without_a_disposal_is_worth_nothing_when_the_days_end(table):
    played = table().advised().acts("seller_bank", "agree_to_act")
    played.present("as_shipped", day="04-02").acts("seller_bank", "examine")
    notice = Refuse(CREDIT, ("ucp600-20a-ii-latest", "ucp600-28f-ii"))
    played.act("seller_bank", "credit.refuse", notice)
    assert played.credit.state is State.REFUSED
    assert "ucp600-16c-iii" in {f.rule for o in played.judged() for f in o.findings}
    played.to("04-13", 16)
    assert played.credit.state is State.PRECLUDED


def test_a_banks_own_list_is_held_against_the_engines(table):
    played = table().advised().present("as_shipped", day="04-02").acts("seller_bank", "examine")
    charges = (Charge("ucp600-20a-ii-latest", "BL-MBA-5521", 28),)
    body = Find(CREDIT, ("ucp600-20a-ii-latest", "ucp600-18c"), charges)
    played.act("seller_bank", "credit.find_discrepant", body)
    (secret,) = played.judged()
    assert secret.audience == ()
    said = {finding.rule: finding.values["rules"] for finding in secret.findings}
    assert said == {
        "list-hit": ("ucp600-20a-ii-latest",),
        "list-missed": ("ucp600-28f-ii",),
        "list-spurious": ("ucp600-18c",),
        "list-wrong-article": ("ucp600-20a-ii-latest",),
    }
    notice = Refuse(CREDIT, ("ucp600-20a-ii-latest",), Disposal.HOLDING)
    played.act("seller_bank", "credit.refuse", notice)
    verdict = played.judged()[-1]
    assert verdict.audience == ("seller_bank",)
    assert {f.rule for f in verdict.findings} == {"list-hit", "list-missed", "ucp600-16c-ii"}


@pytest.mark.parametrize(
    ("kind", "body", "refusal"),
    [
        ("credit.amend", Amend(CREDIT), NotPossible),
        ("credit.amend", Amend(CREDIT, amount=Money.of("0", "EUR")), NotPossible),
        ("credit.amend", Amend(CREDIT, amount=Money.of("10", "USD")), NotPossible),
        ("credit.amend", Amend("NO-SUCH"), NoSuchPart),
        ("credit.honour", OnCredit(CREDIT), NoSuchMove),
        ("credit.reimburse", OnCredit(CREDIT, "P9"), NoSuchMove),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_changes_nothing(table, kind, body, refusal):
    played = table().advised()
    before = played.world
    with pytest.raises(refusal):
        played.act("buyer_bank", kind, body)
    assert played.world == before


def test_an_amendment_to_a_credit_that_has_ended_is_refused(table):
    played = table().advised().to("04-11")
    with pytest.raises(NoSuchMove):
        played.act("buyer_bank", "credit.amend", Amend(CREDIT, presentation_days=30))
