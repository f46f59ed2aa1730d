"""What the promises and deadlines of a credit are called on a page."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.credit.clocks import Ends
from payments.credit.credit import Reply
from payments.credit.undertakings import Bond

BONDS: Mapping[Bond, tuple[str, LazyString]] = {
    Bond.ASKED: ("wait", _("Asked for, not given")),
    Bond.NONE: ("muted", _("Not bound")),
    Bond.DECLINED: ("muted", _("Declined")),
    Bond.BOUND: ("info", _("Bound")),
    Bond.KEPT: ("ok", _("Kept")),
    Bond.ENDED: ("closed", _("Ended")),
}

REPLIES: Mapping[Reply, tuple[str, LazyString]] = {
    Reply.PENDING: ("wait", _("No answer yet: the old terms live on")),
    Reply.ACCEPTED: ("ok", _("Accepted")),
    Reply.ACCEPTED_BY_PRESENTING: ("ok", _("Accepted by presenting")),
    Reply.REJECTED: ("bad", _("Rejected")),
    Reply.IN_PART: ("bad", _("Accepted in part, which is a rejection")),
}

LIMITS: Mapping[Ends, LazyString] = {
    Ends.SHIPMENT: _("The goods are on board by"),
    Ends.PRESENTING: _("The documents are presented by"),
    Ends.CREDIT: _("The credit ends"),
    Ends.EXAMINATION: _("The bank refuses by, or not at all"),
    Ends.INSTALMENT: _("An instalment is drawn by"),
    Ends.MATURITY: _("The debt falls due"),
}
"""What ends, for each row of a credit's deadlines."""

BY_THE_WAY = frozenset(
    {
        "credit.agree_to_act",
        "credit.agree_to_cancel",
        "credit.amend",
        "credit.cancel",
        "credit.confirm",
        "credit.decline_application",
        "credit.decline_to_confirm",
        "credit.extend_confirmation",
        "credit.transfer",
    }
)
"""Acts that are open for long and that nobody waits for."""
