"""How a refusal or a bug leaves the service: problem+json under /api, a page elsewhere."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

import orjson
from apiflask.exceptions import HTTPError
from flask import Flask, Response, render_template, request
from flask_babel import gettext
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError

from sandbox.edge import installation
from sandbox.errors import DatabaseBusy, NoLongerIn, WorkshopOver
from sandbox.problems import BUG, ROOTS, http_problem_of, new_reference, problem_of
from sandbox.services import journal, tallies
from sandbox.store.trouble import refusal_of
from sandbox.wording import filled, page_sentence, problem_sentence


@dataclass(frozen=True, slots=True)
class Failure:
    """A refusal as a reader is told it, at any door."""

    type: str
    status: int
    title: str
    detail: str
    open: tuple[str, ...] = ()  # acts that are open instead
    errors: tuple[tuple[str, str], ...] = ()  # (place, what is wrong)
    headers: dict[str, str] = field(default_factory=dict)


def install(app: Flask) -> None:
    """Answer every refusal and every bug of `app`, and log the bugs in our own way."""
    app.logger.disabled = True  # it would write a path and what an exception quotes
    for root in ROOTS:
        app.register_error_handler(root, lambda refusal: answer(of_refusal(refusal)))
    app.register_error_handler(InternalServerError, lambda late: answer(of_late(late)))
    app.register_error_handler(HTTPException, lambda refusal: answer(of_http(refusal)))
    app.register_error_handler(HTTPError, lambda refusal: answer(of_schema(refusal)))
    for error in (OperationalError, sqlite3.OperationalError):
        app.register_error_handler(error, lambda problem: answer(of_database(problem)))
    app.register_error_handler(Exception, lambda bug: answer(of_bug(bug)))


def of_refusal(refusal: Exception) -> Failure:
    """A refusal of one of the three floors."""
    if isinstance(refusal, DatabaseBusy):
        _count("busy")
    row = problem_of(refusal)
    headers = {"WWW-Authenticate": "Bearer"} if row.status == 401 else {}
    if hasattr(refusal, "retry_after_s"):
        headers["Retry-After"] = str(refusal.retry_after_s)
    if isinstance(refusal, NoLongerIn | WorkshopOver):
        headers["HX-Refresh"] = "true"  # a page that polls is loaded anew, and says so
    on_page = _form_of(request.path) is _page
    told = page_sentence(refusal) if on_page else problem_sentence(refusal, row)
    return Failure(row.type, row.status, row.title, told, getattr(refusal, "open", ()), (), headers)


def of_http(refusal: HTTPException) -> Failure:
    """What HTTP itself refuses: no such address, method, size, type."""
    row = http_problem_of(refusal.code)
    allowed = getattr(refusal, "valid_methods", None)
    headers = {"Allow": ", ".join(sorted(allowed))} if allowed else {}
    return Failure(row.type, row.status, row.title, filled(row.says, {}), headers=headers)


def of_schema(refusal: HTTPError) -> Failure:
    """A body or query that does not fit the schema of its endpoint."""
    row = http_problem_of(refusal.status_code)
    detail = refusal.detail if isinstance(refusal.detail, dict) else {}
    errors = tuple(
        (f"{location}.{at}", "; ".join(said))
        for location, places in detail.items()
        for at, said in places.items()
    )
    return Failure(row.type, row.status, row.title, filled(row.says, {}), errors=errors)


def of_database(problem: OperationalError | sqlite3.OperationalError) -> Failure:
    """A lock that stayed taken or a full disk is a refusal; other trouble of the database a bug."""
    refusal = refusal_of(problem)
    return of_bug(problem) if refusal is None else of_refusal(refusal)


def of_late(late: InternalServerError) -> Failure:
    """What happened after the door's own code: when its work was to be kept."""
    problem = late.original_exception
    if isinstance(problem, OperationalError | sqlite3.OperationalError):
        return of_database(problem)
    return of_bug(problem if isinstance(problem, Exception) else late)


def of_bug(bug: Exception) -> Failure:
    """Anything else: the reader gets a reference, the log of the server the rest."""
    reference = new_reference()
    rule = request.url_rule.rule if request.url_rule else "no route"
    journal.tell_bug(reference, f"{request.method} {rule}", bug)
    _count("bugs")
    return Failure(BUG.type, BUG.status, BUG.title, filled(BUG.says, {"reference": reference}))


def answer(failure: Failure) -> Response:
    """The failure in the form of the door it came through."""
    response = _form_of(request.path)(failure)
    response.status_code = failure.status
    response.headers.update(failure.headers)
    return response


def _count(what: str) -> None:
    tallies.of(installation().database.memory).add(what)


def _form_of(path: str) -> Callable[[Failure], Response]:
    if path.startswith("/gleif/"):
        return _json_api
    return _problem_json if path.startswith(("/api/", "/health")) else _page


def _json_api(failure: Failure) -> Response:
    """Errors as JSON:API has them. GLEIF's own were not recorded: these members are our choice."""
    error = {
        "status": str(failure.status),
        "title": gettext(failure.title),
        "detail": failure.detail,
    }
    body = orjson.dumps({"errors": [error]})
    return Response(body, mimetype="application/vnd.api+json")


def _problem_json(failure: Failure) -> Response:
    body: dict[str, object] = {
        "type": f"/help/problems/{failure.type}",
        "title": gettext(failure.title),
        "status": failure.status,
        "detail": failure.detail,
    }
    if failure.open:
        body["open"] = list(failure.open)
    if failure.errors:
        body["errors"] = [{"at": at, "reason": reason} for at, reason in failure.errors]
    return Response(orjson.dumps(body), mimetype="application/problem+json")


def _page(failure: Failure) -> Response:
    return Response(render_template("failure.html", failure=failure), mimetype="text/html")
