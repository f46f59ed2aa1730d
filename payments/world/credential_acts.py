"""What seats do with entity credentials: ask for one, show it, check one, take one back.

The issuer is a fictional one that plays along; its key comes from the world's seed of names, so a
replay gives the same signatures and two worlds have two issuers' keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from lei.sentences import Sentence
from payments.credential.check import CredentialCase, shown_by
from payments.credential.credential import NOTICE, Credential, Issuer, SigningKey
from payments.credential.granted import Granted
from payments.credential.roles import EVERYTHING, role_of
from payments.errors import NoSuchPart, NotPossible, NotYourAct
from payments.network.ids import Ids
from payments.network.model import Outcome
from payments.party import Party
from payments.world.kinds import Effect, caused, seats_of
from payments.world.look_up import Carried
from payments.world.state import TRAINER, Actor, Offer, Opening, World
from payments.world.tagged import plain

ASK, SHOW, CHECK, REVOKE = (
    "credential.ask",
    "credential.show",
    "credential.check",
    "credential.revoke",
)
ISSUER: Final = "Practice Credentials (fictional qualified issuer)"
PERSON_LENGTH_MAX: Final = 70
DAYS_MAX: Final = 1095


@dataclass(frozen=True, slots=True)
class AskCredential:
    """Body of `credential.ask`: for whom, in which role (an id of `payments.credential.roles`).

    `party` is for the trainer alone; a seat asks for its own firm.
    """

    person: str
    role: str
    days: int = 365
    party: str | None = None


@dataclass(frozen=True, slots=True)
class ShowCredential:
    """Body of `credential.show`: to which party."""

    credential: str
    to: str


@dataclass(frozen=True, slots=True)
class CheckCredential:
    """Body of `credential.check`: for which purpose, if it is for one."""

    credential: str
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class RevokeCredential:
    """Body of `credential.revoke`."""

    credential: str


def issuer_in(opening: Opening) -> Issuer:
    """The issuer of a world."""
    return Issuer(ISSUER, _key(opening).public_key)


def visible_credentials(world: World, who: Actor) -> Iterator[Granted]:
    """The credentials of a seat's own firm, and those that it was shown."""
    for granted in sorted(world.credentials.values(), key=_place):
        if who.seat == TRAINER or who.party in (granted.firm, *granted.shown_to):
            yield granted


def revoked_in(world: World) -> frozenset[str]:
    """The ids of the credentials that were taken back: anybody may know."""
    return frozenset(g.credential.id for g in world.credentials.values() if g.revoked_at)


def ask(world: World, body: AskCredential, actor: Actor, ids: Ids) -> Effect:
    """The issuer signs. Raises NotYourAct, NoSuchPart, and NotPossible for a firm without LEI."""
    firm = _firm(world, body, actor)
    if not body.person.strip() or len(body.person) > PERSON_LENGTH_MAX:
        raise NotPossible(
            "$.person",
            Sentence(
                "a name has 1 to {person_length_max} characters",
                person_length_max=PERSON_LENGTH_MAX,
            ),
        )
    if not 1 <= body.days <= DAYS_MAX:
        raise NotPossible(
            "$.days", Sentence("a credential is good for 1 to {days_max} days", days_max=DAYS_MAX)
        )
    if role_of(body.role) is None:
        raise NoSuchPart("role", body.role)
    if firm.lei is None:
        raise NotPossible("$.party", "a firm without an LEI gets no credential")
    blank = Credential(
        id=ids.reference("CRED"),
        notice=NOTICE,
        issuer=ISSUER,
        person=body.person,
        lei=firm.lei,
        role=body.role,
        valid_from=world.now,
        valid_until=_end(world.now, body.days),
    )
    granted = Granted(_key(world.opening).signed(blank), firm.id, len(world.credentials) + 1)
    return _told(world, granted, ASK, (firm.id,))


