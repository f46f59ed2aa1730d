"""What a bank looks at before it handles a payment, and what it then does.

The payer's bank looks at the payee's address, at its customer's name and at the LEIs, every later
bank screens the names, the payee's bank looks at the account and its holder. A planted fault comes
first. A payment that somebody has released is not held again, and one that was late once is not
late again.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.utils import default_process

from lei.code import check
from lei.findings import Finding
from lei.record import PREVIOUS_LEGAL_NAME, LeiRecord, Name, RegistrationStatus
from payments.network import faults, screening
from payments.network.faults import Effect, Station
from payments.network.model import Network, Transfer
from payments.party import Party

SAME_FROM = 80
"""From this likeness on a party's name is taken for its record's: our choice."""

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
    if record is not None and not _same(payer.name, _today(record)):
        return Verdict(Effect.HOLD, "BE01")
    return GO


def _payee(_network: Network, transfer: Transfer, place: int) -> Verdict:
    payee = transfer.instruction.payee
    return Verdict(Effect.REJECT, "BE04") if place < 1 and payee and payee.missing else GO


def _names(network: Network, transfer: Transfer, place: int) -> Verdict:
    if place < 1 or transfer.cleared:
        return GO
    findings = screening.hits(_ends(network, transfer), network.listed)
    return Verdict(Effect.HOLD, "RR04", findings) if findings else GO


def _account(network: Network, transfer: Transfer, place: int) -> Verdict:
    if place != len(transfer.route) - 1:
        return GO
    if network.accounts[transfer.instruction.creditor_account].closed:
        return Verdict(Effect.REJECT, "AC04")
    payee = _ends(network, transfer)[1]
    record = network.records.get(payee.lei or "")
    if record is not None and not _same(payee.name, _ever(record)):
        return Verdict(Effect.REJECT, "BE01")
    return GO


def _ends(network: Network, transfer: Transfer) -> tuple[Party, Party]:
    order = transfer.instruction
    numbers = (order.debtor_account, order.creditor_account)
    debtor, creditor = (network.parties[network.accounts[n].holder] for n in numbers)
    return debtor, creditor


def _status(network: Network, party: Party) -> RegistrationStatus | None:
    record = network.records.get(party.lei or "")
    return record.registration.status if record else None


@lru_cache(maxsize=4096)
def _broken(lei: str) -> bool:
    return bool(check(lei))


@lru_cache(maxsize=4096)
def _alike(name: str, other: str) -> bool:
    return token_set_ratio(name, other, processor=default_process) >= SAME_FROM


def _ever(record: LeiRecord) -> tuple[Name, ...]:
    return (record.legal_name, *record.other_names, *record.transliterated_names)


def _today(record: LeiRecord) -> tuple[Name, ...]:
    """Its names without those that it has given up."""
    return tuple(name for name in _ever(record) if name.type != PREVIOUS_LEGAL_NAME)


def _same(name: str, names: tuple[Name, ...]) -> bool:
    return any(_alike(name, known.text) for known in names)


_ONCE = frozenset({Effect.WAIT, Effect.SILENCE, Effect.KEEP})
_LOOKS = (_payee, _payer, _leis, _names, _account)
