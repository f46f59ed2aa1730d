"""Every refusal, told three ways from one table: problem+json (RFC 9457), page, line of the CLI.

`type` of a problem is a page of the help: for a training product, the error is the lesson.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from lei import errors as lei
from lei.sentences import Sentence
from payments import errors as payments
from sandbox import debrief_errors as debrief
from sandbox import errors as own


@dataclass(frozen=True, slots=True)
class Problem:
    """One row: what is raised, and how it is told.

    `says` is the English sentence and the key for translation; its `{placeholders}` are attributes
    of the exception.
    """

    raised: type[Exception]
    type: str  # slug of the page /help/problems/{type}
    status: int
    title: str
    says: str


@dataclass(frozen=True, slots=True)
class HttpProblem:
    """A refusal that HTTP itself makes, before any of our code runs."""

    status: int
    type: str
    title: str
    says: str


ROOTS: tuple[type[Exception], ...] = (lei.LeiError, payments.PaymentsError, own.SandboxError)
"""What is a refusal; any other exception is a bug."""


def problem_of(refusal: Exception) -> Problem:
    """The row of a refusal: that of its class, or of the nearest class above it.

    Raises KeyError for an exception under none of `ROOTS`.
    """
    rows = {row.raised: row for row in PROBLEMS}
    return next(rows[kind] for kind in type(refusal).__mro__ if kind in rows)


def http_problem_of(status: int | None) -> HttpProblem:
    """The row of an HTTP status; one without a row is told as a bad request."""
    rows = {row.status: row for row in HTTP_PROBLEMS}
    return rows.get(status or 400, rows[400])


def values_of(refusal: Exception) -> Mapping[str, object]:
    """The attributes that a sentence may name.

    A tuple is told as a list, a whole number as it is: it names a port, a line or an act. What is
    ours to say is a `Sentence`, which the edge translates; what was typed stays as it is.
    """
    return {name: _told(name, value) for name, value in vars(refusal).items()}


def new_reference() -> str:
    """A number that a person can read out, and that the server's log carries beside the bug."""
    return secrets.token_hex(4)


def _told(name: str, value: object) -> object:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or Sentence("none")
    if isinstance(value, Sentence):
        return value
    if isinstance(value, str) and name in OURS:
        return Sentence(value.replace("_", " ") if name in NAMED else value)
    return str(value) if isinstance(value, int) else value


OURS = frozenset(("by", "kind", "needed", "reason", "state", "wanted", "what"))
"""Attributes of refusals whose text is the house's own words, never a reader's."""

NAMED = frozenset(("by", "needed", "state"))
"""Of these, the ones that name a role or a state by its identifier: waiver_sought, issuing_bank."""


