"""What the words of the floors below are called on a page: one table a noun, whole sentences."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from lei.record import EntityStatus, RegistrationStatus
from payments.credit.credit import Disposal, Role, State
from payments.documents.lessons import LESSONS
from payments.network.model import AccountKind, ChargeBearer, TransferStatus
from payments.world.state import Happening
from sandbox.papers.words import PAPERS as PAPERS
from sandbox.web.collection_words import COLLECTION_DUES
from sandbox.web.guarantee_words import DUES as GUARANTEE_DUES

STATES: Mapping[State, LazyString] = {
    State.DRAFT: _("Draft"),
    State.APPLIED: _("Applied"),
    State.ISSUED: _("Issued"),
    State.ADVISED: _("Advised"),
    State.CONFIRMED: _("Confirmed"),
    State.TRANSFERRED: _("Transferred"),
    State.SHIPPED: _("Shipped"),
    State.PRESENTED: _("Presented"),
    State.EXAMINING: _("Examining"),
    State.COMPLYING: _("Complying"),
    State.DISCREPANT: _("Discrepant"),
    State.WAIVER_SOUGHT: _("Waiver asked"),
    State.WAIVED: _("Waived"),
    State.REFUSED: _("Refused"),
    State.PRECLUDED: _("Precluded"),
    State.ACCEPTED: _("Accepted"),
    State.DEFERRED: _("Deferred"),
    State.HONOURED: _("Honoured"),
    State.PAID: _("Paid"),
    State.FORWARDED: _("Sent on"),
    State.RETURNED: _("Given back"),
    State.NEGOTIATED: _("Negotiated"),
    State.EXPIRED: _("Expired"),
    State.CANCELLED: _("Cancelled"),
}

ROLES: Mapping[Role, LazyString] = {
    Role.APPLICANT: _("the buyer"),
    Role.ISSUING_BANK: _("the issuing bank"),
    Role.ADVISING_BANK: _("the advising bank"),
    Role.CONFIRMING_BANK: _("the confirming bank"),
    Role.NOMINATED_BANK: _("the nominated bank"),
    Role.BENEFICIARY: _("the seller"),
    Role.CLOCK: _("the clock"),
    Role.TRAINER: _("the trainer"),
}

HAPPENINGS: Mapping[Happening, LazyString] = {
    Happening.LAPSES: _("Its registration lapses"),
    Happening.RENEWS: _("It is renewed for a year"),
    Happening.MERGES: _("The firm is merged into another"),
}

DISPOSALS: Mapping[Disposal, LazyString] = {
    Disposal.HOLDING: _("We hold them and wait for your instructions"),
    Disposal.HOLDING_FOR_WAIVER: _("We hold them until the buyer accepts and we agree"),
    Disposal.RETURNING: _("We are sending them back"),
    Disposal.PRIOR_INSTRUCTIONS: _("We act on instructions given before"),
}

CHANGES: Mapping[str, LazyString] = {
    "amount": _("Amount"),
    "expires_on": _("Last day of the credit"),
    "latest_shipment_on": _("Latest day of shipment"),
    "presentation_days": _("Days to present after shipment"),
}

REGISTRATIONS: Mapping[RegistrationStatus, tuple[str, LazyString]] = {
    RegistrationStatus.PENDING_VALIDATION: ("wait", _("being checked")),
    RegistrationStatus.ISSUED: ("ok", _("current")),
    RegistrationStatus.DUPLICATE: ("bad", _("a duplicate")),
    RegistrationStatus.LAPSED: ("warn", _("lapsed")),
    RegistrationStatus.MERGED: ("bad", _("merged")),
    RegistrationStatus.RETIRED: ("bad", _("retired")),
    RegistrationStatus.ANNULLED: ("bad", _("annulled")),
    RegistrationStatus.CANCELLED: ("bad", _("cancelled")),
    RegistrationStatus.TRANSFERRED: ("info", _("moved to another issuer")),
    RegistrationStatus.PENDING_TRANSFER: ("info", _("moving to another issuer")),
    RegistrationStatus.PENDING_ARCHIVAL: ("info", _("about to move to another issuer")),
}

ENTITIES: Mapping[EntityStatus, tuple[str, LazyString]] = {
    EntityStatus.ACTIVE: ("ok", _("active")),
    EntityStatus.INACTIVE: ("closed", _("ended")),
    EntityStatus.NULL: ("muted", _("not told")),
}

TRANSFERS: Mapping[TransferStatus, tuple[str, LazyString]] = {
    TransferStatus.ACSP: ("wait", _("On its way")),
    TransferStatus.PDNG: ("wait", _("Held")),
    TransferStatus.ACCC: ("ok", _("Arrived")),
    TransferStatus.RJCT: ("bad", _("Sent back")),
}

HOPS: Mapping[TransferStatus, tuple[str, LazyString]] = {
    TransferStatus.ACSP: ("ok", _("Passed on")),
    TransferStatus.PDNG: ("wait", _("Held")),
    TransferStatus.ACCC: ("ok", _("Credited")),
    TransferStatus.RJCT: ("bad", _("Sent back")),
}

CHARGES: Mapping[ChargeBearer, LazyString] = {
    ChargeBearer.SHAR: _("shared: each side pays its own bank (SHAR)"),
    ChargeBearer.DEBT: _("the payer pays all (DEBT)"),
    ChargeBearer.CRED: _("the receiver pays all (CRED)"),
}

SEATS: Mapping[str, LazyString] = {
    "seller": _("The seller"),
    "seller_bank": _("The seller’s bank"),
    "buyer": _("The buyer"),
    "buyer_bank": _("The buyer’s bank"),
    "carrier": _("The carrier"),
    "trainer": _("The trainer"),
}

ACCOUNTS: Mapping[AccountKind, LazyString] = {
    AccountKind.CUSTOMER: _("customer account"),
    AccountKind.VOSTRO: _("account held for another bank (vostro)"),
    AccountKind.NOSTRO: _("mirror of the account at the other bank (nostro)"),
    AccountKind.OPENING: _("counterpart of opening balances"),
    AccountKind.SUSPENSE: _("money under way (suspense)"),
    AccountKind.INCOME: _("charges taken"),
    AccountKind.POSITION: _("currency bought and sold (position)"),
    AccountKind.CLAIMS: _("paid out under credits, to be reimbursed (claims)"),
}

DUES: Mapping[str, tuple[str, LazyString]] = {
    **COLLECTION_DUES,
    **GUARANTEE_DUES,
    "credit.preclude": (
        "UCP 600 art. 14(b), 16(d)",
        _("The bank’s last moment to refuse: it has five banking days after the presentation."),
    ),
    "credit.expire": (
        "UCP 600 art. 6(d), 29(a)",
        _("The credit ends. A last day on which the bank is closed moves to its next banking day."),
    ),
    "credit.latest_shipment": (
        "UCP 600 art. 20(a)(ii), 29(c)",
        _("The latest date of shipment: the goods are on board by the end of this day."),
    ),
    "credit.last_sailing": ("", _("The last vessel that can take the goods sails on this day.")),
    "credit.papers_ready": (
        "UCP 600 art. 14(i)",
        _("The last of the papers of the shipment is dated: they can be presented."),
    ),
    "credit.last_presentation": (
        "UCP 600 art. 6(d), 14(c), 29(a)",
        _("The last day to present documents: the bank takes them until it closes."),
    ),
    "credit.overrun": (
        "UCP 600 art. 12(c), 14(b)",
        _("The last moment to refuse of a bank that promised nothing: silence does not bind it."),
    ),
    "credit.pay_at_maturity": (
        "UCP 600 art. 2, 3",
        _("The due date: the bank that promised pays the seller."),
    ),
    "credit.settle_at_maturity": (
        "UCP 600 art. 7(a), 7(c)",
        _("The due date: the issuing bank pays."),
    ),
    "credit.be_reimbursed": (
        "URR 725",
        _("The reimbursing bank has three banking days to pay the claim."),
    ),
    "credit.miss_instalment": (
        "UCP 600 art. 32",
        _("The end of an instalment: one that is not drawn by then ends those after it."),
    ),
    "transfer.hop": ("", _("The payment reaches the receiver’s bank and is booked there.")),
}

GROUNDS: Mapping[str, LazyString] = {
    **{lesson.rule: _(lesson.title) for lesson in LESSONS},
    "ucp600-14c": _("Presented too late"),
    "ucp600-20a-ii": _("Bill of lading: not shown to be on board a named ship"),
    "ucp600-20a-ii-latest": _("Bill of lading: shipped after the latest date"),
    "ucp600-18a-i": _("Invoice: not issued by the seller"),
    "ucp600-18a-ii": _("Invoice: not made out to the buyer"),
    "ucp600-18a-iii": _("Invoice: another currency than the credit"),
    "ucp600-18b": _("Invoice: more than the credit"),
    "ucp600-18c": _("Invoice: goods not described as in the credit"),
    "ucp600-28f-i": _("Insurance: another currency than the credit"),
    "ucp600-28f-ii": _("Insurance: cover too small"),
    "ucp600-14j-country": _("An address in another country than in the credit"),
}
"""Grounds on which a bank may refuse, by rule id: what stands beside each box to tick."""
