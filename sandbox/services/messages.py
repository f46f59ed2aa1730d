"""Messages as a file or a request brings them: what is wrong with one, under a profile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lei.findings import Finding, Severity
from lei.record import LeiRecord
from payments import messages
from payments.messages import Records
from sandbox.errors import NotFound


@dataclass(frozen=True, slots=True)
class MessageVerdict:
    """What the check of one message came to; `valid` when no finding is an error."""

    message: str
    valid: bool
    findings: tuple[Finding, ...]


def check_message(data: bytes, profile_id: str, find: Records | None, on: date) -> MessageVerdict:
    """Check one message as of the day `on`; without `find`, its LEIs are not looked up.

    Raises:
        UnreadableMessage: not XML, or XML that is not let in.
        UnknownMessage: no message here has its namespace.
        NotFound: there is no such profile.
    """
    try:
        profile = messages.profile(profile_id)
    except KeyError:
        raise NotFound("profile", profile_id) from None
    report = messages.check(data, profile, find or _nothing_known, on)
    valid = all(finding.severity is not Severity.ERROR for finding in report.findings)
    return MessageVerdict(messages.identify(data), valid, report.findings)


def _nothing_known(_: tuple[str, ...]) -> Mapping[str, LeiRecord | None]:
    return {}
