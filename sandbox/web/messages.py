"""`/messages`: paste one payment message and see what is wrong with it, line by line."""

from __future__ import annotations

from flask import request

from payments.messages import CURRENT, MESSAGES
from sandbox.services.messages import check_message
from sandbox.web import web
from sandbox.web.pages import page, today


@web.get("/messages")
def ask_for_message() -> str:
    """The empty form."""
    return page("messages/check", known=MESSAGES, text="", verdict=None)


@web.post("/messages")
def check_pasted_message() -> str:
    """The verdict on the pasted text. Raises UnreadableMessage, UnknownMessage."""
    text = request.form.get("message", "").strip()
    verdict = check_message(text.encode(), CURRENT, None, today())
    return page("messages/check", known=MESSAGES, text=text, verdict=verdict)