def show(world: World, body: ShowCredential, actor: Actor, _ids: Ids) -> Effect:
    """Another party gets a copy. Raises NoSuchPart, NotYourAct, NotPossible."""
    granted = _own(world, body.credential, actor, SHOW)
    if all(party.id != body.to for party in world.opening.parties):
        raise NoSuchPart("party", body.to)
    if body.to in (granted.firm, *granted.shown_to):
        raise NotPossible("$.to", "this party has it already")
    shown = replace(granted, shown_to=(*granted.shown_to, body.to))
    return _told(world, shown, SHOW, (granted.firm, body.to))


def check(world: World, body: CheckCredential, actor: Actor, _ids: Ids) -> Effect:
    """Whoever was shown it checks it, at the world's moment. Raises NoSuchPart."""
    granted = _seen(world, body.credential, actor)
    if body.purpose is not None and body.purpose not in EVERYTHING:
        raise NoSuchPart("purpose", body.purpose)
    case = CredentialCase(
        written=plain(granted.credential),
        read=granted.credential,
        at=world.now,
        issuers=(issuer_in(world.opening),),
        revoked=revoked_in(world),
        record=Carried(world.opening, world.network.records).record(granted.credential.lei),
        purpose=body.purpose,
    )
    about, found = granted.credential.id, shown_by(case)
    told = Outcome(CHECK, world.now, about, findings=found, audience=(actor.seat,))
    return caused(world, (told,))


def revoke(world: World, body: RevokeCredential, actor: Actor, _ids: Ids) -> Effect:
    """The firm has it taken back. Raises NoSuchPart, NotYourAct, NotPossible."""
    granted = _own(world, body.credential, actor, REVOKE)
    if granted.revoked_at is not None:
        raise NotPossible("$.credential", "this credential is taken back already")
    return _told(world, replace(granted, revoked_at=world.now), REVOKE, (granted.firm,))


def ask_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """Every firm with an LEI, and the trainer for any."""
    party = next((p for p in world.opening.parties if p.id == actor.party), None)
    return (Offer(ASK, ""),) if actor.seat == TRAINER or (party and party.lei) else ()


def check_offers(world: World, actor: Actor) -> tuple[Offer, ...]:
    """The credentials that a seat may read."""
    return tuple(_offer(CHECK, granted) for granted in visible_credentials(world, actor))


def own_offers(kind: str) -> Callable[[World, Actor], tuple[Offer, ...]]:
    """The credentials of the seat's own firm that are still in force."""

    def open_to(world: World, actor: Actor) -> tuple[Offer, ...]:
        return tuple(
            _offer(kind, granted)
            for granted in visible_credentials(world, actor)
            if granted.revoked_at is None and actor.party in (granted.firm, None)
        )

    return open_to


def _offer(kind: str, granted: Granted) -> Offer:
    return Offer(kind, granted.credential.id, {"credential": granted.credential.id})


def _key(opening: Opening) -> SigningKey:
    return SigningKey(f"{opening.ids_seed}/credentials")


def _place(granted: Granted) -> int:
    return granted.place


def _end(now: datetime, days: int) -> datetime:
    try:
        return now + timedelta(days=days)
    except OverflowError:
        raise NotPossible("$.days", "its end lies beyond the year 9999") from None


def _firm(world: World, body: AskCredential, actor: Actor) -> Party:
    wanted = body.party or actor.party
    if actor.seat != TRAINER and wanted != actor.party:
        raise NotYourAct(ASK, actor.seat)
    for party in world.opening.parties:
        if party.id == wanted:
            return party
    raise NoSuchPart("party", wanted or "of the trainer")


def _seen(world: World, number: str, actor: Actor) -> Granted:
    for granted in visible_credentials(world, actor):
        if granted.credential.id == number:
            return granted
    raise NoSuchPart("credential", number)


def _own(world: World, number: str, actor: Actor, kind: str) -> Granted:
    granted = _seen(world, number, actor)
    if actor.seat != TRAINER and granted.firm != actor.party:
        raise NotYourAct(kind, actor.seat)
    return granted


def _told(world: World, granted: Granted, kind: str, parties: tuple[str, ...]) -> Effect:
    about = granted.credential.id
    world = replace(world, credentials=world.credentials.set(about, granted))
    told = Outcome(kind, world.now, about, audience=seats_of(world, parties))
    return caused(world, (told,))
