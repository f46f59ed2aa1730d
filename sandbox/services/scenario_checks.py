"""THE TABLE of what is checked of a scenario's parts: that they name what is there, on days known.

Each check yields slips; none of them plays. What a play shows is checked by `scenario_lint`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from lei.code import LENGTH, check
from lei.sentences import Sentence
from payments.calendar import BankingCalendar
from payments.network.faults import FAULTS
from payments.world.acts import ACTS, DUE_TOLD
from payments.world.credit_acts import SHIP
from payments.world.scenario import EndKind
from payments.world.shipments import dated_on, is_there, taking
from sandbox.catalogue import RULES
from sandbox.services.scenario_draft import Draft, Slip


@dataclass(frozen=True, slots=True)
class Known:
    """What a scenario may name: records of the register by LEI, calendars by file."""

    leis: frozenset[str]
    calendars: Mapping[str, BankingCalendar]


def checked(draft: Draft, known: Known) -> Iterator[Slip]:
    """Every slip, in the order of the table."""
    for one in CHECKS:
        yield from one(draft, known)


def _names(draft: Draft, _known: Known) -> Iterator[Slip]:
    """Names that others refer to are there, and once."""
    for section, field, target, of in REFERENCES:
        allowed = draft.names(target, of)
        for at, part in draft.every(section):
            value = getattr(part, field)
            if value is not None and value not in allowed:
                yield _unknown(f"{at}.{field}", value, allowed)
    for section, field in NAMED:
        for name, count in Counter(draft.names(section, field)).items():
            if count > 1:
                yield Slip(f"$.{section}", TWICE, {"name": name})


def _places(draft: Draft, known: Known) -> Iterator[Slip]:
    places = [calendar.place for calendar in _calendars(draft, known)]
    for at, name in draft.every("calendars"):
        if name not in known.calendars:
            yield _unknown(at, name, known.calendars)
    for at, bank in draft.every("banks"):
        if bank.calendar not in places:
            yield _unknown(f"{at}.calendar", bank.calendar, places)


def _codes(draft: Draft, known: Known) -> Iterator[Slip]:
    """LEIs are well formed, have a record, and the world carries it."""
    carried = {code for _, code in draft.every("entities")}
    for at, code in _leis(draft):
        if check(code):
            yield Slip(at, BAD_LEI, {"lei": code})
        elif code not in known.leis:
            yield Slip(at, NO_RECORD, {"lei": code})
        elif code not in carried:
            yield Slip(at, NOT_CARRIED, {"lei": code})


def _days(draft: Draft, known: Known) -> Iterator[Slip]:
    """Instants lie inside the calendars, and not before the world opens."""
    calendars = tuple(_calendars(draft, known))
    for at, instant in _instants(draft):
        for calendar in calendars:
            if not calendar.first <= calendar.local(instant).date() <= calendar.last:
                yield Slip(at, OUTSIDE, {"place": calendar.place, "day": instant.date()})
        if draft.starts_at is not None and instant < draft.starts_at:
            yield Slip(at, TOO_EARLY)


def _money(draft: Draft, _known: Known) -> Iterator[Slip]:
    """A balance is in the currency of its account; a mirror is there."""
    accounts = {account.number: account for _, account in draft.every("accounts")}
    for at, held in draft.every("balances"):
        account = accounts.get(held.account)
        if account is not None and account.currency != held.money.currency:
            yield Slip(f"{at}.money", OTHER_CURRENCY, {"currency": account.currency})


def _papers(draft: Draft, _known: Known) -> Iterator[Slip]:
    """Goods leave with a sailing, and papers are handed over once they are dated."""
    sets = {laid.name: laid for _, laid in draft.every("document_sets")}
    ready_on = draft.goods_ready_on
    if ready_on is not None and taking(sets.values(), ready_on, ready_on) is None:
        yield Slip("$.goods_ready_on", NO_SAILING, {"day": ready_on})
    for at, plan in draft.every("plans"):
        day, laid = plan.not_before.date(), sets.get(getattr(plan.body, "document_set", None) or "")
        if plan.kind == SHIP and taking(sets.values(), ready_on, day) is None:
            yield Slip(f"{at}.not_before", NO_SAILING, {"day": day})
        if laid is not None and not is_there(laid, day):
            dated = dated_on(laid.documents)
            yield Slip(f"{at}.not_before", NOT_THERE, {"name": laid.name, "day": dated})


def _rules(draft: Draft, _known: Known) -> Iterator[Slip]:
    ids = [rule.id for rule in RULES]
    for at, expected in draft.every("expected"):
        if expected.rule not in ids:
            yield _unknown(f"{at}.rule", expected.rule, ids)
    faults = [fault.id for fault in FAULTS]
    for at, behaviour in draft.every("behaviours"):
        if behaviour.fault not in faults:
            yield _unknown(f"{at}.fault", behaviour.fault, faults)


def _lesson(draft: Draft, _known: Known) -> Iterator[Slip]:
    kinds = [*(row.kind for row in ACTS), *DUE_TOLD]
    for at, milestone in draft.every("milestones"):
        for kind in milestone.kinds:
            if kind not in kinds:
                yield _unknown(f"{at}.kinds", kind, kinds)
    for at, hint in draft.every("hints"):
        if hint.after and hint.after not in kinds:
            yield _unknown(f"{at}.after", hint.after, kinds)
        if not 1 <= len(hint.steps) <= STEPS_MAX or len(hint.steps) != len(hint.costs):
            yield Slip(at, STEPS)
    weights = [weight.points for _, weight in draft.every("scoring")]
    if weights and sum(weights) != POINTS:
        yield Slip("$.scoring", SUM, {"points": str(sum(weights))})


def _ends(draft: Draft, _known: Known) -> Iterator[Slip]:
    kinds = [end.kind for _, end in draft.every("ends")]
    if kinds.count(EndKind.REFERENCE) != 1 or kinds[0] is not EndKind.REFERENCE:
        yield Slip("$.ends", REFERENCE)
    if EndKind.MISTAKE not in kinds:
        yield Slip("$.ends", MISTAKE)


def _calendars(draft: Draft, known: Known) -> Iterator[BankingCalendar]:
    named = (name for _, name in draft.every("calendars"))
    return (known.calendars[name] for name in named if name in known.calendars)


def _leis(draft: Draft) -> Iterator[tuple[str, str]]:
    yield from draft.every("entities")
    for section in ("parties", "register_changes", "listed"):
        for at, part in draft.every(section):
            if part.lei:
                yield f"{at}.lei", part.lei
    for at, change in draft.every("register_changes"):
        if change.successor:
            yield f"{at}.successor", change.successor
    for at, held in draft.every("shareholdings"):
        codes = {"owner": held.owner, "firm": held.firm}
        yield from ((f"{at}.{name}", code) for name, code in codes.items() if len(code) == LENGTH)


def _instants(draft: Draft) -> Iterator[tuple[str, datetime]]:
    if draft.starts_at is not None:
        yield "$.starts_at", draft.starts_at
    yield from ((f"{at}.not_before", plan.not_before) for at, plan in draft.every("plans"))
    yield from ((f"{at}.at", change.at) for at, change in draft.every("register_changes"))


def _unknown(at: str, name: str, allowed: Iterable[str]) -> Slip:
    near = get_close_matches(name, tuple(allowed), n=1)
    values = {"name": name, "near": near[0] if near else ""}
    return Slip(at, NEAREST if near else NO_SUCH, values)


STEPS_MAX, POINTS = 3, 100

NO_SUCH = Sentence("There is no {name} here.")
NEAREST = Sentence("There is no {name} here; the nearest is {near}.")
TWICE = Sentence("{name} is there twice.")
BAD_LEI = Sentence("{lei} is not an LEI: a character or the check digits are wrong.")
NO_RECORD = Sentence("The fictional register has no record of {lei}.")
NOT_CARRIED = Sentence("The world does not carry {lei}: name it under entities.")
OUTSIDE = Sentence("The calendar of {place} does not reach to {day}.")
TOO_EARLY = Sentence("This is before the world opens.")
OTHER_CURRENCY = Sentence("The account is in {currency}.")
STEPS = Sentence("A hint has one to three steps, and a cost for each.")
NO_SAILING = Sentence("No sailing takes goods that are handed over on {day}.")
NOT_THERE = Sentence("The papers of {name} are dated {day}: they are there from that day.")
SUM = Sentence("The points of a lesson sum to 100, and these to {points}.")
REFERENCE = Sentence("The first end, and no other, is of the kind reference: it is what bots play.")
MISTAKE = Sentence("At least one end is of the kind mistake: what the usual slip comes to.")

_PARTY = ("parties", "id")
REFERENCES: tuple[tuple[str, str, str, str], ...] = (
    ("seats", "party", *_PARTY),
    ("banks", "party", *_PARTY),
    ("accounts", "bank", "banks", "party"),
    ("accounts", "holder", *_PARTY),
    ("accounts", "mirrors", "accounts", "number"),
    ("balances", "account", "accounts", "number"),
    ("behaviours", "account", "accounts", "number"),
    ("plans", "seat", "seats", "name"),
    ("hints", "seat", "seats", "name"),
    ("expected", "end", "ends", "name"),
    ("terms", "applicant", *_PARTY),
    ("terms", "beneficiary", *_PARTY),
    ("terms", "issuing_bank", "banks", "party"),
    ("terms", "advising_bank", "banks", "party"),
    ("terms", "nominated_bank", "banks", "party"),
    ("terms", "confirming_bank", "banks", "party"),
    ("collection", "principal", *_PARTY),
    ("collection", "drawee", *_PARTY),
    ("collection", "remitting_bank", "banks", "party"),
    ("collection", "presenting_bank", "banks", "party"),
)
"""A field of a part, and what it names: a field of the parts of another section."""

NAMED: tuple[tuple[str, str], ...] = (
    ("seats", "name"),
    ("parties", "id"),
    ("banks", "party"),
    ("accounts", "number"),
    ("document_sets", "name"),
    ("ends", "name"),
    ("hints", "id"),
    ("goals", "id"),
    ("faults", "id"),
)
"""What each part of a section is called by, once."""

CHECKS: tuple[Callable[[Draft, Known], Iterator[Slip]], ...] = (
    _names,
    _places,
    _codes,
    _days,
    _money,
    _papers,
    _rules,
    _lesson,
    _ends,
)
