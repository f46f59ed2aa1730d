"""The figures of the lessons, as the reference solutions have them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from payments.money import Money
from payments.network.ledger import balance
from payments.sale.receivables import Finance, discount, indemnity
from payments.world.invoice_acts import standing_of


def kinds_of_messages(story) -> list[str]:
    outcomes = (outcome for entry in story.entries for outcome in entry.outcomes)
    return [message.kind for outcome in outcomes for message in outcome.messages]


def test_short_paid(to_end) -> None:
    world = to_end("short-paid", "short_paid").world
    (transfer,) = world.network.transfers.values()
    assert [charge.money.amount for charge in transfer.charges] == [25, 18, 15]
    assert transfer.received == Money.of("11942", "USD")
    assert standing_of(world, world.invoices["F-2026-118"]).left == Money.of("58", "USD")
    for end in ("claimed", "full_amount"):
        network = to_end("short-paid", end).world.network
        assert balance(network, "MISTI-QUINUA-USD") == Money.of("12000", "USD")
    sold = discount(Money.of("12000", "USD"), Finance(Decimal(80), Decimal(9), Decimal(1), days=60))
    figures = (sold.advance, sold.interest, sold.fee, sold.paid_now, sold.paid_later)
    assert [money.amount for money in figures] == [9600, 144, 120, 9336, 2400]


def test_d_a_default(to_end) -> None:
    story = to_end("d-a-default", "default")
    (collection,) = story.world.collections.values()
    assert collection.payable_on == date(2026, 4, 21)
    assert collection.instruction.amount == Money.of("31250", "EUR")
    assert balance(story.world.network, "TERANGA-CAJOU-EUR") == Money.zero("EUR")
    told = [kind for kind in kinds_of_messages(story) if kind.startswith("MT")]
    assert told == ["MT 410", "MT 412", "MT 420", "MT 422", "MT 416"]
    paid = indemnity(Money.of("31250", "EUR"), Decimal(85)).paid
    assert paid == Money.of("26562.50", "EUR")


def test_late_bill_of_lading(to_end) -> None:
    world = to_end("late-bill-of-lading", "refused").world
    (made,) = world.credits["HU-2026-0117"].presentations
    assert made.examine_until.date() == date(2026, 4, 13)
    assert world.opening.terms.amount == Money.of("48600", "EUR")


def test_lapsed_lei(to_end) -> None:
    world = to_end("lapsed-lei", "found_and_paid").world
    assert balance(world.network, "SENVANG-BAMBOU-USD") == Money.of("27400", "USD")
    paid = sorted(each.received for each in world.network.transfers.values())
    assert paid == [Money.of("8220", "USD"), Money.of("19180", "USD")]
    assert paid[0].amount / Decimal(27400) == Decimal("0.3")
    opened = to_end("lapsed-lei", "rejected").world
    lei = next(party.lei for party in opened.opening.parties if party.id == "modele")
    record = opened.network.records[lei]
    lapsed_for = opened.opening.starts_at - record.registration.renewal_at
    assert 7 * 30 <= lapsed_for.days <= 7 * 31 + 1
    assert record.status == "ACTIVE"
    (held,) = opened.network.transfers.values()
    assert [hop.status for hop in held.hops][:1] == ["PDNG"]


def test_address_refused(to_end) -> None:
    world = to_end("address-refused", "repaired").world
    invoice = world.invoices["A-2026-44"]
    assert (invoice.reference, invoice.due_on) == ("RF80A202644", date(2026, 10, 7))
    refused, mended = sorted(world.network.transfers.values(), key=lambda each: each.hops[0].at)
    assert (refused.status, refused.reason) == ("RJCT", "BE04")
    assert len(refused.instruction.payee.lines) == 3
    assert mended.received == Money.of("8940.50", "EUR")
    texts = [
        message.text
        for entry in to_end("address-refused", "repaired").entries
        for outcome in entry.outcomes
        for message in outcome.messages
        if message.kind == "pacs.008.001.08"
    ]
    for written in ("<TwnNm>Montevideo<", "<Ctry>UY<", "SBOX003BHDECPW5DFR72", "RF80A202644"):
        assert all(written in text for text in texts)
        assert texts
    late = to_end("address-refused", "overdue").world
    owed = standing_of(late, late.invoices["A-2026-44"])
    assert owed.left == Money.of("8940.50", "EUR")
    assert owed.late.days == 7
    assert owed.late.interest == Money.of("13.91", "EUR")


def test_the_parent_behind_the_buyer(to_end) -> None:
    story = to_end("parent-behind-the-buyer", "declined")
    opening = story.world.opening
    assert opening.terms.amount == Money.of("61200", "USD")
    (added,) = [o for e in story.entries for o in e.outcomes if o.kind == "entity.added_up"]
    (finding,) = added.findings
    assert finding.values["percent"] == Decimal(55)
    assert added.audience == ()  # no seat is told: adding up is the exercise
    buyer = next(party.lei for party in opening.parties if party.id == "fjellmark")
    (exception,) = [each for each in opening.exceptions if each.lei == buyer]
    assert exception.reasons == ("NO_KNOWN_PERSON",)
    shares = {held.owner: held.percent for held in opening.shareholdings}
    assert shares["Women of the founding family"] == 48
    paid = to_end("parent-behind-the-buyer", "confirmed").world.network
    assert balance(paid, "buriganga-claims-USD") == Money.of("-61200", "USD")
