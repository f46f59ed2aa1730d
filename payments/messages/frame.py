"""The frame around one transaction of a file of orders, so that it can be checked as a message.

Source: ISO 20022 pain.001 (GroupHeader, PaymentInstruction).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from lxml import etree

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

    @contextmanager
    def around(self, transaction: etree._Element) -> Iterator[etree._Element]:
        """The document with `transaction` in it, which is moved here from where it stood."""
        self._block.append(transaction)
        yield self.document
        self._block.remove(transaction)


def _before_transactions(block: etree._Element) -> Iterator[etree._Element]:
    for child in block.iterchildren("*"):
        if tag(child) == TRANSACTION:
            return
        yield deepcopy(child)
