"""`/api/lei`: is this code right, whose is it, and what is it good for?"""

from __future__ import annotations

from datetime import UTC, datetime

from apiflask import APIBlueprint

from lei.standing import PROFILES, Profile
from sandbox.answers import Answer, answer
from sandbox.api.schemas import CodesIn, CodeVerdictOut, CodeVerdictsOut, StandingQuery
from sandbox.edge import register, settings
from sandbox.errors import LimitReached
from sandbox.services.entities import check_code

codes = APIBlueprint("codes", __name__, url_prefix="/api/lei", tag="LEI codes")


@codes.get("/<path:code>")
@codes.input(StandingQuery, location="query", arg_name="wanted")
@codes.output(CodeVerdictOut)
def check_one(code: str, wanted: StandingQuery) -> Answer:
    """Check one code: shape, check digits, register, standing"""
    today = datetime.now(UTC).date()
    return answer(check_code(register(), code, _profile(wanted), today))


@codes.post("/checks")
@codes.input(StandingQuery, location="query", arg_name="wanted")
@codes.input(CodesIn, arg_name="given", example={"codes": ["SBOX00R7ELBK04T9QZ11"]})
@codes.output(CodeVerdictsOut)
def check_many(wanted: StandingQuery, given: CodesIn) -> Answer:
    """Check many codes at once"""
    if len(given.codes) > settings().lei_checks_max:
        raise LimitReached("lei_checks_max", settings().lei_checks_max)
    known, profile, today = register(), _profile(wanted), datetime.now(UTC).date()
    return {"results": [answer(check_code(known, code, profile, today)) for code in given.codes]}


def _profile(wanted: StandingQuery) -> Profile:
    return next(profile for profile in PROFILES if profile.id == wanted.profile)
