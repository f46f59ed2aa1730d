"""A refusal read once more before it goes: what the notice will say, and until when it can."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from payments.credit.credit import Disposal
from payments.world.telling import holder
from sandbox.web.desk import Desk
from sandbox.web.forms import ActForm
from sandbox.web.words import DISPOSALS, GROUNDS

BUTTONS = frozenset({"review", "change"})
"""Which button was pressed: no part of what is sent."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground to refuse, as the notice names it."""

    rule: str
    says: str


@dataclass(frozen=True, slots=True)
class Review:
    """A notice that is not sent yet. `disposal` is empty where it says nothing of the papers;
    `carried` is all that was entered, as the next form brings it along."""

    credit: str
    presentation: str
    grounds: tuple[Ground, ...]
    disposal: str
    words: str
    until: str
    late: bool
    carried: tuple[tuple[str, str], ...]


def review(desk: Desk, form: ActForm, posted: MultiDict[str, str]) -> Review:
    """What a notice of refusal will say, from the form that was posted."""
    credit = next(one for one in desk.view.credits if one.terms.number == form.about)
    named = (made for made in credit.presentations if made.id == posted.get("presentation"))
    made = next(named, credit.presentations[-1])
    bank = holder(made.desks[-1].by, credit.terms)
    disposal = posted.get("disposal", "")
    return Review(
        credit=form.about,
        presentation=made.id,
        grounds=tuple(_ground(rule) for rule in posted.getlist("discrepancies")),
        disposal=str(DISPOSALS[Disposal(disposal)]) if disposal in set(Disposal) else "",
        words=posted.get("words", "").strip(),
        until=desk.clocks.there(made.examine_until, desk.place_of(bank)),
        late=desk.view.now > made.examine_until,
        carried=tuple((n, v) for n, v in posted.items(multi=True) if n not in BUTTONS),
    )


def _ground(rule: str) -> Ground:
    return Ground(rule, str(GROUNDS.get(rule, rule)))
