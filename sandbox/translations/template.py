"""The template of all catalogues (`messages.pot`): every sentence that a person may read.

    python -m sandbox.translations.template messages.pot
    pybabel update --no-fuzzy-matching --ignore-obsolete -i messages.pot -d sandbox/translations
    pybabel compile -d sandbox/translations

Calls of gettext are found in Python and templates. Sentences of tables are no calls, so the
tables themselves are asked; words of refusals and of lines are found by `spoken`. The library click
asks our catalogues for what it says on the command line, so its sentences are here as well.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import write_po

from lei.ownership import REASONS
from payments.collection import collection
from payments.collection.moves import ROWS as COLLECTION_ROWS
from payments.credential.roles import PURPOSES, ROLES
from payments.credit import credit
from payments.credit.moves import MOVES
from payments.documents.elements import ELEMENTS
from payments.documents.lessons import LESSONS
from payments.guarantee import guarantee
from payments.guarantee.moves import MOVES as GUARANTEE_MOVES
from payments.messages import MESSAGES, PROFILES, mt
from payments.messages.codes import CODES
from payments.network.faults import FAULTS
from payments.sale import comparison
from payments.sale.fees import FEES
from payments.sale.terms import TERMS
from payments.title import title
from payments.title.mletr import CRITERIA
from payments.title.moves import MOVES as TITLE_MOVES
from payments.world import score, score_criteria, score_says
from payments.world.acts import ACTS, DUE_TOLD
from payments.world.default_lesson import DECIDED, RUN_SHEET
from payments.world.policies import TABLE as POLICIES
from payments.world.story import BANK_PAID
from sandbox.access_table import WHO_SENTENCES
from sandbox.catalogue import RULES
from sandbox.cli import main
from sandbox.cli.door import sentences
from sandbox.problems import BUG, HTTP_PROBLEMS, PROBLEMS, HttpProblem, Problem
from sandbox.translations.spoken import spoken

PACKAGE = Path(__file__).parent.parent
CLICK = Path(click.__file__).parent
CLICK_METHODS = [
    (f"{module}.py", "python")
    for module in ("core", "decorators", "exceptions", "formatting", "parser", "types")
]
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
KEYWORDS = {**DEFAULT_KEYWORDS, "lazy_gettext": None}


def template() -> Catalog:
    """A catalogue with every sentence and no translation."""
    catalogue = Catalog(project="lei-sandbox", fuzzy=False)
    found = extract_from_dir(PACKAGE, METHODS, keywords=KEYWORDS)
    for file, line, sentence, comments, context in found:
        catalogue.add(sentence, locations=[(file, line)], auto_comments=comments, context=context)
    for each in spoken():
        if each.says:
            catalogue.add(each.says, locations=[(each.file, each.line)])
    for file, _line, sentence, _comments, _context in extract_from_dir(CLICK, CLICK_METHODS):
        catalogue.add(sentence, locations=[(f"click/{file}", 1)])
    for sentence in (*sentences(main), *table_sentences()):
        catalogue.add(sentence)
    return catalogue


def table_sentences() -> Iterator[str]:
    """The sentences that stand in tables of the house."""
    yield from (rule.says for rule in RULES)
    yield from WHO_SENTENCES
    problems: tuple[Problem | HttpProblem, ...] = (*PROBLEMS, *HTTP_PROBLEMS, BUG)
    for problem in problems:
        yield from (problem.title, problem.says)
    for act in ACTS:
        yield from (act.says, act.told)
    yield from (move.says for move in MOVES)
    yield from (name.replace("_", " ") for name in NAMES)
    for fault in FAULTS:
        yield from (fault.says, fault.happens)
    yield from SYSTEM
    yield from (message.title for message in mt.MESSAGES)
    for code in CODES:
        yield from (code.says, code.do)
    yield from (row.says for row in COLLECTION_ROWS)
    yield from (*DUE_TOLD.values(), BANK_PAID)
    yield DECIDED
    for phase in RUN_SHEET:
        yield from (phase.name, phase.says)
    yield from _looking_back()
    yield from _trade()
    for reason in REASONS:
        yield from (reason.says, reason.ask)
    yield from (message.title for message in MESSAGES)
    yield from (profile.says for profile in PROFILES)


def _trade() -> Iterator[str]:
    """Titles, credentials, guarantees, terms of payment, and what documents teach."""
    yield from (move.says for move in TITLE_MOVES)
    for criterion in CRITERIA:
        yield from (criterion.asks, criterion.here, criterion.real)
    yield from (role.says for role in ROLES)
    yield from (says for _purpose, says in PURPOSES)
    yield from (move.says for move in GUARANTEE_MOVES)
    yield from comparison.SENTENCES
    yield from (fee.says for fee in FEES)
    for term in TERMS:
        yield from (term.name, term.says, *(borne.why for borne in term.risks.values()))
    yield from (element.name for element in ELEMENTS)
    for lesson in LESSONS:
        yield from (lesson.title, lesson.mistake)


def _looking_back() -> Iterator[str]:
    """What bots do, and what points are for."""
    for policy in POLICIES:
        yield from (policy.name, policy.says)
        yield from (policy.as_seller, policy.as_buyer, policy.as_bank)
    for row in score_criteria.CRITERIA:
        yield from (row.name, row.says, row.source)
    yield from score_says.SENTENCES
    yield from (score.HINT_TAKEN, score.HINT_SAYS, score.HINT_SOURCE)


NAMES: tuple[str, ...] = (
    *credit.Role,
    *credit.State,
    *collection.Role,
    *collection.State,
    *guarantee.Role,
    *guarantee.State,
    *title.Role,
    *title.State,
)
"""Roles and states, which a refusal names in its sentence."""

SYSTEM = (
    "File name too long",
    "Is a directory",
    "No such file or directory",
    "No space left on device",
    "Not a directory",
    "Permission denied",
    "Read-only file system",
)
"""What a system says of a file (POSIX strerror): the commonest of it."""

if __name__ == "__main__":
    with Path(sys.argv[1]).open("wb") as file:
        write_po(file, template())
