"""What bills of lading and credentials are called on a page: one table a noun."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from payments.credential.roles import ROLES
from payments.title.title import Medium, Role, State

TITLE_STATES: Mapping[State, LazyString] = {
    State.HELD: _("In circulation"),
    State.SURRENDERED: _("Surrendered"),
    State.CHANGING: _("Medium to change"),
    State.DELIVERED: _("Goods delivered"),
    State.REPLACED: _("Replaced"),
}

TITLE_ROLES: Mapping[Role, LazyString] = {
    Role.CARRIER: _("the carrier"),
    Role.HOLDER: _("the holder"),
    Role.OWNER: _("the owner"),
}

MEDIA: Mapping[Medium, LazyString] = {
    Medium.ELECTRONIC: _("electronic record"),
    Medium.PAPER: _("paper"),
}

CREDENTIAL_ROLES: Mapping[str, str] = {row.id: row.says for row in ROLES}
"""By id; the words are translated where they are shown."""
