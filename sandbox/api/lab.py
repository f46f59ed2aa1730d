"""The developers' lab of a world: webhooks, what was delivered to them, what was requested."""

from __future__ import annotations

from apiflask import APIBlueprint

from sandbox.answers import Answer, answer
from sandbox.api.lab_schemas import (
    DeliveriesOut,
    DeliveriesQuery,
    DeliveryOut,
    RegistrationOut,
    RequestsOut,
    RequestsQuery,
    WebhookIn,
    WebhooksOut,
    WebhooksQuery,
)
from sandbox.edge import seat_in, session, settings
from sandbox.services import request_log, webhooks

lab = APIBlueprint("lab", __name__, url_prefix="/api/worlds/<world>", tag="Developers' lab")

EXAMPLE = {"url": "http://127.0.0.1:9000/hook", "kinds": ["transfer.status"]}
NUMBER = "<int(max=2147483647):number>"


@lab.post("/webhooks")
@lab.input(WebhookIn, arg_name="given", example=EXAMPLE)
@lab.output(RegistrationOut, status_code=201)
def register_webhook(world: str, given: WebhookIn) -> tuple[Answer, int]:
    """Be told by signed requests what your seat hears

    `Sandbox-Signature: t=…,v1=…` is the time and the HMAC-SHA256 of `t.body` under the secret.
    """
    made = webhooks.register(
        session(),
        world,
        seat_in(world),
        given.url,
        given.kinds,
        settings().reach,
        behaviour=given.behaviour,
        webhooks_max=settings().webhooks_max,
    )
    return answer(made), 201


@lab.get("/webhooks")
@lab.input(WebhooksQuery, location="query", arg_name="wanted")
@lab.output(WebhooksOut)
def list_webhooks(world: str, wanted: WebhooksQuery) -> Answer:
    """List your webhooks, a page at a time"""
    seat = seat_in(world)
    found = webhooks.every(session(), world, seat, wanted.after, wanted.count)
    more = len(found) == wanted.count
    return {"webhooks": answer(found), "next": found[-1].number if more else None}


@lab.delete(f"/webhooks/{NUMBER}")
@lab.output({}, status_code=204)
def remove_webhook(world: str, number: int) -> tuple[str, int]:
    """Tell a webhook nothing any more"""
    webhooks.remove(session(), world, seat_in(world), number)
    return "", 204


@lab.get("/deliveries")
@lab.input(DeliveriesQuery, location="query", arg_name="wanted")
@lab.output(DeliveriesOut)
def list_deliveries(world: str, wanted: DeliveriesQuery) -> Answer:
    """List what was, or is to be, delivered to your webhooks, a page at a time"""
    seat = seat_in(world)
    found = webhooks.deliveries(session(), world, seat, wanted.after, wanted.count)
    more = len(found) == wanted.count
    return {"deliveries": answer(found), "next": found[-1].number if more else None}


@lab.post(f"/deliveries/{NUMBER}/replay")
@lab.output(DeliveryOut, status_code=202)
def replay_delivery(world: str, number: int) -> tuple[Answer, int]:
    """Deliver once more

    The event keeps its id and its body; the signature is made anew.
    """
    return answer(webhooks.replay(session(), world, seat_in(world), number)), 202


@lab.get("/requests")
@lab.input(RequestsQuery, location="query", arg_name="wanted")
@lab.output(RequestsOut)
def list_requests(world: str, wanted: RequestsQuery) -> Answer:
    """List the requests of your seat, newest first; of all seats with the world's key

    A request is listed within a second of its answer.
    """
    seat = seat_in(world)
    found = request_log.page(session(), world, seat, wanted.uetr, wanted.before, wanted.count)
    more = len(found) == wanted.count
    return {"requests": answer(found), "next": found[-1].id if more else None}
