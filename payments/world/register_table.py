"""The rows of the table of acts that are about the register, and what the clock does there."""

from __future__ import annotations

from payments.world import register_acts as on
from payments.world.kinds import ActKind

REGISTER_ACTS: tuple[ActKind, ...] = (
    ActKind(
        on.ASK,
        "Ask for the list of shareholders",
        "{seat} asks for the list of the shareholders of {about}.",
        on.OnLei,
        on.ask_shareholders,
        on.ask_offers,
    ),
    ActKind(
        on.RENEW,
        "Renew your LEI",
        "{seat} renews the LEI {about}.",
        on.OnLei,
        on.renew,
        on.renew_offers,
    ),
    ActKind(
        on.CHANGE,
        "Let something happen to an LEI",
        "The trainer lets something happen to the LEI {about}.",
        on.Change,
        on.change,
        on.change_offers,
    ),
)

REGISTER_TOLD: dict[str, str] = {
    on.CHANGES: "The register has something new on the LEI {about}. Only who looks it up sees it.",
    on.ADDED_UP: "The sandbox has added up the shares in {about}. No seat is told of it.",
}
"""The story's line for what the clock does, and for what a list comes to."""
