"""`/api/messages`: check one payment message."""

from __future__ import annotations

from datetime import UTC, datetime

from apiflask import APIBlueprint
from flask import request

from sandbox.answers import Answer, answer
from sandbox.api.schemas import MessageQuery, MessageVerdictOut
from sandbox.edge import register
from sandbox.services.look_ups import from_register
from sandbox.services.messages import check_message

messages = APIBlueprint("messages", __name__, url_prefix="/api/messages", tag="Messages")


@messages.post("/check")
@messages.input(MessageQuery, location="query", arg_name="wanted")
@messages.output(MessageVerdictOut)
def check(wanted: MessageQuery) -> Answer:
    """Check one message against its schema, usage rules and codes"""
    today = datetime.now(UTC).date()
    return answer(
        check_message(request.get_data(), wanted.profile, from_register(register()), today)
    )