# One row, one glance: the formatter would give each of them eight lines.
# fmt: off
PROBLEMS: tuple[Problem, ...] = (
    Problem(lei.LeiError, "entity-data", 400, "Entity data refused",
            "The entity data cannot be used. Compare it with GLEIF's own files."),
    Problem(lei.UnreadableFile, "unreadable-file", 400, "Unreadable file",
            "This file cannot be read: {reason} Nothing was loaded. Download it again, or ask"
            " its sender for a whole copy."),
    Problem(lei.ForbiddenXml, "forbidden-xml", 400, "XML that is not let in",
            "This XML is not let in: {reason} Nothing was loaded. Send it without a DTD or"
            " entities, within the limits of size and depth."),
    Problem(lei.UnknownFormat, "unknown-format", 400, "Unknown format",
            "Nothing known here begins with {found}. Known are GLEIF's entities, relationships and"
            " reporting exceptions as XML, CSV or JSON, and its mapping files."),
    Problem(lei.SourceUnavailable, "source-unavailable", 502, "The other register does not answer",
            "The register at {url} gave no usable answer: {reason} Nothing was changed. Try again"
            " later, or ask the register on this machine."),
    Problem(payments.PaymentsError, "payment-refused", 400, "Payment refused",
            "The request cannot be done as it is written. Nothing has changed."),
    Problem(payments.InvalidMoney, "invalid-money", 400, "Not an amount",
            "{amount} {currency} is not an amount: {reason}. Write it as 12150.00 with a"
            " currency of ISO 4217."),
    Problem(payments.CurrencyMismatch, "currency-mismatch", 422, "Two currencies",
            "{one} and {other} are two currencies, and this needs one. Use an account or an"
            " amount in the same currency."),
    Problem(payments.NoSuchMove, "no-such-move", 409, "Act not open",
            "{kind} is not open to {by} in the state {state}. Open now: {open}."),
    Problem(payments.TitleNotOpen, "title-not-open", 409, "Act not open on this bill of lading",
            "{kind} is not open to the {by} of a bill of lading while it is {state}. Open now:"
            " {open}."),
    Problem(payments.UnknownMessage, "unknown-message", 400, "Unknown message",
            "No message known here has the namespace {namespace}. Check the version in the"
            " namespace of its first element."),
    Problem(payments.UnreadableMessage, "unreadable-message", 400, "Unreadable message",
            "This is not a message that can be read: {reason} Send one whole message: an XML"
            " document without a DTD, or an MT text."),
    Problem(payments.UnreadableDocument, "unreadable-document", 400, "Unreadable document",
            "This is not a trade document that can be read: {reason} Send one whole UBL 2.1"
            " document, or the fields of one document as JSON."),
    Problem(payments.Refused, "refused", 409, "Act refused",
            "The act cannot be done in this world as it stands. Nothing has changed. Look at"
            " the open acts."),
    Problem(payments.NoSuchPart, "no-such-part", 404, "No such part of the world",
            "This world has no {kind} {name}. Look at its lists for the right name."),
    Problem(
        payments.NotYourAccount,
        "not-your-account",
        403,
        "Not your account",
        "{account} is no account of the seat {seat}. Nothing has changed. Pay from an account of "
        "your own firm.",
    ),
    Problem(payments.NotItsHolder, "not-its-holder", 403, "In other hands",
            "{kind} is for the {needed} of the bill of lading {title}, and the seat {seat} is not"
            " that. Nothing has changed. Its page says in whose hands it is."),
    Problem(payments.NotYourAct, "not-your-act", 403, "Not your act",
            "{kind} is not an act of the seat {seat}. Open to it now: {open}."),
    Problem(payments.ClockBackwards, "clock-backwards", 409, "The clock only goes on",
            "The clock stands at {now}; it cannot go back to {to}. Nothing has changed. To"
            " undo, the trainer rewinds."),
    Problem(payments.NotPossible, "not-possible", 422, "Makes no sense here",
            "This cannot be done: {reason} ({at}). Nothing has changed."),
    Problem(payments.ClosuresUnknown, "closures-unknown", 422, "Beyond the calendar",
            "The banking calendar of {place} is known from {first} to {last}, and this needs"
            " {day}. Nothing has changed. Choose a day inside it."),
    Problem(payments.InsufficientFunds, "insufficient-funds", 409, "Not enough money",
            "Account {account} holds {available} and {needed} is needed. No money has moved."
            " Order less, or wait for a credit."),
    Problem(payments.MalformedBody, "malformed-body", 422, "Something is missing or cannot be read",
            "The body of {kind} does not fit at {at}: {reason}. The open acts list its schema."),
    Problem(own.SandboxError, "sandbox", 400, "Request refused",
            "The request cannot be done. Nothing has changed."),
    Problem(own.NotFound, "not-found", 404, "Not found",
            "There is no {kind} {name}, or none that you may see. Check the spelling and whose"
            " key you use."),
    Problem(own.NoScenario, "no-scenario", 404, "No such scenario",
            "There is no scenario {name}: none of this house is called so, and no folder with a"
            " file scenario.toml lies there. Check the spelling and the folder;"
            " lei-sandbox scenario new writes a scenario to begin with."),
    Problem(own.KeyNeeded, "key-needed", 401, "Key needed",
            "This needs the key of a world or of a seat. Open your seat's link, or send the key"
            " as a Bearer token."),
    Problem(own.NoLongerIn, "no-longer-in", 401, "This phone is no longer in",
            "Somebody came back to this seat on another phone, or the trainer gave it away. If it"
            " is yours, come back with the room code, your nickname and your PIN."),
    Problem(own.WorkshopOver, "workshop-over", 401, "This workshop is over",
            "It was closed, and all its data are deleted. To play another one, join with the code"
            " of its room."),
    Problem(own.TrainerNeeded, "trainer-needed", 401, "For the trainer",
            "This part is the trainer's. Whoever started the service sees the trainer's link where"
            " it was started: open it in this browser, or send its key as a Bearer token."),
    Problem(own.NotYours, "not-yours", 403, "Not open to this seat",
            "{what} is not open to the seat {seat}. Ask the trainer."),
    Problem(own.Overtaken, "overtaken", 409, "Somebody was first",
            "Act {number} of this world was taken by somebody else. Look at the world again,"
            " then repeat yours if it is still open."),
    Problem(own.IdempotencyMismatch, "idempotency-mismatch", 409, "Idempotency key used before",
            "The idempotency key {key} belongs to act {number}, which was another request. Use"
            " a new key for a new request."),
    Problem(own.StalePage, "stale-page", 409, "Your seat acted meanwhile",
            "This page is older than act {number}, {kind}, which somebody at your seat did"
            " meanwhile. Yours was not done. Read the desk again, and do it if it still makes"
            " sense."),
    Problem(own.Frozen, "frozen", 409, "The trainer is speaking",
            "The trainer has stopped the class for a moment, so nothing was done. What you entered"
            " is still here. Do it again when the desk says that the class goes on."),
    Problem(own.NotReleased, "not-released", 403, "The debrief is not released",
            "The trainer has not released the debrief yet: it holds the answers. Play on, or wait"
            " until the class looks back together."),
    Problem(own.NotSeated, "not-seated", 409, "Not your seat",
            "This seat is not yours to take or to give back. Others may sit there already, the"
            " trainer or the lot may give out the seats, or you have none. Ask the trainer."),
    Problem(own.NoSuchRoom, "no-such-room", 404, "No room has this code",
            "No open room has the code {code}. Look at the screen again: a code is six letters,"
            " without vowels, L or figures."),
    Problem(own.WrongPin, "wrong-pin", 403, "Nickname and PIN do not belong together",
            "Nobody in this room has this nickname with this PIN. Tries that are left: {left}. The"
            " trainer can give you a new PIN."),
    Problem(own.TooManyTries, "too-many-tries", 429, "Too many wrong tries",
            "There were too many wrong tries. Wait {retry_after_s} s, look at the code or the"
            " PIN again, and try once more. The trainer can give you a new PIN."),
    Problem(own.UnfitNickname, "unfit-nickname", 422, "Nickname not usable",
            "This nickname cannot be used. Take 1 to 30 characters of any script, with a letter, a"
            " figure or a sign among them, none that is invisible or turns the line around, and no"
            " heap of accents. It need not be your name."),
    Problem(own.NicknameTaken, "nickname-taken", 409, "Nickname taken",
            "Somebody in this room is called {nickname}, or looks so. Choose another. If it is you,"
            " come back with your PIN instead."),
    Problem(own.OtherEngine, "other-engine", 409, "World of another engine",
            "World {world} was played by engine {engine}; this release is engine {here}. It can"
            " be read, not continued. Open a new world."),
    Problem(own.LimitReached, "limit-reached", 422, "Limit reached",
            "The limit {setting} is {maximum}. Do less at once, or ask whoever runs the server"
            " to raise it."),
    Problem(own.ForbiddenAddress, "forbidden-address", 422, "Address not sent to",
            "Nothing is sent to {url}: {reason}. The help on webhooks says which addresses are, and"
            " how whoever runs the server can open more."),
    Problem(own.ForeignHost, "foreign-host", 421, "Not this server's name",
            "This server does not answer to the name {host}. Whoever runs it can add the name"
            " to SANDBOX_HOSTS."),
    Problem(own.ForeignOrigin, "foreign-origin", 403, "From another site",
            "A page of {origin} may not change anything here. Open the sandbox's own page and"
            " do it there."),
    Problem(own.MalformedScenario, "malformed-scenario", 422, "Scenario not well formed",
            "The scenario {name} does not fit at {at}: {reason}. Nothing was opened."),
    Problem(own.UnreadableRequest, "unreadable-request", 400, "Unreadable request",
            "The request cannot be read at {at}: {reason}. The API page shows an example."),
    Problem(debrief.PointsOutOfRange, "points-out-of-range", 400, "Other points than the row takes",
            "This row takes a whole number of points from {least} to {most}. Nothing was changed."
            " Go back and enter one of them."),
    Problem(debrief.NothingSaid, "nothing-said", 400, "Nothing was written",
            "A few words are needed here: the others read them. Nothing was changed. Go back and"
            " say why."),
    Problem(own.NotHeld, "not-held", 404, "Not Found",
            "There is no {kind} for {name} here. Check the code, or import the files that"
            " hold it."),
    Problem(own.TooManyRequests, "too-many-requests", 429, "Too Many Requests",
            "The requests of this minute are used up. Send the next one in {retry_after_s}"
            " seconds."),
    Problem(own.ServiceUnavailable, "service-unavailable", 503, "Service Unavailable",
            "This answer was asked for, to see what a client does when the service is down. It"
            " can be asked again in {retry_after_s} seconds."),
    Problem(own.NoFilters, "no-filters", 501, "Not Implemented",
            "This register was imported without filters and sorts other than by LEI, as large"
            " ones are. Import it again with its filters, or ask by LEI."),
    Problem(own.UnreadableQuery, "unreadable-query", 400, "Parameter not readable",
            "The parameter {parameter} cannot be used: {reason}."),
    Problem(own.BodyTooSlow, "body-too-slow", 408, "Body too slow",
            "The body of your request was not here within {seconds} seconds, so it was dropped and"
            " nothing was done. Send it again over a faster line, or in smaller pieces."),
    Problem(own.TooManyBodies, "too-many-bodies", 503, "Too many large bodies",
            "Others are sending large files at this moment, and yours was not taken in. Nothing was"
            " done. Send it again in a minute."),
    Problem(own.DatabaseBusy, "database-busy", 503, "Database busy",
            "The database was busy for five seconds and your request was not done. Send it"
            " again."),
    Problem(own.DatabaseGone, "database-gone", 503, "The database does not answer",
            "The database does not answer at this moment. What you sent may have been done or not:"
            " look again in a minute, and send it again if it was not."),
    Problem(own.NotWritten, "not-written", 503, "Nothing can be written",
            "The database cannot be written now: {reason}. Nothing was changed. Whoever runs the"
            " server looks at the folder and the disk it lies on."),
    Problem(own.DiskFull, "disk-full", 507, "The disk is full",
            "There is no room left on the disk, so nothing was changed. What was done before is"
            " kept. Whoever runs the server makes room; then send it again."),
    Problem(own.FileTrouble, "file-trouble", 503, "File or folder not usable",
            "{path} cannot be used: {reason}. Nothing was changed. Name another place, or change"
            " who may write there."),
    Problem(own.BrokenDatabase, "broken-database", 503, "Database not usable",
            "The database cannot be used: {reason} Whoever runs the server can look with"
            " `lei-sandbox database check`."),
    Problem(own.BrokenRegister, "broken-register", 503, "Register not usable",
            "The register {path} cannot be used: {reason}. It holds nothing of its own: remove the"
            " file and import again. Without it, `lei-sandbox serve` loads the fictional firms."),
    Problem(own.PortTaken, "port-taken", 503, "Port taken",
            "Another program listens on port {port} of {host}. Stop it, or choose another port"
            " with --port."),
    Problem(own.UnknownSetting, "unknown-setting", 400, "Unknown setting",
            "{name} is not a setting. Did you mean {suggestion}? Settings are listed in the"
            " help."),
    Problem(own.InvalidSetting, "invalid-setting", 400, "Setting not readable",
            "{name} is {value!r}; it should be {wanted}."),
    Problem(own.UnreadableLog, "unreadable-log", 400, "Not a log",
            "{name} is no log of a world that can be read: line {line}, {reason}. Nothing was"
            " done."),
)

