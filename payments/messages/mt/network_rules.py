"""Fields that go together, or do not: what the network asks of a message as a whole.

For training: the network's own rules are more, and are not reached here.
"""

from __future__ import annotations

from collections.abc import Iterator

from lei.findings import Flaw, Judgement, Severity, rule
from payments.messages.mt.subject import MtSubject

_CREDITS = frozenset({"700", "710", "720", "740"})
_TRAINING = "training reading of Standards MT"


@rule(
    "mt-drafts-and-drawee",
    says="Drafts (42C) and drawee (42a) go together; one of them is missing. Add it, or take the "
    "other out.",
    source=f"{_TRAINING}, network rule on 42C and 42a",
)
def drafts_have_a_drawee(subject: MtSubject) -> Iterator[Judgement]:
    if subject.kind.id in _CREDITS and subject.has("42C") != subject.has("42A", "42D"):
        yield from _at(subject, "42C", "42A", "42D")


@rule(
    "mt-one-way-to-pay",
    says="The credit has drafts (42C with 42a), mixed payment (42M) or deferred payment (42P): "
    "one of them, not two. Keep the one that was agreed.",
    source=f"{_TRAINING}, network rule on 42C with 42a, 42M and 42P",
)
def one_way_to_pay(subject: MtSubject) -> Iterator[Judgement]:
    ways = (("42C", "42A", "42D"), ("42M",), ("42P",))
    there = [way for way in ways if subject.has(*way)]
    if subject.kind.id in _CREDITS and len(there) > 1:
        yield from _at(subject, *there[1])


@rule(
    "mt-one-time-of-shipment",
    says="The latest date of shipment (44C) and a shipment period (44D) exclude each other. Keep "
    "one of them.",
    source=f"{_TRAINING}, network rule on 44C and 44D",
)
def one_time_of_shipment(subject: MtSubject) -> Iterator[Judgement]:
    if subject.has("44C") and subject.has("44D"):
        yield from _at(subject, "44D")


@rule(
    "mt-training-format",
    says="MT {message} was held to the sandbox's tables, which are a training format. It was not "
    "validated by the network, and nothing was sent.",
    source="the sandbox's own limit",
    severity=Severity.INFO,
)
def the_format_is_for_training(subject: MtSubject) -> Iterator[Judgement]:
    yield Flaw.of(f"MT {subject.kind.id}", message=subject.kind.id)


def _at(subject: MtSubject, *tags: str) -> Iterator[Judgement]:
    """A flaw at the first field of these tags."""
    for number, field in enumerate(subject.message.fields):
        if field.tag in tags:
            yield subject.flaw(number)
            return


RULES = (drafts_have_a_drawee, one_way_to_pay, one_time_of_shipment, the_format_is_for_training)
