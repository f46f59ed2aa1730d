"""The shapes of the developers' lab: webhooks, deliveries, requests, short ways to acts."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sandbox.api.schemas import In, OpenedWorldOut
from sandbox.services.events import EventKind

NUMBER_MAX = 2**31 - 1


class WebhookIn(In):
    """Where to tell what; without kinds, everything."""

    url: str = Field(examples=["http://127.0.0.1:9000/hook"])
    kinds: list[EventKind] = Field(default=[], max_length=10)
    behaviour: Literal["normal", "twice", "reversed"] = Field(
        default="normal", description="a fault on demand: each event twice, or an act's last first"
    )


class WebhookOut(BaseModel):
    """A webhook; it is told what `seat` may see."""

    number: int
    seat: str
    url: str
    kinds: list[str]
    behaviour: str


class RegistrationOut(BaseModel):
    """A new webhook. Its secret is shown this once."""

    webhook: WebhookOut
    secret: str


class WebhooksQuery(In):
    """A page of webhooks."""

    after: int = Field(default=0, ge=0, le=NUMBER_MAX, description="number of the last one read")
    count: int = Field(default=100, ge=1, le=1000)


class WebhooksOut(BaseModel):
    """Webhooks, by number; `next` is the `after` of the next page, or null at the end."""

    webhooks: list[WebhookOut]
    next: int | None


class DeliveriesQuery(In):
    """A page of deliveries."""

    after: int = Field(default=0, ge=0, le=NUMBER_MAX, description="number of the last one read")
    count: int = Field(default=100, ge=1, le=1000)


class DeliveryOut(BaseModel):
    """An event on its way to a webhook; `answered` is a status or what went wrong."""

    number: int
    webhook: int
    event: str
    kind: str
    state: Literal["waiting", "delivered", "given_up"]
    tries: int
    answered: str
    next_try_at: str | None = Field(description="wall time in UTC; null where none is to come")
    body: dict[str, Any]


class DeliveriesOut(BaseModel):
    """Deliveries in their order; `next` is the `after` of the next page, or null at the end."""

    deliveries: list[DeliveryOut]
    next: int | None


class RequestsQuery(In):
    """A page of the log of requests."""

    uetr: str = Field(default="", max_length=36, description="only those that touched it")
    before: str = Field(default="", max_length=32, description="id of the last one already read")
    count: int = Field(default=100, ge=1, le=1000)


class RequestOut(BaseModel):
    """A request: neither its body nor its key is kept."""

    id: str
    at: str
    seat: str
    method: str
    path: str
    status: int
    took_ms: int
    uetrs: list[str]


class RequestsOut(BaseModel):
    """Requests, newest first; `next` is the `before` of the next page, or null at the end."""

    requests: list[RequestOut]
    next: str | None


class FaultIn(In):
    """A fault of the table of faults, and the account or the UETR that shall meet it."""

    fault: str = Field(max_length=80, examples=["account-closed"])
    on: str = Field(max_length=80)


class VerbIn(In):
    """Why, where the verb takes a reason: a code of ISO 20022."""

    reason: str | None = Field(default=None, max_length=4, examples=["AC04"])


class PresentationIn(BaseModel):
    """Documents, or the name of a set that the scenario lays ready."""

    model_config = ConfigDict(extra="forbid")

    document_set: str | None = Field(default=None, max_length=80, examples=["in_order"])
    documents: list[dict[str, Any]] = []


class CopiedOut(OpenedWorldOut):
    """A copy of a world at its last act. The old world has `acts`; `refused` says why the first
    that is not in the copy was refused, and is null where all are in it."""

    acts: int
    refused: str | None
