"""The refusals of the top floor.

    SandboxError
    ├── NotFound                  no such world, entity, transfer …, or none that you may see
    │   ├── NoScenario            no scenario by that name or at that path
    │   └── NotHeld               the register or a code list holds no such thing
    ├── KeyNeeded                 the request carries no key, or one that opens nothing
    │   ├── NoLongerIn            the phone's key opened a seat of this workshop, and does no more
    │   └── WorkshopOver          the phone's key opened a workshop or world that is gone
    ├── TrainerNeeded             the trainer's part, asked for by nobody known
    ├── NotYours                  the key is good, but not for this
    ├── Overtaken                 somebody else acted first
    ├── IdempotencyMismatch       the same key came with another request
    ├── StalePage                 the seat acted after the page was made
    ├── Frozen                    the trainer has stopped the class for a moment
    ├── NotReleased               the trainer keeps the debrief back as yet
    ├── NotSeated                 the person has no seat, or the seat is somebody else's
    ├── NoSuchRoom                no workshop has that room code
    ├── WrongPin                  the PIN is not that of the nickname
    ├── TooManyTries              wrong codes or PINs too often
    ├── UnfitNickname             a nickname that cannot be shown
    ├── NicknameTaken             somebody in the room has a nickname that looks the same
    ├── OtherEngine               the world was played by another version of the fold
    ├── LimitReached              a stated limit is passed
    ├── ForbiddenAddress          a webhook's address that nothing is sent to
    ├── ForeignHost               the request names a host that this server does not answer to
    ├── ForeignOrigin             an unsafe request was sent from another site's page
    ├── UnreadableLog             a file that is no log of a world
    ├── MalformedScenario         a scenario's file does not have the shape of one
    ├── TooManyRequests           the caller has had the requests of this minute
    ├── ServiceUnavailable        a fault that was asked for: the service plays dead
    ├── NoFilters                 the register was imported without GLEIF's filters
    ├── UnreadableQuery           a parameter of the address cannot be used
    ├── UnreadableRequest         the body is not what the endpoint reads
    ├── BodyTooSlow               the body of the request did not come in time
    ├── TooManyBodies             too many large bodies come in at once
    ├── NotWritten                the database cannot be written now
    │   ├── DatabaseBusy          it was locked for longer than the busy timeout
    │   ├── DatabaseGone          it does not answer
    │   └── DiskFull              there is no room left on the disk
    ├── FileTrouble               a file or folder of the command line cannot be used
    ├── BrokenDatabase            the database is not of this release, or does not answer
    ├── BrokenRegister            the register's file is damaged, or another release wrote it
    ├── PortTaken                 another program listens there
    ├── UnknownSetting            a SANDBOX_ variable that is no setting
    └── InvalidSetting            a setting whose value cannot be read

Each has a row in `sandbox.problems.PROBLEMS`.
"""

from __future__ import annotations

from pathlib import Path


class SandboxError(Exception):
    """Root of the refusals of this floor."""


class NotFound(SandboxError):
    """There is no such thing, or none that the caller may know of."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"There is no {kind} {name}.")
        self.kind = kind
        self.name = name


class NoScenario(NotFound):
    """Neither a scenario of this house by that name nor a folder with one at that path."""

    def __init__(self, name: str) -> None:
        super().__init__("scenario", name)


class NotHeld(NotFound):
    """The register or a code list holds nothing of that kind for that code."""


class KeyNeeded(SandboxError):
    """Who asks is unknown: no key came with the request, or one that opens nothing."""

    def __init__(self) -> None:
        super().__init__("This needs the key of a world or of a seat.")


class NoLongerIn(KeyNeeded):
    """The browser's key is of a workshop that is there, and opens nothing in it any more."""


class WorkshopOver(KeyNeeded):
    """The browser's key is of a workshop, or of a world, that is not there any more."""


class TrainerNeeded(SandboxError):
    """This is the trainer's, and nobody has come as the trainer."""

    def __init__(self) -> None:
        super().__init__("This needs the trainer's link.")


class NotYours(SandboxError):
    """The caller's key does not open this; `seat` is the seat it is for."""

    def __init__(self, what: str, seat: str) -> None:
        super().__init__(f"{what} is not open to the seat {seat}.")
        self.what = what
        self.seat = seat


class Overtaken(SandboxError):
    """Another act took the number this one was to have."""

    def __init__(self, world: str, number: int) -> None:
        super().__init__(f"Act {number} of world {world} was taken by somebody else.")
        self.world = world
        self.number = number


class IdempotencyMismatch(SandboxError):
    """The idempotency key was used before, with another request."""

    def __init__(self, key: str, number: int) -> None:
        super().__init__(f"The idempotency key {key} belongs to act {number}.")
        self.key = key
        self.number = number


class StalePage(SandboxError):
    """The page was made before act `number`, which was done for the same seat or went back."""

    def __init__(self, kind: str, number: int) -> None:
        super().__init__(f"The page is older than act {number}, {kind}.")
        self.kind = kind
        self.number = number


class Frozen(SandboxError):
    """The trainer is speaking, and no seat acts."""

    def __init__(self) -> None:
        super().__init__("The trainer is speaking; no seat acts now.")


class NotReleased(SandboxError):
    """The trainer has not released the debrief."""

    def __init__(self) -> None:
        super().__init__("The trainer has not released the debrief.")


class NotSeated(SandboxError):
    """The seat is not the person's to take or to give back."""

    def __init__(self) -> None:
        super().__init__("The seat is not yours to take or to give back.")


class NoSuchRoom(SandboxError):
    """No room has the code."""

    def __init__(self, code: str) -> None:
        super().__init__(f"No room has the code {code}.")
        self.code = code


