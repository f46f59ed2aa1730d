"""Files of orders: a pain.001 of any size, checked as it streams by.

Each transaction is held to the schema by itself, so that one error does not hide the next. Some at
a time are then held to the usage rules as a small message, with the frame around them (the group
header, and the debtor of their payment information block): a rule asked once of many costs less
than of each, and memory stays flat. Counts and sums are added up on the way. Findings are capped
for the whole file, errors first, with a count of the rest.

Source: ISO 20022 pain.001 (CustomerCreditTransferInitiation).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import BinaryIO

from lxml import etree

from lei import guarded_xml
from lei.errors import UnreadableFile
from lei.findings import Finding, Rule
from lei.record import LeiRecord
from lei.sentences import Sentence
from payments.errors import UnreadableMessage
from payments.messages import Records, pain_001, schema, standard
from payments.messages.envelope import opened
from payments.messages.frame import TRANSACTION, Frame
from payments.messages.kinds import Subject
from payments.messages.lei_gate import leis_in
from payments.messages.places import at, line
from payments.messages.profiles import Profile
from payments.messages.repeats import Repeats
from payments.messages.tally import Found, Total
from payments.messages.usage import WHOLE, used

TRANSACTIONS_MAX = 100_000  # of one file
TOGETHER_MAX = 64  # transactions that usage rules see at a time
RECORDS_MAX = 4_096  # of the register, remembered while a file goes by
LINE_COPIED_MAX = 65_535  # libxml2 forgets the line of a copied element from here on

BLOCK = "PmtInf"
BODY = "CstmrCdtTrfInitn"
_PLACE = re.compile(rf"/Document/{BODY}/{BLOCK}(?:\[\d+\])?(/{TRANSACTION}(?:\[(\d+)\])?)?")


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the check of a file came to; `rest` findings are not listed."""

    message_id: str
    transactions: int
    findings: tuple[Finding, ...]
    rest: int


def check_file(stream: BinaryIO, profile: Profile, find: Records, on: date) -> FileReport:
    """Everything wrong with a file of orders, under `profile` as of the day `on`.

    `find` is asked once for each LEI, as long as `RECORDS_MAX` are enough to remember.

    Raises:
        UnreadableMessage: not XML, XML that is not let in, another message than a pain.001, or
            more than `TRANSACTIONS_MAX` transactions.
        UnknownMessage: no message here has its namespace.
    """
    check = _Check(profile, find, on)
    try:
        for element in guarded_xml.fragments(stream, (f"{{*}}{TRANSACTION}", f"{{*}}{BLOCK}")):
            check.take(element)
    except UnreadableFile as error:
        raise UnreadableMessage(error.reason, error.line) from error
    return FileReport(check.message_id, check.all.count, check.found.listed, check.found.rest)


