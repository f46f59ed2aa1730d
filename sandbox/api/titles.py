"""`…/worlds/{id}/titles`: bills of lading as records, and whether their trails hold."""

from __future__ import annotations

from typing import Any

from apiflask import APIBlueprint
from pydantic import BaseModel, Field

from payments.errors import NoSuchPart
from payments.title.title import Title, endorsements
from payments.title.trail import check_title
from sandbox.answers import Answer, answer
from sandbox.api.schemas import FindingOut, In
from sandbox.edge import seat_in, session
from sandbox.services import worlds as service

titles = APIBlueprint(
    "titles", __name__, url_prefix="/api/worlds/<world>/titles", tag="Parts of a world"
)


class HeadQuery(In):
    """The last digest, as you noted it earlier."""

    head: str | None = Field(default=None, max_length=64)


class TitleLineOut(BaseModel):
    """A record in a list; parties by their ids."""

    number: str
    bill: str
    medium: str
    state: str
    holder: str
    owner: str
    nominee: str | None


class TitlesOut(BaseModel):
    """The records that have ever named your firm."""

    titles: list[TitleLineOut]


class TitleOut(TitleLineOut):
    """A record whole. `findings` is empty when the trail holds; `head` is its last digest."""

    carrier: str
    shipper: str
    former: str | None
    proposed: dict[str, Any] | None
    document: dict[str, Any]
    endorsements: list[dict[str, Any]]
    trail: list[dict[str, Any]]
    head: str
    findings: list[FindingOut]


@titles.get("")
@titles.output(TitlesOut)
def list_titles(world: str) -> Answer:
    """List the bills of lading that are kept as records"""
    view = service.show_still(session(), world, seat_in(world))
    return {"titles": [_line(title) for title in view.titles]}


@titles.get("/<title>")
@titles.input(HeadQuery, location="query", arg_name="noted")
@titles.output(TitleOut)
def show_title(world: str, title: str, noted: HeadQuery) -> Answer:
    """Read a bill of lading's record and check its trail, also against a head you noted"""
    for found in service.show_still(session(), world, seat_in(world)).titles:
        if found.number == title:
            return {**_line(found), **_whole(found, noted.head)}
    raise NoSuchPart("bill of lading", title)


def _line(title: Title) -> dict[str, Answer]:
    return {
        "number": title.number,
        "bill": title.document.ref,
        "medium": title.medium.value,
        "state": title.state.value,
        "holder": title.holder,
        "owner": title.owner,
        "nominee": title.nominee,
    }


def _whole(title: Title, head: str | None) -> dict[str, Answer]:
    return {
        "carrier": title.carrier,
        "shipper": title.shipper,
        "former": title.former,
        "proposed": answer(title.proposed),
        "document": answer(title.document),
        "endorsements": answer(endorsements(title)),
        "trail": answer(title.trail),
        "head": title.head,
        "findings": answer(check_title(title, head)),
    }
