"""`/api/presentations`, `/api/deadlines`, `/api/notices`: examination without a world."""

from __future__ import annotations

from typing import Any, Literal

from apiflask import APIBlueprint
from pydantic import BaseModel, Field

from sandbox.answers import Answer
from sandbox.api.schemas import FindingOut, In
from sandbox.edge import settings
from sandbox.services import presentations as service
from sandbox.services.presentation_schema import EXAMPLE, NOTICE, QUESTION, presentation_schema

presentations = APIBlueprint("presentations", __name__, url_prefix="/api", tag="Examination")

CALENDAR = "a calendar of this installation, or the bank's own closures"


class PresentationIn(In):
    """A credit, the documents presented under it, and when. The whole shape: the schema."""

    terms: dict[str, Any] = Field(description="the credit's terms; parties by their ids")
    documents: list[dict[str, Any]] = Field(description="each with its `kind`")
    parties: list[dict[str, Any]] = Field(description="names, addresses and LEIs of the credit")
    calendar: str | dict[str, Any] = Field(description=CALENDAR)
    presented_on: str | None = Field(default=None, description="day of presentation")
    presented_at: str | None = Field(default=None, description="or the instant, with its offset")
    presented_to: str | None = Field(default=None, description="id of the bank")
    amendment: dict[str, Any] | None = None
    interruptions: list[dict[str, Any]] = Field(
        default=[], description="force majeure: first, last"
    )
    drawn_on: list[str] | None = Field(
        default=None, description="days of the presentations before, under a credit by instalments"
    )


class DeadlineIn(In):
    """One question about a date, and its facts."""

    ask: str = Field(max_length=40)
    calendar: str | dict[str, Any] = Field(description=CALENDAR)
    on: str | None = Field(default=None, description="the day it starts from")
    at: str | None = Field(default=None, description="an instant, for what turns on the hour")
    expires_on: str | None = None
    days: int | None = None


class NoticeIn(In):
    """A refusal notice, and the presentation or the findings that it is held against."""

    notice: dict[str, Any] = Field(description="given_at, charges, disposal, says_refused")
    presentation: dict[str, Any] | None = None
    found: list[dict[str, Any]] = Field(default=[], description="rule and document of each")
    examine_until: str | None = Field(default=None, description="end of the fifth banking day")
    earlier_notices: int = 0


class LookedAtOut(BaseModel):
    """A rule, its title and article, and the document it is about."""

    rule: str
    title: str
    article: str
    document: str


class ClearedOut(LookedAtOut):
    """What was looked at and is in order; the reason where it looks as if it were not."""

    element: str | None
    values: dict[str, Any]
    no_discrepancy_because: str | None = None


class ExaminedOut(LookedAtOut):
    """A finding: the evidence, the sentence, and until when a new document cures it."""

    element: str | None
    values: dict[str, Any]
    severity: Literal["error", "warning", "info"]
    says: str
    curable_until: str | None
    common_mistake: str


class PresentationOut(BaseModel):
    """What a presentation shows against its credit."""

    verdict: Literal["complying", "discrepant", "undecided"]
    presented_on: str
    last_day_to_present: str | None
    examination_ends_at: str
    findings: list[ExaminedOut]
    cleared: list[ClearedOut]
    undecided: list[LookedAtOut]
    not_applicable: list[str]
    editions: list[str]


class DeadlineOut(BaseModel):
    """A date; the instant where there is one; the day before closures moved it."""

    ask: str
    on: str
    source: str
    at: str | None
    rolled_from: str | None


class ComparisonOut(BaseModel):
    """Rule ids: found and named, found and not named, named and not found, wrongly cited."""

    hit: list[str]
    missed: list[str]
    spurious: list[str]
    wrong_article: list[str]


class NoticeOut(BaseModel):
    """Whether a notice is good, and what it hit, missed and made up."""

    good: bool
    precluded: bool
    examination_ends_at: str
    comparison: ComparisonOut
    findings: list[FindingOut]
    discrepancies: list[LookedAtOut]


@presentations.post("/presentations/check")
@presentations.input(PresentationIn, arg_name="given", example=EXAMPLE)
@presentations.output(PresentationOut)
def check(given: PresentationIn) -> Answer:
    """Examine one presentation against its credit"""
    return service.examine(_said(given), settings().fixtures_dir)


@presentations.get("/presentations/schema")
@presentations.doc(responses={200: "JSON schema with an example of every kind of document"})
def schema() -> Answer:
    """The JSON schema of a presentation, with an example of every kind of document"""
    return presentation_schema()


@presentations.post("/deadlines/check")
@presentations.input(DeadlineIn, arg_name="given", example=QUESTION)
@presentations.output(DeadlineOut)
def deadline(given: DeadlineIn) -> Answer:
    """Answer one question about a date of a credit"""
    return service.deadline(_said(given), settings().fixtures_dir)


@presentations.post("/notices/check")
@presentations.input(NoticeIn, arg_name="given", example=NOTICE)
@presentations.output(NoticeOut)
def notice(given: NoticeIn) -> Answer:
    """Hold a refusal notice against what the documents show"""
    return service.notice(_said(given), settings().fixtures_dir)


def _said(given: BaseModel) -> dict[str, Any]:
    return given.model_dump(exclude_unset=True)
