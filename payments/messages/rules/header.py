"""Header against message: the two say who sends what to whom, and say it alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from lei.findings import Flaw, Judgement, Severity, rule
from payments.messages.index import Node, flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, OWN

_SERVICE = re.compile(r"swift\.cbprplus\.(?:(cov|adv|stp)\.)?\d\d")
_COPIES = ("COPY", "CODU")
_CLOCKS_DIFFER = timedelta(minutes=1)  # header and message may come from two machines
_OFFSET = re.compile(r".*([+-]\d\d:\d\d|Z)")


@rule(
    "cbpr-header-present",
    says="The message came without its business application header. Send header and document "
    "together.",
    source=f"{CBPR}, head.001.001.02",
)
def header_present(subject: Subject) -> Iterator[Judgement]:
    if subject.header is None:
        yield flaw(subject.index.root)


@rule(
    "cbpr-header-kind",
    says="The header announces {header}, but the document is {document}. Correct the header.",
    source=f"{CBPR}, R6: MsgDefIdr is the message definition",
    over=("MsgDefIdr",),
)
def header_names_the_message(subject: Subject) -> Iterator[Judgement]:
    return _agree(subject, ("MsgDefIdr",), subject.envelope.message_id)


@rule(
    "cbpr-header-number",
    says="The header has the number {header}, the message {document}. Give both the same.",
    source=f"{CBPR}, R5: BizMsgIdr is the message's MsgId",
    over=("BizMsgIdr",),
)
def header_has_the_number(subject: Subject) -> Iterator[Judgement]:
    group = subject.index.first("GrpHdr") or subject.index.first("Assgnmt")
    number = None if group is None else (group.text_at("MsgId") or group.text_at("Id"))
    return _agree(subject, ("BizMsgIdr",), number)


@rule(
    "cbpr-header-sender",
    says="The header comes from {header}, but the instructing bank is {document}. Name the same "
    "bank in both.",
    source=f"{CBPR}, R2 and R3: Fr is the instructing agent",
    over=("InstgAgt",),
)
def header_sender(subject: Subject) -> Iterator[Judgement]:
    return _same_bank(subject, "Fr", "InstgAgt")


@rule(
    "cbpr-header-receiver",
    says="The header goes to {header}, but the instructed bank is {document}. Name the same bank "
    "in both.",
    source=f"{CBPR}, R2 and R3: To is the instructed agent",
    over=("InstdAgt",),
)
def header_receiver(subject: Subject) -> Iterator[Judgement]:
    return _same_bank(subject, "To", "InstdAgt")


@rule(
    "cbpr-header-service",
    says="The header names the service {service}, which cross-border payments do not have. Write "
    "swift.cbprplus with the number of the edition.",
    source=f"{CBPR}, R8: BizSvc",
    over=("BizSvc",),
)
def header_service_is_known(subject: Subject) -> Iterator[Judgement]:
    service = _in_header(subject, "BizSvc")
    if service is not None and not _SERVICE.fullmatch(service.text):
        yield flaw(service, service=service.text)


@rule(
    "cbpr-header-variant",
    says="The header names the service {service}, and the message is not of that kind: a cover "
    "payment (cov) carries the customer's payment it covers, and no other message does.",
    source=f"{CBPR}, R8 of pacs.009 COV: BizSvc tells the variants apart",
    over=("BizSvc",),
)
def header_variant_fits(subject: Subject) -> Iterator[Judgement]:
    service = _in_header(subject, "BizSvc")
    if service is None or not _SERVICE.fullmatch(service.text):
        return
    covers = subject.index.first("UndrlygCstmrCdtTrf") is not None
    if covers != (".cov." in service.text):
        yield flaw(service, service=service.text)


@rule(
    "cbpr-header-priority",
    says="The header has the priority {header}, the payment {document}. Give both the same.",
    source=f"{CBPR}, R1: Prty is the instruction's InstrPrty",
    over=("InstrPrty",),
)
def header_priority(subject: Subject) -> Iterator[Judgement]:
    stated = subject.index.first("InstrPrty")
    return _agree(subject, ("Prty",), None if stated is None else stated.text)


@rule(
    "cbpr-header-copy",
    says="The header says {header} where the message says {document}. A copy or duplicate is "
    "marked alike in both.",
    source=f"{CBPR}, R1 of camt.052 and camt.054: CpyDplct is the document's CpyDplctInd",
    over=("CpyDplctInd",),
)
def header_copy(subject: Subject) -> Iterator[Judgement]:
    stated = subject.index.first("CpyDplctInd")
    return _agree(subject, ("CpyDplct",), None if stated is None else stated.text)


@rule(
    "cbpr-time-offset",
    says="{time} does not say in which zone. Add the offset, such as +01:00: the other bank is in "
    "another place.",
    source=f"{CBPR}, CBPR_DateTime",
    over=("CreDt", "CreDtTm"),
)
def times_have_an_offset(subject: Subject) -> Iterator[Judgement]:
    for node in (_in_header(subject, "CreDt"), *subject.index.all("CreDtTm")):
        if node is not None and "T" in node.text and not _OFFSET.fullmatch(node.text):
            yield flaw(node, time=node.text)


@rule(
    "sandbox-header-time",
    says="The header was made on {header}, before the message it carries ({document}). Look at the "
    "clock of the system that wrote it.",
    source=OWN,
    severity=Severity.WARNING,
    over=("CreDtTm",),
)
def header_is_not_older(subject: Subject) -> Iterator[Judgement]:
    sent, made = _in_header(subject, "CreDt"), subject.index.first("CreDtTm")
    sent_at, made_at = _instant(sent), _instant(made)
    if sent is not None and sent_at and made_at and made_at - sent_at > _CLOCKS_DIFFER:
        yield flaw(sent, header=sent_at, document=made_at)


def _same_bank(subject: Subject, end: str, role: str) -> Iterator[Judgement]:
    """A copy goes to others than the banks it is about."""
    copy = _in_header(subject, "CpyDplct")
    expected = _bank(subject, role) if copy is None or copy.text not in _COPIES else None
    return _agree(subject, (end, "FIId", "FinInstnId", "BICFI"), expected, _head_office)


def _agree(
    subject: Subject,
    path: tuple[str, ...],
    expected: str | None,
    spelled: Callable[[str], str] = str,
) -> Iterator[Flaw]:
    """Header and document name the same thing, as far as both name it."""
    found = _in_header(subject, *path)
    if found is None or expected is None:
        return
    if spelled(found.text) != spelled(expected):
        yield flaw(found, header=found.text, document=expected)


def _in_header(subject: Subject, *path: str) -> Node | None:
    return None if subject.header is None else subject.header.root.at(*path)


def _bank(subject: Subject, role: str) -> str | None:
    bank = subject.index.first(role)
    return None if bank is None else bank.text_at("FinInstnId", "BICFI")


def _head_office(bic: str) -> str:
    """A BIC that ends in XXX is the head office's, as the same of eight characters is."""
    return bic.removesuffix("XXX")


def _instant(node: Node | None) -> datetime | None:
    """The instant at a node; None where there is none, or none with an offset."""
    try:
        found = None if node is None else datetime.fromisoformat(node.text)
    except ValueError:
        return None
    return found if found and found.tzinfo else None


BETWEEN_BANKS = (header_sender, header_receiver)

RULES = (
    header_present,
    header_names_the_message,
    header_has_the_number,
    header_service_is_known,
    header_variant_fits,
    header_priority,
    header_copy,
    times_have_an_offset,
    header_is_not_older,
)
