"""A credential as a world keeps it: whose it is, who was shown it, whether it was taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from payments.credential.credential import Credential


@dataclass(frozen=True, slots=True)
class Granted:
    """`firm` is the party it was issued for, `place` its place in the order of issue, from 1.

    `shown_to` lists parties. A showing stays: who has a copy has it also after the revocation.
    """

    credential: Credential
    firm: str
    place: int
    shown_to: tuple[str, ...] = ()
    revoked_at: datetime | None = None
