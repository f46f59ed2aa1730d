"""The frame around one transaction of a file of orders, so that it can be checked as a message.

Source: ISO 20022 pain.001 (GroupHeader, PaymentInstruction).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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
    """A document with a group header and one payment information block, and no transaction in it.

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

        self._index = Index(self.document)
        self._way = (tag(body), tag(block))

    @contextmanager
    def around(
        self,
        transaction: etree._Element,
        header: etree._Element | None,
        records: Mapping[str, LeiRecord | None],
        on: date,
    ) -> Iterator[Subject]:
        """A message of this one transaction, which is moved here from where it stood."""
        self._block.append(transaction)
        message_id = standard.message_id(etree.QName(transaction).namespace or "")
        envelope = Envelope(message_id, header, self.document)
        yield Framed(envelope, records, on, self._index.grafted(self._way, transaction))
        self._block.remove(transaction)


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
