"""Messages as a file or a request brings them: what one says, and what is wrong with it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import BinaryIO

from lei.findings import Finding, Severity
from lei.record import LeiRecord
from payments import messages
from payments.messages import Profile, Records, mt
from payments.messages.files import check_file
from payments.messages.profiles import in_force
from payments.money import Money
from sandbox.errors import NotFound


@dataclass(frozen=True, slots=True)
class MessageVerdict:
    """What the check of one message came to; `valid` when no finding is an error."""

    message: str
    valid: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class FileVerdict(MessageVerdict):
    """What the check of a file of orders came to; `rest` findings are not listed."""

    transactions: int
    rest: int


@dataclass(frozen=True, slots=True)
class ShownMessage:
    """What a message says: the parts of our value by their names, `debtor.address.town`."""

    message: str
    title: str
    says: Mapping[str, str]


def check_message(
    data: bytes, profile_id: str, find: Records | None, on: date, mt_type: str | None = None
) -> MessageVerdict:
    """Check one message as of the day `on`; without `find`, its LEIs are not looked up.

    An MT message is known by its first block or field and held to the table of its type, whatever
    the profile; `mt_type` says the type of one without a header, such as "700".

    Raises:
        UnreadableMessage: not XML, XML that is not let in, or an MT that is not read here.
        UnknownMessage: no message here has its namespace.
        NotFound: there is no such profile.
    """
    profile = _profile(profile_id, on)
    if mt_type or mt.is_mt(data):
        return _mt_verdict(mt.decoded(data), mt_type)
    report = messages.check(data, profile, find or _nothing_known, on)
    return MessageVerdict(messages.identify(data), _is_valid(report.findings), report.findings)


def check_stream(stream: BinaryIO, profile_id: str, find: Records | None, on: date) -> FileVerdict:
    """Check a file of orders (pain.001) of any size. Raises as `check_message`."""
    report = check_file(stream, _profile(profile_id, on), find or _nothing_known, on)
    valid = _is_valid(report.findings)
    return FileVerdict(report.message_id, valid, report.findings, report.transactions, report.rest)


def show_message(data: bytes, mt_type: str | None = None) -> ShownMessage:
    """What one message says, in the words of the trade; `mt_type` as for `check_message`.

    Raises:
        UnreadableMessage: not XML, XML that is not let in, or a message that breaks its schema.
        UnknownMessage: not one of the messages that are read here.
    """
    if mt_type or mt.is_mt(data):
        return _mt_shown(mt.read(mt.decoded(data), mt_type))
    message = messages.recognise(data)
    return ShownMessage(message.id, message.title, dict(_said("", message.read(data))))


def _mt_verdict(text: str, mt_type: str | None) -> MessageVerdict:
    report = mt.check(text, mt_type)
    message = f"MT {mt.read(text, mt_type).type}"
    return MessageVerdict(message, _is_valid(report.findings), report.findings)


def _mt_shown(message: mt.MtMessage) -> ShownMessage:
    """Sender and receiver, then each field by its tag and our name, its lines with slashes."""
    kind = mt.type_of(message.type)
    says = {"sender": message.sender, "receiver": message.receiver}
    for field in message.fields:
        name = f"{field.tag} {kind.name(field.tag)}".strip()
        again = sum(key.startswith(name) for key in says)
        says[f"{name} [{again + 1}]" if again else name] = " / ".join(field.lines)
    return ShownMessage(f"MT {kind.id}", kind.title, says)


def _said(name: str, value: object) -> Iterator[tuple[str, str]]:
    """The parts of a value by their names; what is empty is left out."""
    if isinstance(value, tuple):
        for number, one in enumerate(value, 1):
            yield from _said(f"{name}[{number}]", one)
    elif dataclasses.is_dataclass(value) and not isinstance(value, Money):
        for field in dataclasses.fields(value):
            below = f"{name}.{field.name}" if name else field.name
            yield from _said(below, getattr(value, field.name))
    elif value not in (None, ""):
        yield name, str(value.value if isinstance(value, Enum) else value)


def _profile(profile_id: str, on: date) -> Profile:
    """The profile of an id; `current` is the edition in force on the day of the check."""
    if profile_id == "current":
        return in_force(on)
    try:
        return messages.profile(profile_id)
    except KeyError:
        raise NotFound("profile", profile_id) from None


def _is_valid(findings: tuple[Finding, ...]) -> bool:
    return all(finding.severity is not Severity.ERROR for finding in findings)


def _nothing_known(_: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
    return {}
