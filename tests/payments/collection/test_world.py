"""Collections in a world: cashews from Dakar to Bangkok, paid, defaulted, avalised, returned."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from lei.findings import Severity
from payments.collection.collection import Role, State, holder_of_documents
from payments.collection.moves import MOVES
from payments.collection.terms import Release
from payments.errors import InsufficientFunds, MalformedBody, NoSuchMove, NoSuchPart, NotPossible
from payments.messages import mt
from payments.money import Money
from payments.network.ledger import balance, check
from payments.world.acts import ACTS, DUE_TOLD
from payments.world.collection_acts import OnCollection
from payments.world.collection_instructing import Instruct
from payments.world.collection_telling import TOLD
from payments.world.play import play
from payments.world.replay import replay
from payments.world.scenario import End, Plan, Scenario
from payments.world.sign import Sign
from payments.world.state import TRAINER
from payments.world.tagged import canonical, typed

SIAM, CAJOU, OWN = "TH-SIAM-EUR", "SN-CAJOU-EUR", "TH-CHAO-OWN-EUR"
FACE = Money.of("31250", "EUR")


def eur(game, account):
    return balance(game.world.network, account)


def defaulted(open_game, **changed):
    """The buyer accepts, has the goods, and does not pay."""
    game = open_game(**changed).presented()
    game.act("buyer", "accept").act("buyer_bank", "advise_acceptance")
    return game.until("2026-04-22T10:00:00+07:00")


def test_the_default_of_the_lesson(open_game):
    game = defaulted(open_game)
    assert game.collection.payable_on == date(2026, 4, 21)
    assert game.collection.state is State.OVERDUE
    assert holder_of_documents(game.collection) is Role.DRAWEE
    with pytest.raises(NoSuchMove) as refusal:
        game.act("buyer_bank", "protest")
    assert "collection.advise_dishonour" in refusal.value.open
    game.act("buyer_bank", "advise_dishonour").act("buyer_bank", "report_fate")
    assert [m.kind for m in game.messages()] == ["MT 410", "MT 412", "MT 416", "MT 422"]
    assert eur(game, CAJOU) == Money.zero("EUR")
    assert eur(game, SIAM) == Money.of("40000", "EUR")


def test_the_bank_owes_nothing_and_keeps_its_money(open_game):
    game = defaulted(open_game).act("buyer_bank", "advise_dishonour")
    assert eur(game, OWN) == Money.of("500000", "EUR")
    for kind in ("pay_under_aval", "avalise"):
        with pytest.raises(NoSuchMove):
            game.act("buyer_bank", kind)


def test_a_late_payment_still_comes(open_game):
    game = defaulted(open_game).act("buyer", "pay").act("buyer_bank", "advise_payment")
    game.act("trainer", "advance", to="P3D")
    assert game.collection.state is State.PAID
    assert eur(game, CAJOU) == FACE
    assert check(game.world.network) == ()


def test_against_payment_money_and_documents_change_hands(open_game):
    game = open_game(release=Release.PAYMENT, tenor=None).presented()
    assert game.seen("buyer").collections[0].documents == ()
    game.act("buyer", "pay").act("buyer_bank", "advise_payment").act(TRAINER, "advance", to="P3D")
    assert len(game.seen("buyer").collections[0].documents) == 3
    assert (eur(game, CAJOU), eur(game, SIAM)) == (FACE, Money.of("8750", "EUR"))
    (advice,) = [m for m in game.messages() if m.kind == "MT 400"]
    assert mt.read(advice.text).get("33A")[6:] == "EUR31250,00"


def test_a_buyer_without_money_cannot_pay_and_nothing_has_happened(open_game):
    game = open_game(funds="100", release=Release.PAYMENT, tenor=None).presented()
    before = canonical(game.entries)
    with pytest.raises(InsufficientFunds):
        game.act("buyer", "pay")
    assert canonical(game.entries) == before
    assert game.collection.state is State.PRESENTED


def test_a_payment_that_the_bank_stops_leaves_the_documents_where_they_are(open_game):
    game = open_game(release=Release.PAYMENT, tenor=None).presented()
    game.act(TRAINER, "fault.plant", fault="lei-bad", on=SIAM).act("buyer", "pay")
    assert game.collection.state is State.PRESENTED
    assert game.collection.payment is None
    assert game.seen("buyer").collections[0].documents == ()
    assert eur(game, SIAM) == Money.of("40000", "EUR")


def test_the_bank_that_signed_pays_when_the_buyer_does_not(open_game):
    game = open_game(aval_asked=True).presented().act("buyer", "accept")
    assert game.seen("buyer").collections[0].documents == ()
    game.act("buyer_bank", "avalise").until("2026-04-21T09:00:00+07:00")
    game.act("buyer_bank", "pay_under_aval").act(TRAINER, "advance", to="P3D")
    assert eur(game, CAJOU) == FACE
    assert eur(game, OWN) == Money.of("468750", "EUR")
    assert eur(game, SIAM) == Money.of("40000", "EUR")


def test_sixty_days_of_silence_and_the_documents_go_back(open_game):
    game = open_game(release=Release.PAYMENT, tenor=None).presented()
    game.act("buyer", "refuse", reason="The price has fallen").act("buyer_bank", "advise_dishonour")
    (due,) = game.seen("seller").deadlines
    assert due.at == datetime(2026, 5, 8, 9, tzinfo=UTC)  # 9 March and sixty days, at four o'clock
    with pytest.raises(NoSuchMove):
        game.act("buyer_bank", "return_documents")
    game.act(TRAINER, "advance", to="next").act("buyer_bank", "return_documents")
    assert game.collection.state is State.RETURNED
    (told,) = [m for m in game.messages() if m.kind == "MT 416"]
    assert "The price has fallen" in mt.read(told.text).get("77A").replace("\n", " ")


def test_a_lower_price_is_ordered_passed_on_and_paid(open_game):
    game = open_game(release=Release.PAYMENT, tenor=None).presented()
    game.act("buyer", "refuse").act("buyer_bank", "advise_dishonour")
    less = {"amount": "30000.00", "currency": "EUR"}
    game.act("seller", "order", order="present_again", amount=less)
    game.act("seller_bank", "pass_on").act("buyer_bank", "present").act("buyer", "pay")
    game.act(TRAINER, "advance", to="P3D")
    assert eur(game, CAJOU) == Money.of("30000", "EUR")
    (amended,) = [m for m in game.messages() if m.kind == "MT 430"]
    assert mt.read(amended.text).get("33K") == "D000STEUR30000,00"


def test_a_document_that_is_listed_and_did_not_come_is_told_at_once(open_game):
    game = open_game()
    game.act("seller", "instruct", document_set="no_bill").act("seller_bank", "forward")
    game.act("buyer_bank", "acknowledge")
    (message,) = game.messages()
    assert "bill of lading" in mt.read(message.text).get("72").replace("\n", " ")
    line = game.seen("seller_bank").story[-1]
    assert [f.rule for f in line.findings if f.severity is Severity.WARNING] == ["urc522-12a"]


def test_how_the_instruction_reads_is_told_when_it_has_left(open_game):
    game = open_game().act("seller", "instruct", document_set="as_shipped")
    found = {f.rule for f in game.collection.report.findings}
    assert {"urc522-24", "urc522-21c", "urc522-4b-xi"} <= found
    for seat in ("seller", "seller_bank", "buyer", "buyer_bank"):
        assert b"urc522" not in canonical(game.seen(seat))
    assert b"urc522-24" in canonical(game.seen(TRAINER))
    game.act("seller_bank", "forward")
    assert b"urc522-24" in canonical(game.seen("seller"))
    assert b"urc522" not in canonical(game.seen("buyer_bank"))


def test_an_instruction_is_made_complete_as_it_is_given(open_game):
    game = open_game()
    game.act("seller", "instruct", document_set="as_shipped", protest="protest", charges="drawee")
    assert "urc522-24" not in {f.rule for f in game.collection.report.findings}
    assert game.world.opening.collection.protest is None


def test_an_instruction_given_back_is_given_again(open_game):
    game = open_game().act("seller", "instruct", document_set="as_shipped")
    game.act("seller_bank", "send_back")
    assert [o.kind for o in game.seen("seller").offers if "instruct" in o.kind]
    game.act("seller", "instruct", document_set="as_shipped", protest="protest")
    assert game.collection.state is State.INSTRUCTED


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ({"release": "for_free"}, MalformedBody),
        ({"protest": "perhaps"}, MalformedBody),
        ({"release": "payment"}, NotPossible),  # the contract's sixty days stand beside it
        ({"document_set": "none_of_that_name"}, NoSuchPart),
        ({"document_set": None}, NotPossible),
        ({"rules": "x" * 701}, NotPossible),
    ],
)
def test_an_instruction_that_cannot_be_is_refused_by_name(open_game, body, refusal):
    game = open_game()
    with pytest.raises(refusal):
        game.act("seller", "instruct", **{"document_set": "as_shipped", **body})
    assert not game.world.collections


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"number": "A/NUMBER/THAT/IS/TOO/LONG"}, NotPossible),
        ({"number": "A//B"}, NotPossible),
        ({"number": ""}, NotPossible),
        ({"amount": Money.zero("EUR")}, NotPossible),
        ({"drawee": "nobody"}, NoSuchPart),
        ({"drawee": "cajou"}, NotPossible),
        ({"presenting_bank": "siam"}, NoSuchPart),
        ({"drawee": "teranga"}, NotPossible),
        ({"tenor": None}, NotPossible),  # D/A without a day
    ],
)
def test_terms_that_cannot_be_are_refused_by_name(open_game, changed, refusal):
    game = open_game(**changed)
    with pytest.raises(refusal):
        game.act("seller", "instruct", document_set="as_shipped")
    assert not game.world.collections


@pytest.mark.parametrize("tenor", [{"days": 60, "counted": "sight", "from_on": "2026-02-30"}, {}])
def test_a_day_that_does_not_exist_is_refused(tenor):
    with pytest.raises(MalformedBody):
        typed(Instruct, {"instruction": {"tenor": tenor}})


def test_nobody_acts_in_anothers_place_and_nothing_is_done_twice(open_game):
    game = open_game().presented()
    before = canonical(game.entries)
    for seat, kind in (
        ("seller", "accept"),
        ("buyer", "present"),
        ("seller_bank", "advise_payment"),
    ):
        with pytest.raises(NoSuchMove):
            game.act(seat, kind)
    with pytest.raises(NotPossible):
        game.act("seller", "instruct", document_set="as_shipped")
    with pytest.raises(NoSuchMove):
        game.act("buyer_bank", "present")
    assert canonical(game.entries) == before


@pytest.mark.parametrize("waiver", ["may_be_waived", "may_not_be_waived"])
def test_a_drawee_may_decline_charges_unless_the_instruction_forbids_it(open_game, waiver):
    game = open_game(release=Release.PAYMENT, tenor=None)
    game.act(
        "seller", "instruct", document_set="as_shipped", charges="drawee", charges_waiver=waiver
    )
    game.act("seller_bank", "forward").act("buyer_bank", "acknowledge").act("buyer_bank", "present")
    if waiver == "may_not_be_waived":
        with pytest.raises(NotPossible):
            game.act("buyer", "pay", declined=["charges"])
        return
    game.act("buyer", "pay", declined=["charges"])
    (transfer,) = game.world.network.transfers.values()
    assert transfer.instruction.charge_bearer == "CRED"


def test_each_message_is_read_by_our_own_reader_without_findings(open_game):
    game = defaulted(open_game)
    game.act("seller_bank", "trace").act("buyer_bank", "report_fate")
    game.act("buyer_bank", "advise_dishonour").act("seller", "order", order="protest")
    game.act("seller_bank", "pass_on").act("buyer_bank", "protest")
    game.act("buyer", "pay").act("buyer_bank", "advise_payment")
    kinds = set()
    for message in game.messages():
        if message.kind.startswith("MT"):
            kinds.add(message.kind)
            found = mt.check(message.text).findings
            assert {f.rule for f in found} == {"mt-training-format"}, message.text
            assert mt.read(message.text).type == message.kind[3:]
    assert kinds == {f"MT {n}" for n in ("400", "410", "412", "416", "420", "422", "430")}


def test_the_seller_hears_what_banks_advise_and_the_buyer_what_is_presented(open_game):
    game = open_game().presented()
    assert game.seen("seller").collections[0].state is State.RECEIVED
    game.act("buyer", "accept")
    (seen,) = game.seen("seller").collections
    assert (seen.state, seen.payable_on) == (State.RECEIVED, None)
    game.act("buyer_bank", "advise_acceptance")
    (seen,) = game.seen("seller").collections
    assert (seen.state, seen.payable_on) == (State.ACCEPTED, date(2026, 4, 21))


def test_every_act_and_every_due_item_is_a_move_and_is_told_to_somebody():
    kinds = {move.kind for move in MOVES}
    acts = {row.kind for row in ACTS if row.kind.startswith("collection.")}
    clock = {move.kind for move in MOVES if move.by is Role.CLOCK}
    assert acts | clock == kinds == set(TOLD)
    assert clock <= set(DUE_TOLD)


def test_the_lesson_is_played_by_bots(open_game):
    number = "ST-2026-0031"
    days = {
        ("seller", "instruct"): "2026-02-23T09:30:00+00:00",
        ("seller_bank", "forward"): "2026-02-24T09:00:00+00:00",
        ("buyer_bank", "acknowledge"): "2026-03-09T03:00:00+00:00",
        ("buyer_bank", "present"): "2026-03-09T03:00:00+00:00",
        ("buyer", "accept"): "2026-03-10T03:00:00+00:00",
        ("buyer_bank", "advise_acceptance"): "2026-03-10T04:00:00+00:00",
        ("buyer_bank", "advise_dishonour"): "2026-04-22T03:00:00+00:00",
    }
    plans = tuple(
        Plan(seat, f"collection.{kind}", datetime.fromisoformat(at), _body(kind, number))
        for (seat, kind), at in days.items()
    )
    end = End("default", "Not paid", (Sign("collection", State.DISHONOURED),), plans)
    scenario = Scenario(open_game().world.opening, (end,))
    played = play(scenario, end)
    assert played.reached
    assert canonical(play(scenario, end).entries) == canonical(played.entries)
    refolded = replay([entry.act for entry in played.entries])
    assert refolded.collections == played.world.collections


def _body(kind, number):
    return Instruct(document_set="as_shipped") if kind == "instruct" else OnCollection(number)


def test_what_is_said_on_one_side_is_not_heard_on_the_other(open_game):
    game = open_game().presented().act("buyer", "refuse", reason="Too dear")
    assert game.seen("seller").collections[0].refusal is None
    game.act("buyer_bank", "advise_dishonour")
    assert game.seen("seller").collections[0].refusal == "Too dear"
    game.act("seller", "order", order="return")
    assert game.seen("seller").collections[0].orders
    assert game.seen("buyer").collections[0].orders == ()


def test_a_second_presentation_needs_an_order_of_its_own(open_game):
    game = open_game().presented().act("buyer", "refuse").act("buyer_bank", "advise_dishonour")
    game.act("seller", "order", order="present_again").act("seller_bank", "pass_on")
    game.act("buyer_bank", "present").act("buyer", "refuse").act("buyer_bank", "advise_dishonour")
    with pytest.raises(NoSuchMove):
        game.act("buyer_bank", "present")


def test_documents_that_are_gone_are_not_presented_again(open_game):
    game = defaulted(open_game).act("buyer_bank", "advise_dishonour")
    game.act("seller", "order", order="present_again").act("seller_bank", "pass_on")
    with pytest.raises(NoSuchMove):
        game.act("buyer_bank", "present")


def test_an_instruction_that_lists_no_documents_is_refused_at_its_place(open_game):
    game = open_game()
    listed_none = replace(game.world.opening.collection, documents=())
    with pytest.raises(NotPossible) as refusal:
        game.act("seller", "instruct", instruction=listed_none)
    assert refusal.value.at == "$.instruction.documents"
