"""What a bank looks at before it handles a payment, and what it then does.

The payer's bank looks at the payee's address and bank, at its customer's name and at the LEIs,
every later bank screens the names, the payee's bank compares account, name and LEI. A planted fault
comes first. A payment that somebody has released is not held again, and one that was late once is
not late again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lei.code import check
from lei.findings import Finding
from lei.record import PREVIOUS_LEGAL_NAME, LeiRecord, Name, RegistrationStatus
from payments.network import faults, screening
from payments.network.faults import Effect, Station
from payments.network.model import Network, Transfer
from payments.network.names import ever, is_bank, is_called, same
from payments.network.references import creditor, debtor, holder
from payments.party import Party

CLOSED = frozenset(
    {
        RegistrationStatus.MERGED,
        RegistrationStatus.RETIRED,
        RegistrationStatus.DUPLICATE,
        RegistrationStatus.ANNULLED,
        RegistrationStatus.CANCELLED,
    }
)
"""Registrations under which no payment is taken."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the bank does instead of going on, if anything, and why."""

    effect: Effect | None = None
    reason: str | None = None
    findings: tuple[Finding, ...] = ()


GO = Verdict()


def verdict(network: Network, transfer: Transfer, place: int) -> Verdict:
    """What the bank at `place` of the route does with the transfer."""
    for station in _stations(transfer, place):
        found = faults.struck(network, transfer, station)
        if found is not None and not _over(transfer, found.effect):
            return Verdict(found.effect, found.reason)
    for look in _LOOKS:
        seen = look(network, transfer, place)
        if seen.effect is not None and not _over(transfer, seen.effect):
            return seen
    return GO


def _stations(transfer: Transfer, place: int) -> tuple[Station, ...]:
    last = place == len(transfer.route) - 1
    here = (
        (Station.DEBTOR_BANK, place == 0),
        (Station.NEXT_BANK, place == 1),
        (Station.CREDITOR_BANK, last),
    )
    return tuple(station for station, applies in here if applies)


def _over(transfer: Transfer, effect: Effect) -> bool:
    return transfer.cleared if effect is Effect.HOLD else effect in _ONCE and transfer.waited


def _leis(network: Network, transfer: Transfer, place: int) -> Verdict:
    if place > 0:
        return GO
    for party in _ends(network, transfer):
        if party.lei and _broken(party.lei):
            return Verdict(Effect.REJECT, "BE15")
        status = _status(network, party)
        if status in CLOSED:
            return Verdict(Effect.REJECT, "BE15")
        if status is RegistrationStatus.LAPSED:
            return Verdict(Effect.HOLD, "BE15")
    return GO


def _payer(network: Network, transfer: Transfer, place: int) -> Verdict:
    """A customer whose LEI is of a firm of another name today: the bank asks before it sends."""
    if place > 0 or transfer.cleared:
        return GO
    payer = _ends(network, transfer)[0]
    record = network.records.get(payer.lei or "")
    if record is not None and not same(payer.name, _today(record)):
        return Verdict(Effect.HOLD, "BE01")
    return GO


def _payee(network: Network, transfer: Transfer, place: int) -> Verdict:
    """The payee's address is whole, and its bank is the one that keeps the account."""
    payee = transfer.instruction.payee
    if place > 0 or payee is None:
        return GO
    if payee.missing:
        return Verdict(Effect.REJECT, "BE04")
    if payee.bank and not is_bank(payee.bank, network.banks[transfer.route[-1]].bic):
        return Verdict(Effect.REJECT, "RC01")
    return GO


def _names(network: Network, transfer: Transfer, place: int) -> Verdict:
    if place < 1 or transfer.cleared:
        return GO
    seen: tuple[Party, ...] = _ends(network, transfer)
    if place == len(transfer.route) - 1:  # the payee's bank knows whose account it is
        seen = (*seen, holder(network, transfer.instruction.creditor_account))
    findings = screening.hits(tuple(dict.fromkeys(seen)), network.listed)
    return Verdict(Effect.HOLD, "RR04", findings) if findings else GO


def _account(network: Network, transfer: Transfer, place: int) -> Verdict:
    if place != len(transfer.route) - 1:
        return GO
    number = transfer.instruction.creditor_account
    if network.accounts[number].closed:
        return Verdict(Effect.REJECT, "AC04")
    known, written = holder(network, number), creditor(network, transfer)
    record = network.records.get(known.lei or "")
    if record is not None and not same(known.name, ever(record)):
        return Verdict(Effect.REJECT, "BE01")
    if not is_called(known, record, written.name):
        return Verdict(Effect.REJECT, "BE01")
    if known.lei and written.lei and known.lei != written.lei:
        return Verdict(Effect.REJECT, "BE15")
    return GO


def _ends(network: Network, transfer: Transfer) -> tuple[Party, Party]:
    return debtor(network, transfer), creditor(network, transfer)


def _status(network: Network, party: Party) -> RegistrationStatus | None:
    record = network.records.get(party.lei or "")
    return record.registration.status if record else None


@lru_cache(maxsize=4096)
def _broken(lei: str) -> bool:
    return bool(check(lei))


def _today(record: LeiRecord) -> tuple[Name, ...]:
    """Its names without those that it has given up."""
    return tuple(name for name in ever(record) if name.type != PREVIOUS_LEGAL_NAME)


_ONCE = frozenset({Effect.WAIT, Effect.SILENCE, Effect.KEEP})
_LOOKS = (_payee, _payer, _leis, _names, _account)
