"""A credential checked without a world: it, whom you trust and the moment in; findings out.

Answers are plain JSON, the same at every door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from lei.record import LeiRecord
from lei.sentences import Sentence
from payments.credential.check import (
    CredentialCase,
    check_credential,
    is_good,
    read_credential,
    shown_by,
)
from payments.credential.credential import NOTICE, Credential, Issuer, SigningKey
from payments.credential.roles import EVERYTHING
from payments.errors import MalformedBody
from payments.world.tagged import plain, spelled, typed
from sandbox.answers import Answer, answer
from sandbox.errors import UnreadableRequest

Json = Any  # what json.loads gives


class Records(Protocol):
    """Where a code's record is looked up. Without a version there is nothing to look in."""

    def record(self, lei: str) -> LeiRecord | None: ...
    def version(self) -> object | None: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What a credential is held against, as it is brought. `at` is now where it is not given."""

    issuers: tuple[Issuer, ...] = ()
    revoked: tuple[str, ...] = ()
    purpose: str | None = None
    at: datetime | None = None


def check(data: Json, records: Records, now: datetime) -> dict[str, Answer]:
    """Whether a credential is good, and what was found.

    `data` is `{"credential", "issuers", "revoked", "purpose", "at"}`; all but the first may be left
    out. Raises UnreadableRequest, with the place.
    """
    case = _case(data, records, now)
    report, shown = check_credential(case), shown_by(case)
    return {
        "good": is_good(report.findings),
        "at": answer(case.at),
        "credential": answer(case.read),
        "findings": answer(shown),
        "undecided": [one.rule for one in report.undecided],
    }


def sample() -> dict[str, Json]:
    """A file that can be checked; its key is made of words that all may read, so for play only."""
    key, issuer = SigningKey("the sample of the manual"), "Practice Credentials (sample)"
    begins = datetime(2026, 1, 12, 9, tzinfo=UTC)
    blank = Credential(
        id="CRED-SAMPLE-1",
        notice=NOTICE,
        issuer=issuer,
        person="Jana Beispiel",
        lei="SBOX00R7ELBK04T9QZ11",
        role="trade_officer",
        valid_from=begins,
        valid_until=begins + timedelta(days=365),
    )
    return {
        "credential": plain(key.signed(blank)),
        "issuers": [{"name": issuer, "public_key": key.public_key}],
        "revoked": [],
        "purpose": "apply_for_credit",
        "at": "2026-03-02T09:00:00+00:00",
    }


def _case(data: Json, records: Records, now: datetime) -> CredentialCase:
    brought = dict(_object(data, "$"))
    written = _object(brought.pop("credential", None), "$.credential")
    _require_whole(written)
    asked, read = _asked(brought), _read(written)
    if asked.purpose is not None and asked.purpose not in EVERYTHING:
        known = ", ".join(sorted(EVERYTHING))
        raise UnreadableRequest("$.purpose", Sentence("one of {known} is needed here", known=known))
    return CredentialCase(
        written=written,
        read=read,
        at=asked.at or now,
        issuers=asked.issuers,
        revoked=frozenset(asked.revoked),
        record=records.record(read.lei),
        asked=records.version() is not None,
        purpose=asked.purpose,
    )


def _asked(brought: Mapping[str, Json]) -> Asked:
    try:
        return typed(Asked, brought)
    except MalformedBody as error:
        raise UnreadableRequest(error.at, error.reason) from None


def _read(written: Mapping[str, Json]) -> Credential:
    """The credential as a value. An unsigned one is one, with a signature that does not fit."""
    try:
        read = read_credential(written)
    except MalformedBody as error:
        at = error.at.replace("$", "$.credential", 1)
        raise UnreadableRequest(at, error.reason) from None
    return replace(read, valid_from=_told(read.valid_from), valid_until=_told(read.valid_until))


def _require_whole(written: Mapping[str, Json]) -> None:
    """Refuse what JSON can escape and no file can write: half of a pair of code units."""
    try:
        spelled(written)
    except (ValueError, RecursionError):
        raise UnreadableRequest("$.credential", "a text holds half a character") from None


def _told(at: datetime) -> datetime:
    """The same instant in UTC, so that it can be told anywhere; at the ends of time as it is."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at


def _object(data: Json, at: str) -> Mapping[str, Json]:
    if not isinstance(data, dict):
        raise UnreadableRequest(at, "an object is needed here")
    return data