class _Check:
    """The check of one file, as far as it has come.

    `block` counts the transactions of a block; `broken` is what the schema has against those that
    wait in the frame for the usage rules.
    """

    def __init__(self, profile: Profile, find: Records, on: date) -> None:
        self.message_id = ""
        self.all, self.block, self.found = Total(), Total(), Found()
        self.blocks = 0
        self.frame: Frame | None = None
        self.header: etree._Element | None = None
        self.broken: list[tuple[Finding, ...]] = []
        self.way: list[str] = []
        self.rules: tuple[Rule[Subject], ...] = ()
        self.rules_of_some: tuple[Rule[Subject], ...] = ()
        self.repeats = Repeats(())
        self.records: dict[str, LeiRecord | None] = {}
        self.profile, self.find, self.on = profile, find, on

    def take(self, element: etree._Element) -> None:
        """A transaction; a block, its transactions gone; or the root, its blocks gone."""
        way = [one.tag for one in element.iterancestors()]
        if not way:
            self.take_root(element)
        elif way == self.way or _names(way)[:3] == [BLOCK, BODY, "Document"]:
            self.way = way
            self.take_transaction(element)
        elif _names(way)[:2] == [BODY, "Document"]:
            self.take_block(element)

    def take_transaction(self, element: etree._Element) -> None:
        if self.block.count == 0:
            self.begin_block(element)
        self.count(element)
        broken = schema.findings_in_part(element, self.message_id, _TRANSACTION_PATH)
        self.broken.append(broken)
        assert self.frame is not None
        self.frame.add(element)
        if len(self.broken) == TOGETHER_MAX:
            self.judge(self.frame)

    def begin_block(self, transaction: etree._Element) -> None:
        """A new frame; and the header of the file with its first block, to be judged once."""
        block = transaction.getparent()
        assert block is not None
        self.recognise(block)
        self.blocks += 1
        self.frame = Frame(block)
        root = block.getroottree().getroot()
        self.header = root.find(".//{*}AppHdr") if self.blocks == 1 else None

    def judge(self, frame: Frame) -> None:
        """Hold the transactions in the frame to the usage rules; tell what each of them breaks."""
        before = self.block.count - len(self.broken)
        used: dict[int, list[Finding]] = defaultdict(list)
        for finding in self.used(frame) if self.rules else ():
            used[_number(finding)].append(finding)
        for number, broken in enumerate(self.broken, start=1):
            self.keep(broken, used[number], before + number)
        if before == 0:
            self.keep((), (one for one in used[0] if self.is_told_here(one)))
        frame.clear()
        self.broken, self.header = [], None

    def recognise(self, element: etree._Element) -> None:
        """Which message it is, and which rules a transaction of it is held to."""
        if self.message_id:
            return
        self.message_id = standard.message_id(etree.QName(element).namespace or "")
        if not self.message_id.startswith("pain.001."):
            reason = Sentence(
                "A file of this size is read when it is a pain.001; this is {found}.",
                found=self.message_id,
            )
            raise UnreadableMessage(reason)
        if self.message_id == pain_001.ID:
            self.rules = self.profile.rules(pain_001.MESSAGE.rules, self.on)
            self.rules_of_some = tuple(rule for rule in self.rules if rule.id not in WHOLE)
            self.repeats = Repeats(self.rules)

    def count(self, transaction: etree._Element) -> None:
        self.block.add(transaction)
        self.all.add(transaction)
        if self.all.count > TRANSACTIONS_MAX:
            reason = Sentence(
                "The file holds more than {most} transactions. Send it in parts.",
                most=TRANSACTIONS_MAX,
            )
            raise UnreadableMessage(reason, line(transaction))

    def used(self, frame: Frame) -> tuple[Finding, ...]:
        """What breaks usage rules in the frame, but for those of counts and sums."""
        parts = (self.header, frame.document)
        named = (part for part in parts if part is not None)
        records = self.looked_up(lei for part in named for lei in leis_in(part))
        subject = frame.subject(self.header, records, self.on)
        found = used(subject, self.rules_of_some).findings
        return (*found, *self.repeats.findings(subject))

    def looked_up(self, leis: Iterable[str]) -> Mapping[str, LeiRecord | None]:
        new = tuple(dict.fromkeys(lei for lei in leis if lei not in self.records))
        if new:
            self.records.update(self.find(new))
        while len(self.records) > RECORDS_MAX:
            del self.records[next(iter(self.records))]
        return self.records

    def is_told_here(self, finding: Finding) -> bool:
        """What is around all blocks is told with the first, what is in a block with that block."""
        return self.blocks == 1 or f"/{BLOCK}" in finding.at

    def take_block(self, element: etree._Element) -> None:
        if not self.block.count:
            self.recognise(element)
            self.blocks += 1
        if self.frame is not None and self.broken:
            self.judge(self.frame)
        broken = schema.findings_in_part(element, self.message_id, _BLOCK_PATH, TRANSACTION)
        repeated = self.repeats.in_block(element)
        self.keep(broken, (*repeated, *self.block.miscounted(element, self.rules)))
        self.block = Total()

    def take_root(self, root: etree._Element) -> None:
        envelope = opened(root)
        if envelope.document.getroottree().getroot() is not root:
            raise UnreadableMessage("The message is text inside another document. Take it out.")
        self.recognise(envelope.document)
        if envelope.header is not None:
            self.found.add(schema.findings(envelope.header))
        broken = schema.findings_in_part(envelope.document, self.message_id, "", BLOCK)
        group = at(envelope.document, f"{BODY}/GrpHdr")
        self.found.add(broken)
        self.found.add(() if group is None else self.all.miscounted(group, self.rules))

    def keep(
        self, broken: tuple[Finding, ...], used: Iterable[Finding], transaction: int | None = None
    ) -> None:
        """Findings, each at its number; a place that breaks the schema is not judged twice."""
        told = tuple(self.numbered(finding, transaction) for finding in broken)
        places = {finding.at for finding in told}
        judged = (self.numbered(finding, transaction) for finding in used)
        self.found.add((*told, *(one for one in judged if one.at not in places)))

    def numbered(self, finding: Finding, transaction: int | None) -> Finding:
        """A finding at its place in the whole file: which block, which transaction in it."""
        inside = r"\1" if transaction is None else f"/{TRANSACTION}[{transaction}]"
        where = rf"/Document/{BODY}/{BLOCK}[{self.blocks}]{inside}"
        values = dict(finding.values)
        if transaction is None and values.get("line") == LINE_COPIED_MAX:
            del values["line"]  # of a copy
        return replace(finding, at=_PLACE.sub(where, finding.at, count=1), values=values)


def _names(way: list[str]) -> list[str]:
    return [tag.rpartition("}")[2] for tag in way]


def _number(finding: Finding) -> int:
    """Which of the transactions in the frame a finding is on; 0 for one that is on none."""
    place = _PLACE.match(finding.at)
    return int(place[2] or 1) if place and place[1] else 0


_BLOCK_PATH = f"{BODY}/{BLOCK}"
_TRANSACTION_PATH = f"{_BLOCK_PATH}/{TRANSACTION}"
