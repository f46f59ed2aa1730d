"""Credentials in a world: asked for, shown, checked, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lei.record import RegistrationStatus
from payments.credential.roles import ROLES
from payments.errors import MalformedBody, NoSuchPart, NotPossible, NotYourAct
from payments.world.clock import Advance
from payments.world.credential_acts import (
    AskCredential,
    CheckCredential,
    RevokeCredential,
    ShowCredential,
    issuer_in,
)
from payments.world.offers import offers
from payments.world.replay import replay
from payments.world.state import TRAINER, Act, Entry
from payments.world.step import first, step
from payments.world.tagged import typed
from payments.world.view import view


class Table:
    """A world that is acted in, with its log."""

    def __init__(self, opening):
        change = first(opening)
        self.world, self.entries = change.world, [change.entry]

    def act(self, seat, kind, body):
        change = step(self.world, Act(self.world.number + 1, seat, f"credential.{kind}", body))
        return self._after(change)

    def later(self, **time):
        to = (self.world.now + timedelta(**time)).isoformat()
        act = Act(self.world.number + 1, TRAINER, "advance", typed(Advance, {"to": to}))
        return self._after(step(self.world, act))

    def _after(self, change):
        self.world = change.world
        self.entries.append(Entry(change.act, change.outcomes))
        return self

    def open(self, seat):
        return {o.kind for o in offers(self.world, seat) if o.kind.startswith("credential.")}

    def checked(self, seat, **body):
        """The rules that a check by `seat` shows."""
        self.act(seat, "check", CheckCredential(self.number, **body))
        return [found.rule for found in self.entries[-1].outcomes[0].findings]

    @property
    def number(self):
        return next(iter(self.world.credentials))


@pytest.fixture
def table(scenario):
    ask = AskCredential("Amina Otieno", "shipping_officer", days=30)
    return Table(scenario.opening).act("seller", "ask", ask)


def shown(table, to="savanna"):
    return table.act("seller", "show", ShowCredential(table.number, to))


def test_what_is_shown_can_be_checked_by_whom_it_was_shown(table):
    with pytest.raises(NoSuchPart):
        table.checked("seller_bank")
    assert shown(table).checked("seller_bank") == ["credential-says"]
    assert table.checked("seller_bank", purpose="endorse_title") == ["credential-says"]
    assert table.checked("seller_bank", purpose="order_payment") == ["credential-role"]
    with pytest.raises(NoSuchPart):
        table.checked("seller_bank", purpose="fly")


def test_it_expires(table):
    shown(table).later(days=30)
    assert table.checked("seller_bank") == ["credential-expired"]


def test_it_is_taken_back_and_who_has_a_copy_learns_it_by_asking(table):
    shown(table).act("seller", "revoke", RevokeCredential(table.number))
    assert table.checked("seller_bank") == ["credential-revoked"]
    with pytest.raises(NotPossible):
        table.act("seller", "revoke", RevokeCredential(table.number))
    assert table.open("seller") == {"credential.ask", "credential.check"}


def test_the_lei_of_the_firm_is_looked_up(scenario):
    def lapsed(record):
        status = replace(record.registration, status=RegistrationStatus.LAPSED)
        return replace(record, registration=status)

    opening = scenario.opening
    opening = replace(opening, entities=tuple(lapsed(record) for record in opening.entities))
    table = Table(opening).act("seller", "ask", AskCredential("Amina", "director"))
    assert table.checked("seller") == ["credential-lei-lapsed"]


def test_only_the_firm_shows_it_and_takes_it_back(table):
    shown(table)
    for kind, body in (
        ("show", ShowCredential(table.number, "elbe")),
        ("revoke", RevokeCredential(table.number)),
    ):
        with pytest.raises(NotYourAct):
            table.act("seller_bank", kind, body)
        with pytest.raises(NoSuchPart):
            table.act("buyer", kind, body)
    assert table.open("seller_bank") == {"credential.ask", "credential.check"}


def test_it_is_shown_once_to_each_and_to_whom_there_is(table):
    for to, refusal in (("highland", NotPossible), ("nobody", NoSuchPart)):
        with pytest.raises(refusal):
            shown(table, to)
    shown(table)
    with pytest.raises(NotPossible):
        shown(table)


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        (AskCredential(" ", "director"), NotPossible),
        (AskCredential("A" * 71, "director"), NotPossible),
        (AskCredential("Amina", "king"), NoSuchPart),
        (AskCredential("Amina", "director", days=0), NotPossible),
        (AskCredential("Amina", "director", days=1096), NotPossible),
        (AskCredential("Amina", "director", party="elbe"), NotYourAct),
    ],
)
def test_what_the_issuer_does_not_sign(table, body, refusal):
    before = table.world
    with pytest.raises(refusal):
        table.act("seller", "ask", body)
    assert table.world is before


def test_the_trainer_asks_for_a_firm(table):
    with pytest.raises(NoSuchPart):
        table.act(TRAINER, "ask", AskCredential("Jan", "director"))
    table.act(TRAINER, "ask", AskCredential("Jan", "director", party="elbe"))
    assert [g.firm for g in view(table.world, table.entries, "buyer").credentials] == ["elbe"]


def test_a_replay_signs_alike_and_another_world_otherwise(table, scenario):
    again = replay([entry.act for entry in table.entries])
    assert again.credentials == table.world.credentials
    other = replace(scenario.opening, ids_seed="another")
    assert issuer_in(other).public_key != issuer_in(scenario.opening).public_key


def test_a_body_that_names_nobody_is_refused():
    with pytest.raises(MalformedBody):
        typed(AskCredential, {"role": ROLES[0].id})
