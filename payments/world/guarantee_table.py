"""The rows of the table of acts that are about guarantees and standbys."""

from __future__ import annotations

from payments.world import guarantee_acts as on
from payments.world import guarantee_bodies as bodies
from payments.world import guarantee_clock as clock
from payments.world.kinds import ActKind


def _alone(
    kind: str, says: str, told: str, then: on.Then[bodies.OnGuarantee] | None = None
) -> ActKind:
    return ActKind(kind, says, told, bodies.OnGuarantee, on.acting(kind, then), on.offers(kind))


GUARANTEE_ACTS: tuple[ActKind, ...] = (
    ActKind(
        on.INSTRUCT,
        "Ask a bank for a guarantee",
        "{seat} instructs a bank to issue the guarantee {about}.",
        bodies.Instruct,
        on.instruct,
        on.instruct_offers,
    ),
    _alone(
        "guarantee.decline",
        "Do not issue the guarantee",
        "{seat} does not issue the guarantee {about}, and says so.",
    ),
    _alone(
        "guarantee.counter_guarantee",
        "Give the counter-guarantee",
        "{seat} gives the guarantor a counter-guarantee for {about}.",
    ),
    _alone(
        "guarantee.issue",
        "Issue the guarantee",
        "{seat} issues the guarantee {about}: from now on it is bound to pay on demand.",
        on.issued,
    ),
    ActKind(
        "guarantee.propose_amendment",
        "Amend the guarantee",
        "{seat} issues an amendment of the guarantee {about}.",
        bodies.ProposeAmendment,
        on.acting("guarantee.propose_amendment", on.proposed),
        on.offers("guarantee.propose_amendment"),
    ),
    _alone(
        "guarantee.accept_amendment",
        "Accept the amendment of the guarantee",
        "{seat} accepts the amendment of the guarantee {about}.",
        on.accepted,
    ),
    _alone(
        "guarantee.reject_amendment",
        "Reject the amendment of the guarantee",
        "{seat} rejects the amendment of the guarantee {about}: the old terms stay.",
        on.declined,
    ),
    ActKind(
        "guarantee.transfer",
        "Transfer the guarantee",
        "{seat} transfers the guarantee {about} to another beneficiary.",
        bodies.TransferTo,
        on.acting("guarantee.transfer", on.transferred),
        on.offers("guarantee.transfer"),
    ),
    ActKind(
        "guarantee.demand",
        "Demand payment under the guarantee",
        "{seat} demands payment under the guarantee {about}.",
        bodies.MakeDemand,
        on.acting("guarantee.demand", on.demanded),
        on.offers("guarantee.demand"),
    ),
    ActKind(
        "guarantee.demand_extend_or_pay",
        "Demand to extend or pay",
        "{seat} demands that the guarantee {about} be extended, or paid.",
        bodies.MakeDemandExtendOrPay,
        on.acting("guarantee.demand_extend_or_pay", on.demanded),
        on.offers("guarantee.demand_extend_or_pay"),
    ),
    ActKind(
        "guarantee.reject",
        "Reject the demand",
        "{seat} rejects the demand under {about}, in one notice.",
        bodies.Reject,
        on.acting("guarantee.reject", on.rejected),
        on.offers("guarantee.reject"),
    ),
    _alone(
        "guarantee.suspend",
        "Suspend payment of the demand",
        "{seat} suspends payment under {about}, and asks whether to extend.",
        on.suspended,
    ),
    _alone(
        "guarantee.extend",
        "Extend the guarantee as requested",
        "{seat} extends the guarantee {about} as requested: the demand is withdrawn.",
        on.extended,
    ),
    _alone(
        "guarantee.pay",
        "Pay the demand",
        "{seat} pays the demand under the guarantee {about}.",
        on.paid,
    ),
    _alone(
        "guarantee.release",
        "Release the guarantor",
        "{seat} releases the guarantor from {about}.",
    ),
    _alone(
        "guarantee.show_expiry_event",
        "Present the document of the expiry event",
        "{seat} presents the document that ends the guarantee {about}.",
    ),
    _alone(
        "guarantee.interrupt",
        "Close the guarantor by force majeure",
        "The trainer closes the guarantor of {about}: force majeure.",
    ),
    _alone(
        "guarantee.resume",
        "Open the guarantor again",
        "The guarantor of {about} opens again.",
        on.resumed,
    ),
)

GUARANTEE_TOLD: dict[str, str] = {
    clock.PRECLUDE: "The guarantor's days are over: it can no longer reject under {about}.",
    clock.FALL_DUE: "No extension came in time: the demand under {about} is to be paid.",
    clock.EXPIRE: "The guarantee {about} has expired.",
    clock.EXHAUST: "Nothing is left to demand under {about}: it has come to its end.",
}
"""The story's line for what the clock does."""