HTTP_PROBLEMS: tuple[HttpProblem, ...] = (
    HttpProblem(400, "bad-request", "Bad request",
                "The request cannot be read. The API page shows an example."),
    HttpProblem(404, "no-such-page", "Nothing here",
                "There is nothing at this address. Check its spelling; the API page lists them."),
    HttpProblem(405, "method-not-allowed", "Method not allowed",
                "This address does not take that method. The header Allow lists those it takes."),
    HttpProblem(406, "not-acceptable", "Format not offered",
                "This address does not answer in the format that was asked for."),
    HttpProblem(413, "too-large", "Too large",
                "The body is larger than this server takes. Send less, or ask whoever runs the"
                " server to raise SANDBOX_UPLOAD_BYTES_MAX."),
    HttpProblem(415, "unsupported-media-type", "Format not taken",
                "This address does not take a body of that type. Say the type in Content-Type."),
    HttpProblem(422, "unprocessable", "Does not fit the schema",
                "The body does not fit the schema of this address. Each misfit is listed."),
)
# fmt: on

BUG = HttpProblem(
    500,
    "bug",
    "A fault of the sandbox",
    "Something failed here, not with you, and nothing was changed. Tell whoever runs"
    " the server the reference {reference}.",
)

PAGE_SAYS: Mapping[str, Sentence] = {
    "not-possible": Sentence("This cannot be done: {reason}. Nothing has changed."),
    "malformed-body": Sentence(
        "Something that you sent is missing or cannot be read: {reason}. Nothing was done. Go back,"
        " look at what you entered, and send it again."
    ),
    "unreadable-request": Sentence(
        "What you sent cannot be read: {reason}. Nothing was changed. Go back, correct it, and send"
        " it again."
    ),
}
"""By type: what a page says where the row's own sentence speaks to a program."""
