"""What the page of a bill of lading shows beside the desk: in whose hands, its trail, its life."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lei.findings import Finding
from payments.documents.kinds import BillOfLading
from payments.title.mletr import CRITERIA, Criterion
from payments.title.moves import ENDS
from payments.title.title import Amendment, Entry, State, Title, endorsements
from payments.title.trail import check_title
from payments.world.acts import DUE_TOLD, kind_of
from payments.world.state import TRAINER
from sandbox.papers.sheet import label
from sandbox.web.desk import Desk
from sandbox.web.language import day
from sandbox.web.language import gettext as _
from sandbox.web.papers import Paper, paper
from sandbox.web.pictures.life import Stage
from sandbox.web.pictures.shapes import Picture
from sandbox.web.pictures.title import title_life
from sandbox.web.title_words import TITLE_STATES
from sandbox.wording import filled


@dataclass(frozen=True, slots=True)
class Standing:
    """In whose hands a record is, by name."""

    holder: str
    owner: str
    nominee: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the trail, as a line: what was done, when, and how things stood after it."""

    number: int
    says: str
    at: str
    standing: Standing
    remark: str
    amendment: str
    digest: str


@dataclass(frozen=True, slots=True)
class TitlePage:
    """A bill of lading as a seat's page shows it."""

    title: Title
    state: str
    ended: bool
    carrier: str
    standing: Standing
    yours: bool
    proposed: str
    picture: Picture
    steps: tuple[Step, ...]
    endorsements: tuple[tuple[str, str, str], ...]  # by, to, at
    findings: tuple[Finding, ...]
    bill: Paper
    criteria: tuple[Criterion, ...] = CRITERIA


def title_page(desk: Desk, title: Title) -> TitlePage:
    """The page of a record for the seat of `desk`."""
    return TitlePage(
        title=title,
        state=str(TITLE_STATES[title.state]),
        ended=title.state in ENDS,
        carrier=carrier_of(desk, title),
        standing=_standing(desk, title, title.last),
        yours=desk.view.party is not None and desk.view.party.id == title.holder,
        proposed=amended(title.proposed),
        picture=title_life(_stages(title), title.state),
        steps=tuple(_steps(desk, title)),
        endorsements=tuple(_endorsed(desk, title)),
        findings=check_title(title),
        bill=paper(title.document),
    )


def title_stages() -> dict[State, Stage]:
    """Each state by its name, for the picture of the help."""
    return {state: Stage(str(label)) for state, label in TITLE_STATES.items()}


def carrier_of(desk: Desk, title: Title) -> str:
    """The carrier's name: that of the bill, where the trainer plays it."""
    return title.document.carrier if title.carrier == TRAINER else desk.name_of(title.carrier)


def amended(amendment: Amendment | None) -> str:
    """An amendment in one line, or nothing."""
    if amendment is None:
        return ""
    return _(
        "%(field)s: “%(after)s” in place of “%(before)s”",
        field=label(BillOfLading.kind, amendment.field),
        after=amendment.after,
        before=amendment.before or "–",
    )


def _standing(desk: Desk, title: Title, entry: Entry) -> Standing:
    hands = entry.hands
    return Standing(
        _name(desk, title, hands.holder),
        _name(desk, title, hands.owner),
        _name(desk, title, hands.nominee) if hands.nominee else None,
    )


def _name(desk: Desk, title: Title, party: str) -> str:
    return carrier_of(desk, title) if party == title.carrier else desk.name_of(party)


def _stages(title: Title) -> dict[State, Stage]:
    reached = {entry.state: day(entry.at.date()).rpartition(" ")[0] for entry in title.trail}
    passed = set(reached) - ({title.state} - ENDS)
    return {
        state: Stage(str(label), state in passed, reached.get(state, ""))
        for state, label in TITLE_STATES.items()
    }


def _steps(desk: Desk, title: Title) -> Iterator[Step]:
    for entry in title.trail:
        says = DUE_TOLD.get(entry.kind) or kind_of(entry.kind).told
        told = {"seat": _name(desk, title, entry.by), "about": title.number}
        yield Step(
            entry.number,
            filled(says, told),
            desk.clocks.here(entry.at),
            _standing(desk, title, entry),
            entry.remark,
            amended(entry.proposed) if entry.kind == "title.propose_amendment" else "",
            entry.digest,
        )


def _endorsed(desk: Desk, title: Title) -> Iterator[tuple[str, str, str]]:
    for one in endorsements(title):
        by, to = _name(desk, title, one.by), _name(desk, title, one.to)
        yield by, to, desk.clocks.here(one.at)
