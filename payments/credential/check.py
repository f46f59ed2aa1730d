"""Is this credential good, for this purpose, at this moment? What is wrong is a finding.

The credential is held as it was written: what is read loosely would let a changed byte pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lei import code
from lei.code import Verdict
from lei.findings import Finding, Flaw, Judgement, Missing, Report, Rule, Severity, examine, rule
from lei.record import EntityStatus, LeiRecord, RegistrationStatus
from payments.credential.credential import Credential, Issuer, is_signed_by
from payments.credential.roles import role_of
from payments.world.tagged import typed


@dataclass(frozen=True, slots=True)
class CredentialCase:
    """A credential and what it is held against.

    `written` is it as it came, `read` the same as a value. `issuers` are those that the asker
    trusts, `revoked` ids of credentials that were taken back. `record` is what the register says
    of the LEI, None when it knows none; without a register to ask, `asked` is False. `purpose`
    is what the person wants to do, None when that is not asked.
    """

    written: Mapping[str, Any]
    read: Credential
    at: datetime
    issuers: tuple[Issuer, ...] = ()
    revoked: frozenset[str] = frozenset()
    record: LeiRecord | None = None
    asked: bool = True
    purpose: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that the asker trusts for the name of the issuer that the credential gives."""
        return tuple(one.public_key for one in self.issuers if one.name == self.read.issuer)


def read_credential(written: Mapping[str, Any]) -> Credential:
    """A credential as a value. Raises MalformedBody with the place that does not fit."""
    return typed(Credential, written)


def check_credential(case: CredentialCase) -> Report:
    """Everything that is wrong with a credential."""
    return examine(case, RULES)


def shown_by(case: CredentialCase) -> tuple[Finding, ...]:
    """What a person learns from a credential: what is wrong, or, when nothing is, what it says."""
    found = check_credential(case).findings
    return (*found, *examine(case, SAYS).findings) if is_good(found) else found


def is_good(findings: tuple[Finding, ...]) -> bool:
    """Whether nothing found speaks against relying on the credential."""
    return all(found.severity is not Severity.ERROR for found in findings)


@rule(
    "credential-issuer",
    says="Nobody whom you trust is called {issuer}, so the signature says nothing to you. Ask for "
    "a credential of an issuer whose key you know.",
    source="sandbox",
)
def _issuer(case: CredentialCase) -> Iterator[Judgement]:
    if not case.keys:
        yield Flaw.of("issuer", issuer=case.read.issuer)


@rule(
    "credential-signature",
    says="The signature is not that of {issuer} over these words. Something was changed after it "
    "was signed, or somebody else signed it. Rely on nothing in it.",
    source="RFC 8032, Ed25519",
)
def _signature(case: CredentialCase) -> Iterator[Judgement]:
    if case.keys and not any(is_signed_by(case.written, key) for key in case.keys):
        yield Flaw.of("signature", issuer=case.read.issuer)


@rule(
    "credential-early",
    says="It is valid from {valid_from} on, and that has not come yet.",
    source="sandbox",
)
def _early(case: CredentialCase) -> Iterator[Judgement]:
    if case.at < case.read.valid_from:
        yield Flaw.of("valid_from", valid_from=case.read.valid_from)


@rule(
    "credential-expired",
    says="It was valid until {valid_until}. Ask the firm for a new one.",
    source="sandbox",
)
def _expired(case: CredentialCase) -> Iterator[Judgement]:
    if case.at >= case.read.valid_until:
        yield Flaw.of("valid_until", valid_until=case.read.valid_until)


@rule(
    "credential-revoked",
    says="It was taken back: {person} no longer acts for the firm by it. Its signature is still "
    "good, which is why one asks for revocations too.",
    source="sandbox",
)
def _revoked(case: CredentialCase) -> Iterator[Judgement]:
    if case.read.id in case.revoked:
        yield Flaw.of("id", person=case.read.person)


@rule(
    "credential-lei",
    says="{lei} is no LEI: its characters or its check digits are wrong.",
    source="ISO 17442-1:2020; ISO/IEC 7064 MOD 97-10",
)
def _lei(case: CredentialCase) -> Iterator[Judgement]:
    if not _is_lei(case):
        yield Flaw.of("lei", lei=case.read.lei)


@rule(
    "credential-lei-unknown",
    says="No firm that the register knows has the LEI {lei}.",
    source="the register that was asked",
)
def _unknown(case: CredentialCase) -> Iterator[Judgement]:
    if not case.asked:
        yield Missing("lei")
    elif _is_lei(case) and case.record is None:
        yield Flaw.of("lei", lei=case.read.lei)


@rule(
    "credential-lei-lapsed",
    says="The LEI of {name} has not been renewed ({status}). A qualified issuer would take "
    "the credential back; ask the firm to renew.",
    source="LEI-CDF 3.1, RegistrationStatus; vLEI Ecosystem Governance Framework",
)
def _lapsed(case: CredentialCase) -> Iterator[Judgement]:
    record = case.record
    if record and record.registration.status is RegistrationStatus.LAPSED:
        yield _stands(record)


@rule(
    "credential-lei-ended",
    says="The firm {name} has ended, or its LEI is no longer in force ({status}). Nobody acts "
    "for it by this credential.",
    source="LEI-CDF 3.1, RegistrationStatus, EntityStatus",
)
def _ended(case: CredentialCase) -> Iterator[Judgement]:
    record = case.record
    if record and (
        record.registration.status not in (*LIVE, RegistrationStatus.LAPSED)
        or record.status is EntityStatus.INACTIVE
    ):
        yield _stands(record)


@rule(
    "credential-role",
    says="The role {role} is not one that lets a person do this ({purpose}). Ask for somebody "
    "whose role does.",
    source="sandbox",
)
def _role(case: CredentialCase) -> Iterator[Judgement]:
    row = role_of(case.read.role)
    if row is None or (case.purpose is not None and case.purpose not in row.allows):
        yield Flaw.of("role", role=case.read.role, purpose=case.purpose or "any")


@rule(
    "credential-says",
    says="{issuer} says that {person} acts for {lei} as {role} until {valid_until}. It says "
    "nothing about whether what they ask for is wise.",
    source="sandbox",
    severity=Severity.INFO,
)
def _says(case: CredentialCase) -> Iterator[Judgement]:
    told = case.read
    yield Flaw.of(
        "$",
        issuer=told.issuer,
        person=told.person,
        lei=told.lei,
        role=told.role,
        valid_until=told.valid_until,
    )


def _is_lei(case: CredentialCase) -> bool:
    """An old code whose digits never fitted is one, where the register holds it."""
    return case.record is not None or (
        case.read.lei == code.compact(case.read.lei)
        and code.verdict(code.check(case.read.lei)) is not Verdict.INVALID
    )


def _stands(record: LeiRecord) -> Flaw:
    status = record.registration.status.value
    return Flaw.of("lei", name=record.legal_name.text, status=status)


LIVE = (
    RegistrationStatus.ISSUED,
    RegistrationStatus.PENDING_TRANSFER,
    RegistrationStatus.PENDING_ARCHIVAL,
)

RULES: tuple[Rule[CredentialCase], ...] = (
    _issuer,
    _signature,
    _early,
    _expired,
    _revoked,
    _lei,
    _unknown,
    _lapsed,
    _ended,
    _role,
)
SAYS: tuple[Rule[CredentialCase], ...] = (_says,)
