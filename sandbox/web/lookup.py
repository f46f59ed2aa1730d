"""`/`: type a code or a name; get a verdict, or the firms that have such a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask import request

from lei.code import LENGTH, compact
from lei.record import RegistrationStatus
from lei.standing import LENIENT, PROFILES, Profile
from sandbox.edge import register
from sandbox.services import entities
from sandbox.services.entities import CodeVerdict
from sandbox.web import web
from sandbox.web.codes import Groups, groups
from sandbox.web.found import Found, NameSearch, found_by_name
from sandbox.web.group_page import GroupPage, group_page
from sandbox.web.language import gettext as _
from sandbox.web.pages import page, today
from sandbox.web.verdict import VerdictPage, verdict_page

TEXT_MAX = 200
NEAR_LENGTH, FIGURES_MIN = 4, 2
"""How far from twenty characters a text with two figures in it is still taken for a code."""


@dataclass(frozen=True, slots=True)
class Example:
    """A code of the fictional register to try."""

    code: str
    groups: Groups
    says: str


@dataclass(frozen=True, slots=True)
class LookUp:
    """What was asked, and what came of it: a verdict, or firms found, or nothing asked yet."""

    text: str
    on: date
    verdict: VerdictPage | None = None
    likely: VerdictPage | None = None  # of the one code that was probably meant
    group: GroupPage | None = None
    found: Found | None = None
    examples: tuple[Example, ...] = ()


@web.get("/")
def look_up() -> str:
    """The look-up page, empty or with its answer."""
    text = request.args.get("q", "").strip()[:TEXT_MAX]
    if not text:
        return page("lookup/show", asked=LookUp("", today(), examples=_examples()))
    asked = _of_code(text) if looks_like_code(text) else _of_name(text)
    return page("lookup/show", asked=asked)


def looks_like_code(text: str) -> bool:
    """Whether `text` is rather a code than a name: about as long, and with figures.

    >>> looks_like_code("SBOX 00R7 ELBK O4T9 QZ11"), looks_like_code("Rösterei Elbe GmbH")
    (True, False)
    """
    code = compact(text)
    near = abs(len(code) - LENGTH) <= NEAR_LENGTH
    figures = sum(character.isdigit() for character in code)
    seen = filter(str.isprintable, code)  # what cannot be seen is told by the check
    return near and figures >= FIGURES_MIN and all(map(str.isalnum, seen))


def _of_code(text: str) -> LookUp:
    verdict = entities.check_code(register(), text, _profile(), today())
    likely = _likely(verdict)
    entity = (likely or verdict).entity
    group = _group(entity.lei) if entity else None
    shown = verdict_page(likely) if likely else None
    return LookUp(text, today(), verdict_page(verdict), shown, group)


def _group(lei: str) -> GroupPage:
    return group_page(register(), entities.ownership(register(), lei))


def _likely(verdict: CodeVerdict) -> CodeVerdict | None:
    """The verdict on the code that was probably meant, when there is only one."""
    if len(verdict.suggestions) != 1:
        return None
    return entities.check_code(register(), verdict.suggestions[0].code, _profile(), today())


def _of_name(text: str) -> LookUp:
    statuses = {status.value: status for status in RegistrationStatus}
    status = statuses.get(request.args.get("status", ""))
    search = NameSearch(text, request.args.get("country") or None, status)
    return LookUp(text, today(), found=found_by_name(register(), search))


def _profile() -> Profile:
    asked = request.args.get("profile")
    return next((profile for profile in PROFILES if profile.id == asked), LENIENT)


def _examples() -> tuple[Example, ...]:
    says = (
        ("SBOX00H4K7NB39D2XV53", _("a right code, of a firm that sells coffee")),
        ("SBOX00R7ELBKO4T9QZ11", _("a code with a slip in it")),
        ("SBOX00TCD1GDJYFLGS68", _("a code that nobody renewed")),
    )
    return tuple(Example(code, groups(code), text) for code, text in says)
