"""Payment messages: which are known, under which rules they are checked, and the check itself.

`MESSAGES` lists the messages that the sandbox builds and reads, one file each. Other messages and
versions that pyiso20022 defines are checked against their schema only, and the report says so.

>>> [message.id for message in MESSAGES][:3]
['head.001.001.02', 'pain.001.001.09', 'pain.002.001.10']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any, TypeAlias

from lei.findings import Finding, Report, Rule, Severity, Value
from lei.record import LeiRecord
from payments.errors import UnknownMessage
from payments.messages import (
    camt_029,
    camt_052,
    camt_053,
    camt_054,
    camt_056,
    camt_060,
    camt_110,
    camt_111,
    head_001,
    lei_gate,
    mt,
    objections,
    pacs_002,
    pacs_004,
    pacs_008,
    pacs_008_stp,
    pacs_009,
    pacs_009_adv,
    pacs_009_cov,
    pacs_028,
    pain_001,
    pain_002,
    remt_001,
    schema,
    standard,
    usage,
)
from payments.messages.envelope import Envelope, open_envelope
from payments.messages.kinds import MessageType, Subject
from payments.messages.places import place
from payments.messages.profiles import PROFILES, Profile, profile
from payments.messages.schema import LISTED_MAX

__all__ = [
    "MESSAGES",
    "PROFILES",
    "RULES",
    "MessageType",
    "Profile",
    "Records",
    "check",
    "identify",
    "profile",
    "recognise",
]

Records: TypeAlias = Callable[[tuple[str, ...]], Mapping[str, LeiRecord | None]]
"""Looks LEIs up: None for one the register does not have, no entry for one not looked up."""


def identify(data: bytes) -> str:
    """The id of the message in `data`. Raises UnreadableMessage, UnknownMessage."""
    return open_envelope(data).message_id


def recognise(data: bytes) -> MessageType[Any]:
    """The type of the message in `data`.

    Raises:
        UnreadableMessage: not XML, or XML that is not let in.
        UnknownMessage: not one of `MESSAGES`.
    """
    envelope = open_envelope(data)
    if found := _type_of(envelope):
        return found
    raise UnknownMessage(standard.namespace(envelope.message_id))


def check(data: bytes, profile: Profile, find: Records, on: date) -> Report:
    """Everything wrong with a message: its schema, then the usage rules of `profile`.

    A place that breaks the schema is not judged by usage rules as well. `find` is asked once, for
    all LEIs of the message; `on` is the day of the examination. At most `LISTED_MAX` findings are
    listed, and one more says that there are others.

    Raises:
        UnreadableMessage: not XML, or XML that is not let in.
        UnknownMessage: no message here has its namespace.
    """
    envelope = open_envelope(data)
    broken = tuple(found for part in envelope.parts for found in schema.findings(part))
    message = _type_of(envelope)
    if message is None:
        noted = _noted(SCHEMA_ONLY, place(envelope.document), message=envelope.message_id)
        return Report(findings=(*broken, noted))
    subject = _looked_up(envelope, find, on)
    rules = _held_to(profile, message.id, on)
    if subject.index.size > LISTED_MAX:
        rules = tuple(_short(rule) for rule in rules)
    return _joined(broken, usage.used(subject, rules))


def _type_of(envelope: Envelope) -> MessageType[Any] | None:
    """The type of a message: its variant where there is one, else its plain form."""
    return _BY_ID.get(envelope.kind) or _BY_ID.get(envelope.message_id)


def _looked_up(envelope: Envelope, find: Records, on: date) -> Subject:
    """A message with what a register says of the LEIs in it, which its index finds."""
    records: dict[str, LeiRecord | None] = {}
    subject = Subject(envelope, records, on)
    records.update(find(lei_gate.leis_of(subject)))
    return subject


def _joined(broken: tuple[Finding, ...], used: Report) -> Report:
    places = {finding.at for finding in broken}
    kept = tuple(finding for finding in used.findings if finding.at not in places)
    errors_first = sorted((*broken, *kept), key=lambda found: found.severity is not Severity.ERROR)
    listed = errors_first[:LISTED_MAX]
    more = (_noted(MORE, "/Document", listed=LISTED_MAX),) if len(listed) == LISTED_MAX else ()
    return replace(used, findings=(*listed, *more))


@lru_cache(maxsize=256)
def _held_to(profile: Profile, kind: str, on: date) -> tuple[Rule[Subject], ...]:
    """The rules of a kind of message under a profile on a day."""
    return profile.rules(_BY_ID[kind].rules, on)


def _short(rule: Rule[Subject]) -> Rule[Subject]:
    """`rule`, stopping at the number of findings that are listed anyway."""
    check = rule.check
    if check is None:
        return rule
    return replace(rule, check=lambda subject: islice(check(subject), LISTED_MAX))


def _noted(rule: Rule[object], at: str, **values: Value) -> Finding:
    return Finding(rule.id, rule.severity, rule.source, at, values)


SCHEMA_ONLY: Rule[object] = Rule(
    "message-schema-only",
    "{message} was held to its schema only: the sandbox has no usage rules for it.",
    "ISO 20022 message schema",
    Severity.INFO,
)

MORE: Rule[object] = Rule(
    "message-more",
    "The first {listed} findings are listed. Correct these, and check again.",
    "the sandbox's own limit",
    Severity.INFO,
)

MESSAGES: tuple[MessageType[Any], ...] = (
    head_001.MESSAGE,
    pain_001.MESSAGE,
    pain_002.MESSAGE,
    pacs_008.MESSAGE,
    pacs_008_stp.MESSAGE,
    pacs_009.MESSAGE,
    pacs_009_cov.MESSAGE,
    pacs_009_adv.MESSAGE,
    pacs_002.MESSAGE,
    pacs_004.MESSAGE,
    pacs_028.MESSAGE,
    camt_029.MESSAGE,
    camt_052.MESSAGE,
    camt_053.MESSAGE,
    camt_054.MESSAGE,
    camt_056.MESSAGE,
    camt_060.MESSAGE,
    camt_110.MESSAGE,
    camt_111.MESSAGE,
    remt_001.MESSAGE,
)

RULES: tuple[Rule[Any], ...] = (*objections.RULES, SCHEMA_ONLY, MORE, *usage.RULES, *mt.RULES)
"""Every rule that a message can break."""

_BY_ID = {message.id: message for message in MESSAGES}
