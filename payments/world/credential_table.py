"""The rows of the table of acts that are about entity credentials."""

from __future__ import annotations

from payments.world import credential_acts as on_credential
from payments.world.kinds import ActKind

CREDENTIAL_ACTS: tuple[ActKind, ...] = (
    ActKind(
        on_credential.ASK,
        "Ask the issuer for a credential of a person",
        "{seat} gets the credential {about} from the fictional issuer.",
        on_credential.AskCredential,
        on_credential.ask,
        on_credential.ask_offers,
    ),
    ActKind(
        on_credential.SHOW,
        "Show a credential",
        "{seat} shows the credential {about}.",
        on_credential.ShowCredential,
        on_credential.show,
        on_credential.own_offers(on_credential.SHOW),
    ),
    ActKind(
        on_credential.CHECK,
        "Check a credential",
        "{seat} checks the credential {about}.",
        on_credential.CheckCredential,
        on_credential.check,
        on_credential.check_offers,
    ),
    ActKind(
        on_credential.REVOKE,
        "Have a credential taken back",
        "{seat} has the credential {about} taken back.",
        on_credential.RevokeCredential,
        on_credential.revoke,
        on_credential.own_offers(on_credential.REVOKE),
    ),
)
