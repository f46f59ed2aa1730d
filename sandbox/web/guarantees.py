"""One guarantee, and one invoice, as a seat sees them: dates, what happened, open acts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from payments.guarantee.guarantee import HELD, Demand, Guarantee, available, holder
from payments.guarantee.moves import ENDS
from payments.money import Money
from payments.sale.invoice import Receivable
from sandbox.edge import seat_in, session
from sandbox.errors import NotFound
from sandbox.services import worlds
from sandbox.web import web
from sandbox.web.desk import Desk, desk_of
from sandbox.web.guarantee_words import FORMS, PURPOSES, ROLES, STANDINGS, STATES
from sandbox.web.language import selected
from sandbox.web.pages import page


@dataclass(frozen=True, slots=True)
class Passed:
    """One move, by whom and when."""

    label: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class DemandLine:
    """A demand with its clock in the time of the guarantor's place."""

    demand: Demand
    examine_until: str
    suspended_until: str


@dataclass(frozen=True, slots=True)
class GuaranteePage:
    """A guarantee as a seat's page shows it; `parties` are roles and names."""

    guarantee: Guarantee
    tone: str
    state: str
    ended: bool
    form: str
    purpose: str
    left: Money
    parties: tuple[tuple[str, str], ...]
    steps: tuple[Passed, ...]
    demands: tuple[DemandLine, ...]


@web.get("/worlds/<world_id>/guarantees/<path:number>")
def guarantee(world_id: str, number: str) -> str:
    """The page of a guarantee. Raises NotFound when the seat was told of none of that number."""
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    for found in desk.view.guarantees:
        if found.terms.number == number:
            return page("guarantees/show", desk=desk, page=_page(desk, found))
    raise NotFound("guarantee", number)


@web.get("/worlds/<world_id>/invoices/<path:number>")
def invoice(world_id: str, number: str) -> str:
    """The page of an invoice on open account. Raises NotFound."""
    desk = desk_of(worlds.show(session(), world_id, seat_in(world_id), selected()), world_id)
    for found in desk.view.invoices:
        if found.invoice.number == number:
            return page("guarantees/invoice", desk=desk, found=found, standing=_standing(found))
    raise NotFound("invoice", number)


def _page(desk: Desk, found: Guarantee) -> GuaranteePage:
    terms = found.terms
    tone, state = STATES[found.state]
    return GuaranteePage(
        guarantee=found,
        tone=tone,
        state=str(state),
        ended=found.state in ENDS,
        form=str(FORMS[terms.form]),
        purpose=str(PURPOSES[terms.purpose]),
        left=available(found, _today(desk)),
        parties=tuple(_parties(desk, found)),
        steps=tuple(_steps(desk, found)),
        demands=tuple(_line(desk, found, each) for each in found.demands),
    )


def _today(desk: Desk) -> date:
    return desk.view.now.date()


def _parties(desk: Desk, found: Guarantee) -> Iterator[tuple[str, str]]:
    for role in HELD:
        party = holder(role, found.terms)
        if party is not None:
            yield str(ROLES[role]).capitalize(), desk.name_of(party)


def _steps(desk: Desk, found: Guarantee) -> Iterator[Passed]:
    for step in found.steps:
        party = holder(step.by, found.terms)
        by = desk.name_of(party) if party else str(ROLES[step.by])
        yield Passed(str(STATES[step.to][1]), by, desk.clocks.here(step.at))


def _line(desk: Desk, found: Guarantee, demand: Demand) -> DemandLine:
    place = desk.place_of(found.terms.guarantor)
    until = demand.suspended_until
    return DemandLine(
        demand,
        desk.clocks.there(demand.examine_until, place),
        desk.clocks.there(until, place) if until else "",
    )


def _standing(found: Receivable) -> tuple[str, str]:
    tone, says = STANDINGS[found.standing]
    return tone, str(says)
