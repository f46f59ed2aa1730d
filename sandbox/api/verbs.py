"""Short ways to acts, for people who read documentation: each is an act under another address."""

from __future__ import annotations

from apiflask import APIBlueprint

from payments.errors import NoSuchPart
from sandbox.answers import Answer, answer
from sandbox.api.lab_schemas import FaultIn, PresentationIn, VerbIn
from sandbox.api.recording import touch
from sandbox.api.schemas import ActOut, PartOut
from sandbox.api.worlds import acted
from sandbox.edge import seat_in, session
from sandbox.services import worlds as service

verbs = APIBlueprint("verbs", __name__, url_prefix="/api/worlds/<world>", tag="Short ways to acts")

VERBS = "<any(complete,hold,release,reject,return,recall):verb>"


@verbs.post(f"/transfers/<uetr>/{VERBS}")
@verbs.input(VerbIn, arg_name="given", example={"reason": "AC04"})
@verbs.output(ActOut, status_code=201)
def on_transfer(world: str, uetr: str, verb: str, given: VerbIn) -> tuple[Answer, int]:
    """Do something with a payment: complete, hold, release, reject, return or recall it

    The act `transfer.<verb>`. The world's key may do all of it, a seat's key what its bank or firm
    may. `reject`, `return` and `recall` take a reason.
    """
    touch(uetr)
    body = {"transfer": uetr, **given.model_dump(exclude_none=True)}
    return answer(acted(world, f"transfer.{verb}", body)), 201


@verbs.post("/faults")
@verbs.input(
    FaultIn, arg_name="given", example={"fault": "account-closed", "on": "0100-480600-EUR"}
)
@verbs.output(ActOut, status_code=201)
def plant_fault(world: str, given: FaultIn) -> tuple[Answer, int]:
    """Plant a fault on an account or a transfer (the world's key only)"""
    return answer(acted(world, "fault.plant", given.model_dump())), 201


@verbs.delete("/faults/<path:target>")
@verbs.output(ActOut)
def lift_fault(world: str, target: str) -> Answer:
    """Lift the fault from an account or a transfer (the world's key only)"""
    return answer(acted(world, "fault.lift", {"on": target}))


@verbs.post("/credits/<path:credit>/presentations")
@verbs.input(PresentationIn, arg_name="given", example={"document_set": "in_order"})
@verbs.output(ActOut, status_code=201)
def present(world: str, credit: str, given: PresentationIn) -> tuple[Answer, int]:
    """Present documents under a credit, or a set that lies ready"""
    body = {"credit": credit, **given.model_dump()}
    return answer(acted(world, "credit.present", body)), 201


@verbs.get("/presentations/<path:presentation>")
@verbs.output(PartOut)
def show_presentation(world: str, presentation: str) -> Answer:
    """Read a presentation; what the engine found is told once your bank has decided"""
    for credit in service.show_still(session(), world, seat_in(world)).credits:
        for made in credit.presentations:
            if made.id == presentation:
                return {"credit": credit.terms.number, **answer(made)}
    raise NoSuchPart("presentation", presentation)
