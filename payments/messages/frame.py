"""The frame around one transaction of a file of orders, so that it can be checked as a message.

Source: ISO 20022 pain.001 (GroupHeader, PaymentInstruction).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from lxml import etree

from lei.record import LeiRecord
from payments.messages import standard
from payments.messages.envelope import Envelope
from payments.messages.index import Index
from payments.messages.kinds import Subject
from payments.messages.places import tag

TRANSACTION = "CdtTrfTxInf"


class Frame:
    """A document with a group header, one payment information block, and some of its transactions.

    `block` is the block as it stands in the file: what is before its first transaction is taken.
    """

    def __init__(self, block: etree._Element) -> None:
        body = block.getparent()
        assert body is not None
        root = etree.QName(body.tag).namespace
        self.document = etree.Element(f"{{{root}}}Document")
        around = etree.SubElement(self.document, body.tag)
        around.extend(deepcopy(group) for group in body.iterchildren("{*}GrpHdr"))
        self._block = etree.SubElement(around, block.tag)
        self._block.extend(_before_transactions(block))

        self.transactions: list[etree._Element] = []
        self._index = Index(self.document)
        self._way = (tag(body), tag(block))

    def add(self, transaction: etree._Element) -> None:
        """Move a transaction here from where it stood."""
        self.transactions.append(transaction)
        self._block.append(transaction)

    def clear(self) -> None:
        """Let the transactions go."""
        for transaction in self.transactions:
            self._block.remove(transaction)
        self.transactions = []

    def subject(
        self,
        header: etree._Element | None,
        records: Mapping[str, LeiRecord | None],
        on: date,
    ) -> Subject:
        """A message of the transactions that are here, good until they go."""
        message_id = standard.message_id(etree.QName(self.document).namespace or "")
        envelope = Envelope(message_id, header, self.document)
        return Framed(envelope, records, on, self._index.grafted(self._way, *self.transactions))


@dataclass(frozen=True)
class Framed(Subject):
    """A transaction in its frame, of which the frame was indexed before."""

    grafted: Index

    @cached_property
    def index(self) -> Index:
        return self.grafted


def _before_transactions(block: etree._Element) -> Iterator[etree._Element]:
    for child in block.iterchildren("*"):
        if tag(child) == TRANSACTION:
            return
        yield deepcopy(child)
