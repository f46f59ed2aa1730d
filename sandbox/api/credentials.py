"""`/api/credentials`: is this credential good? `…/worlds/{id}/credentials`: those you may see."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from apiflask import APIBlueprint
from pydantic import BaseModel, Field

from payments.world.credential_acts import issuer_in, revoked_in
from sandbox.answers import Answer, answer
from sandbox.api.schemas import FindingOut, In
from sandbox.edge import register, seat_in, session
from sandbox.services import credentials as service
from sandbox.services import worlds

credentials = APIBlueprint("credentials", __name__, url_prefix="/api", tag="Entity credentials")


class CredentialIn(In):
    """A credential, and what it is held against. A teaching stand-in for vLEI, not a vLEI."""

    credential: dict[str, Any] = Field(description="as it came, its signature with it")
    issuers: list[dict[str, Any]] = Field(
        default=[], description="whom you trust: name and public_key (hexadecimal)"
    )
    revoked: list[str] = Field(default=[], description="ids of credentials that were taken back")
    purpose: str | None = Field(default=None, description="what the person wants to do")
    at: str | None = Field(default=None, description="the instant that counts; else now")


class CredentialCheckOut(BaseModel):
    """Whether nothing speaks against it, and what was found."""

    good: bool
    at: str
    credential: dict[str, Any]
    findings: list[FindingOut]
    undecided: list[str] = Field(description="rules that lacked a fact, such as a register")


class CredentialsOut(BaseModel):
    """What a check needs: the world's issuer, what was taken back, and the credentials."""

    issuers: list[dict[str, Any]]
    revoked: list[str]
    credentials: list[dict[str, Any]]


@credentials.post("/credentials/check")
@credentials.input(CredentialIn, arg_name="given", example=service.sample())
@credentials.output(CredentialCheckOut)
def check_credential(given: CredentialIn) -> Answer:
    """Check a credential: signature, dates, revocation, LEI, role"""
    asked = given.model_dump(exclude_unset=True)
    return service.check(asked, register(), datetime.now(UTC))


@credentials.get("/worlds/<world>/credentials")
@credentials.output(CredentialsOut)
def list_credentials(world: str) -> Answer:
    """List the credentials of your firm, and those that it was shown"""
    view = worlds.show_still(session(), world, seat_in(world))
    now = worlds.current(session(), world)
    return {
        "issuers": [answer(issuer_in(now.opening))],
        "revoked": sorted(revoked_in(now)),
        "credentials": answer(view.credentials),
    }
