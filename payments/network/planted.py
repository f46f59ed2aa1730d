"""The payee as a payment message names it: with what is wrong of it, where a fault is set.

A fault by which a bank refuses a payment over its payee is told in two places then: in the status,
by its reason, and in the message itself, where a check of messages finds it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from textwrap import wrap

from payments.messages.rules.addresses import UNSTRUCTURED_LINE_MAX, UNSTRUCTURED_LINES_MAX
from payments.network import faults
from payments.network.model import Network, Transfer
from payments.network.references import creditor, holder
from payments.party import Party, PostalAddress

ANOTHER_NAME = "Not The Holder Trading"
"""Whom the payer means, by a name that is nobody's here."""


def payee_written(network: Network, transfer: Transfer) -> Party:
    """The payee of a transfer as its pacs.008, or the cover of that, has it."""
    payee = creditor(network, transfer)
    for row in faults.set_for(network, transfer):
        if row.id in _WRITES:
            return _WRITES[row.id](payee, holder(network, transfer.instruction.creditor_account))
    return payee


def _in_lines(payee: Party, known: Party) -> Party:
    address = payee.address or known.address
    return replace(payee, address=address and _free(address))


def _free(address: PostalAddress) -> PostalAddress:
    """The same place in lines alone: an address that no program can read."""
    street = " ".join(filter(None, (address.street, address.building)))
    town = " ".join(filter(None, (address.post_code, address.town)))
    parts = filter(None, (*address.lines, street, town, address.region, address.country))
    lines = wrap(", ".join(parts), UNSTRUCTURED_LINE_MAX)
    return PostalAddress("", "", lines=tuple(lines[:UNSTRUCTURED_LINES_MAX]))


def _under_another_name(payee: Party, _known: Party) -> Party:
    return replace(payee, name=ANOTHER_NAME)


_WRITES: Mapping[str, Callable[[Party, Party], Party]] = {
    "address-unstructured": _in_lines,
    "name-mismatch": _under_another_name,
}
"""What a fault makes of the payee, where it was set before the payment left."""
