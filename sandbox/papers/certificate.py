"""A certificate of taking part: the nickname as it was written, never a grade by name."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import get_locale
from flask_babel import gettext as _

from sandbox.papers.debrief_names import at, in_words, who
from sandbox.papers.pdf import pdf
from sandbox.services.workshops.debriefs import ClassDebrief, TableDebrief
from sandbox.services.workshops.people import Person


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the template prints."""

    title: str
    nickname: str
    says: str
    scenario: str
    learned: str
    goals: tuple[str, ...]
    points: str
    at: str
    mark: str
    language: str


def certificate(debrief: ClassDebrief, table: TableDebrief, person: Person) -> bytes:
    """The certificate of somebody who sat at a table, dated by the table's clock."""
    language = get_locale()
    view = Certificate(
        title=_("Certificate of taking part"),
        nickname=person.nickname,
        says=_("played %(firm)s in the workshop", firm=who(table, person.seat)),
        scenario=in_words(table, debrief.title),
        learned=_("What the workshop was about"),
        goals=tuple(in_words(table, goal) for goal in debrief.goals),
        points=_("The table has %(p)s of %(of)s points.", p=table.points, of=table.points_max),
        at=at(table, table.looked_back.now),
        mark=_("Fictional firms and banks. This paper certifies nothing outside the classroom."),
        language=language.language if language else "en",
    )
    return pdf("certificate", view, table.looked_back.now)
