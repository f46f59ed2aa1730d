"""`/api/workshops/{id}/debrief`: a class looked back on, its points and what people say of them."""

from __future__ import annotations

from apiflask import APIBlueprint

from sandbox.answers import Answer
from sandbox.api.debriefs_schemas import (
    AnonymousOut,
    AnswerIn,
    AppealIn,
    AppealOut,
    DebriefOut,
    OverrideIn,
    ReleaseIn,
)
from sandbox.edge import is_trainer, person_in, require_leader, session
from sandbox.papers.debrief_files import class_answer
from sandbox.services.workshops import anonymity, appeals, debriefs

debrief = APIBlueprint("debrief", __name__, url_prefix="/api/workshops/<workshop>", tag="Workshops")


@debrief.get("/debrief")
@debrief.output(DebriefOut)
def show(workshop: str) -> Answer:
    """Look back on the class, or as somebody who took part on the own table

    Participants read it once the trainer has released it.
    """
    if is_trainer():
        return class_answer(debriefs.of_class(session(), workshop))
    who = person_in(workshop)
    return class_answer(debriefs.of_participant(session(), workshop, who.table))


@debrief.post("/debrief/release")
@debrief.input(ReleaseIn, arg_name="given", example={"released": True})
@debrief.output({}, status_code=204)
def release(workshop: str, given: ReleaseIn) -> tuple[str, int]:
    """Show each table its debrief, or keep it back (the trainer only)"""
    require_leader(workshop)
    debriefs.release(session(), workshop, given.released)
    return "", 204


@debrief.post("/debrief/scores")
@debrief.input(
    OverrideIn,
    arg_name="given",
    example={"table": 1, "score": "in-time/seller_bank/21", "points": 5, "note": "A bank holiday."},
)
@debrief.output({}, status_code=204)
def change_score(workshop: str, given: OverrideIn) -> tuple[str, int]:
    """Give a row other points than the log does, with the reason; without points, undo that (the
    trainer only)
    """
    require_leader(workshop)
    at = session(), workshop, given.table, given.score
    if given.points is None:
        appeals.undo_override(*at)
    else:
        appeals.override(*at, given.points, given.note)
    return "", 204


@debrief.post("/debrief/appeals")
@debrief.input(
    AppealIn,
    arg_name="given",
    example={"score": "in-time/seller_bank/21", "text": "The page did not load."},
)
@debrief.output(AppealOut, status_code=201)
def appeal(workshop: str, given: AppealIn) -> tuple[Answer, int]:
    """Hold something against a row of your table's points"""
    who = person_in(workshop)
    return {"number": appeals.appeal(session(), workshop, who.person, given.score, given.text)}, 201


@debrief.post("/debrief/appeals/<int:number>")
@debrief.input(AnswerIn, arg_name="given", example={"table": 1, "text": "Granted."})
@debrief.output({}, status_code=204)
def answer_appeal(workshop: str, number: int, given: AnswerIn) -> tuple[str, int]:
    """Answer an appeal (the trainer only)"""
    require_leader(workshop)
    appeals.answer(session(), workshop, given.table, number, given.text)
    return "", 204


@debrief.post("/anonymise")
@debrief.output(AnonymousOut)
def anonymise(workshop: str) -> Answer:
    """Replace the nicknames by Participant 1 to n, for good (the trainer only)"""
    require_leader(workshop)
    return {"people": anonymity.anonymise(session(), workshop)}