class WrongPin(SandboxError):
    """Not the PIN of that nickname in that room; or nobody is called so, which is not told."""

    def __init__(self, left: int) -> None:
        super().__init__(f"Nickname and PIN do not belong together; {left} tries are left.")
        self.left = left


class TooManyTries(SandboxError):
    """Wrong codes or PINs too often, from one place or for one nickname."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"Too many wrong tries; again in {retry_after_s} seconds.")
        self.retry_after_s = retry_after_s


class UnfitNickname(SandboxError):
    """A nickname that cannot be shown to a class."""

    def __init__(self) -> None:
        super().__init__("The nickname cannot be shown.")


class NicknameTaken(SandboxError):
    """Somebody in the room has that nickname, or one that looks like it."""

    def __init__(self, nickname: str) -> None:
        super().__init__(f"Somebody in this room is called {nickname}.")
        self.nickname = nickname


class OtherEngine(SandboxError):
    """The world was played by another version of the fold: it can be read, not continued."""

    def __init__(self, world: str, engine: int, here: int) -> None:
        super().__init__(f"World {world} is of engine {engine}; this is engine {here}.")
        self.world = world
        self.engine = engine
        self.here = here


class LimitReached(SandboxError):
    """A limit is passed; `setting` is the name of the setting that holds it."""

    def __init__(self, setting: str, maximum: int) -> None:
        super().__init__(f"The limit {setting} is {maximum}.")
        self.setting = setting
        self.maximum = maximum


class ForbiddenAddress(SandboxError):
    """Nothing is sent to that address; `reason` is plain English."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url}: {reason}")
        self.url = url
        self.reason = reason


class ForeignHost(SandboxError):
    """The Host header names a machine that this server does not answer to."""

    def __init__(self, host: str) -> None:
        super().__init__(f"This server does not answer to the name {host}.")
        self.host = host


class ForeignOrigin(SandboxError):
    """A request that changes something came from a page of another site."""

    def __init__(self, origin: str) -> None:
        super().__init__(f"A page of {origin} may not change anything here.")
        self.origin = origin


class UnreadableLog(SandboxError):
    """The file `name` is no log; `line` counts from 1, and is 0 where it is about the file."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"{name}, line {line}: {reason}")
        self.name = name
        self.line = line
        self.reason = reason


class MalformedScenario(SandboxError):
    """A scenario's file does not have the shape of one; `at` is the place in it."""

    def __init__(self, name: str, at: str, reason: str) -> None:
        super().__init__(f"{name}: {at}: {reason}")
        self.name = name
        self.at = at
        self.reason = reason


class UnreadableRequest(SandboxError):
    """The body of the request is not what the endpoint reads; `at` is the place in it."""

    def __init__(self, at: str, reason: str) -> None:
        super().__init__(f"{at}: {reason}")
        self.at = at
        self.reason = reason


class TooManyRequests(SandboxError):
    """The caller has had the requests of this minute."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"Too many requests; again in {retry_after_s} seconds.")
        self.retry_after_s = retry_after_s


class ServiceUnavailable(SandboxError):
    """The service plays dead, because a fault was asked for."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(f"Out of service; again in {retry_after_s} seconds.")
        self.retry_after_s = retry_after_s


class NoFilters(SandboxError):
    """The register was imported without the filters of GLEIF's API."""

    def __init__(self) -> None:
        super().__init__("The register has no filters.")


class UnreadableQuery(SandboxError):
    """A parameter of the address cannot be used: `parameter` is its name."""

    def __init__(self, parameter: str, reason: str) -> None:
        super().__init__(f"{parameter}: {reason}")
        self.parameter = parameter
        self.reason = reason


class BodyTooSlow(SandboxError):
    """The request's body was not here within the time it has."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"The body was not here within {seconds} seconds.")
        self.seconds = seconds


class TooManyBodies(SandboxError):
    """So many large bodies come in at once that there is no room for one more."""

    def __init__(self) -> None:
        super().__init__("Too many large bodies come in at once.")


class NotWritten(SandboxError):
    """The database cannot be written now; `reason` is what it says itself."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"The database cannot be written: {reason}.")
        self.reason = reason


class DatabaseBusy(NotWritten):
    """The database stayed locked by another writer."""

    def __init__(self) -> None:
        super().__init__("it is busy")


class DatabaseGone(NotWritten):
    """The database does not answer: its server is down, or the way to it."""

    def __init__(self) -> None:
        super().__init__("it does not answer")


class DiskFull(NotWritten):
    """No room is left on the disk on which something is to be kept."""

    def __init__(self) -> None:
        super().__init__("the disk is full")


class FileTrouble(SandboxError):
    """A file or folder cannot be used; `reason` is what the system says."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class BrokenDatabase(SandboxError):
    """The database cannot be used as it is; `reason` is plain English."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class BrokenRegister(SandboxError):
    """The register cannot be used as it is; it is derived, so its files are imported again."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}. Remove it and import again.")
        self.path = str(path)
        self.reason = reason


class PortTaken(SandboxError):
    """Another program listens at that host and port."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(f"Port {port} of {host} is taken.")
        self.host = host
        self.port = port


class UnknownSetting(SandboxError):
    """An environment variable that looks like a setting and is none."""

    def __init__(self, name: str, suggestion: str) -> None:
        super().__init__(f"{name} is no setting.")
        self.name = name
        self.suggestion = suggestion


class InvalidSetting(SandboxError):
    """A setting whose value cannot be read."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name} is {value!r}; wanted: {wanted}.")
        self.name = name
        self.value = value
        self.wanted = wanted
