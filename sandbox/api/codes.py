"""`/api/lei`: is this code right, whose is it, and what is it good for?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import TextIOWrapper
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from apiflask import APIBlueprint
from flask import Response, request

from lei.sentences import Sentence
from lei.standing import PROFILES, Profile
from sandbox.answers import Answer, answer
from sandbox.api.media import CSV, also_takes
from sandbox.api.schemas import CodesIn, CodeVerdictOut, CodeVerdictsOut, StandingQuery
from sandbox.edge import register, settings
from sandbox.errors import LimitReached, UnreadableQuery, UnreadableRequest
from sandbox.services.code_lists import checked, foreign
from sandbox.services.entities import check_code, check_codes

codes = APIBlueprint("codes", __name__, url_prefix="/api/lei", tag="LEI codes")


@codes.get("/<path:code>")
@codes.input(StandingQuery, location="query", arg_name="wanted")
@codes.output(CodeVerdictOut)
def check_one(code: str, wanted: StandingQuery) -> Answer:
    """Check one code: shape, check digits, register, standing"""
    return answer(check_code(register(), code, _profile(wanted.profile), _today()))


def check_csv() -> Response:
    """A list as CSV, answered as CSV while it is checked.

    It waits in a file, since a client reads no answer before it has sent the whole of it.
    """
    profile = _profile(request.args.get("profile", "strict"))
    given = TemporaryFile()  # noqa: SIM115  closed with the answer
    copyfileobj(request.stream, given)
    _require_list(given)
    lines = TextIOWrapper(given, "utf-8", errors="replace", newline="")
    return Response(
        _until_closed(lines, checked(register(), lines, profile, _today())), mimetype=CSV
    )


def _require_list(given: IO[bytes]) -> None:
    """Go to the start of a file; raise UnreadableRequest, and close it, when it is no list."""
    given.seek(0)
    found = foreign(given.read(4))
    if found:
        given.close()
        raise UnreadableRequest(
            "$", Sentence("it is {found}, and a list is CSV in UTF-8", found=found)
        )
    given.seek(0)


def _until_closed(given: TextIOWrapper, answers: Iterator[str]) -> Iterator[str]:
    with given:
        yield from answers


@codes.post("/checks")
@also_takes(CSV, check_csv)
@codes.input(StandingQuery, location="query", arg_name="wanted")
@codes.input(CodesIn, arg_name="given", example={"codes": ["SBOX00R7ELBK04T9QZ11"]})
@codes.output(CodeVerdictsOut)
def check_many(wanted: StandingQuery, given: CodesIn) -> Answer:
    """Check many codes at once, as JSON or as CSV

    CSV comes back as CSV: a code stands in the first column, or in the one headed `lei` or `code`.
    It may have as many lines as the server takes bytes. Suggestions are for the first 200 codes
    that nobody holds; the others carry the finding `lei-not-compared`.
    """
    if len(given.codes) > settings().lei_checks_max:
        raise LimitReached("lei_checks_max", settings().lei_checks_max)
    known, profile, today = register(), _profile(wanted.profile), _today()
    return {"results": [answer(one) for one in check_codes(known, given.codes, profile, today)]}


def _profile(wanted: str) -> Profile:
    for profile in PROFILES:
        if profile.id == wanted:
            return profile
    raise UnreadableQuery("profile", "it is one of strict, lenient and reporting")


def _today() -> date:
    return datetime.now(UTC).date()
