"""Every refusal of the three floors is told, and told truly."""

from __future__ import annotations

import gc
import inspect
import string
from collections.abc import Iterator

import pytest

from sandbox.errors import NotFound
from sandbox.problems import BUG, HTTP_PROBLEMS, PAGE_SAYS, PROBLEMS, ROOTS, Problem, problem_of


def _classes(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for below in root.__subclasses__():
        yield from _classes(below)


def _refusals() -> list[type[Exception]]:
    return [kind for root in ROOTS for kind in _classes(root)]


def _carried(kind: type[Exception]) -> set[str]:
    own = any("__init__" in vars(above) for above in kind.__mro__ if above not in BARE)
    return set(inspect.signature(kind).parameters) if own else set()


BARE = (Exception, BaseException, object)


@pytest.mark.parametrize("kind", _refusals(), ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_row(kind: type[Exception]) -> None:
    assert [row for row in PROBLEMS if row.raised is kind]


@pytest.mark.parametrize("row", PROBLEMS, ids=lambda row: row.type)
def test_a_sentence_names_only_what_its_refusal_carries(row: Problem) -> None:
    named = {name for _, name, _, _ in string.Formatter().parse(row.says) if name}
    assert named <= _carried(row.raised)


@pytest.mark.parametrize("type_", PAGE_SAYS)
def test_a_page_s_sentence_names_what_its_refusal_carries_and_no_place_in_a_body(
    type_: str,
) -> None:
    (row,) = (row for row in PROBLEMS if row.type == type_)
    named = {name for _, name, _, _ in string.Formatter().parse(PAGE_SAYS[type_]) if name}
    assert named <= _carried(row.raised) - {"at"}


def test_types_are_unique_pages() -> None:
    slugs = [row.type for row in (*PROBLEMS, *HTTP_PROBLEMS, BUG)]
    assert len(slugs) == len(set(slugs))


def test_statuses_are_refusals() -> None:
    assert {row.status for row in (*PROBLEMS, *HTTP_PROBLEMS)} <= {*range(400, 504), 507}


def test_text_for_people_keeps_its_voice() -> None:
    for row in (*PROBLEMS, *HTTP_PROBLEMS, BUG):
        assert "!" not in row.says.replace("{value!r}", "")
        assert not {"safe", "verified", "approved"} & set(row.says.lower().split())


def test_a_kind_without_a_row_is_told_by_the_row_above_it() -> None:
    class Fresh(NotFound):
        """A refusal that nobody has written a row for yet."""

    assert problem_of(Fresh("world", "w")).raised is NotFound
    del Fresh
    gc.collect()  # so that the test of all subclasses does not see it


def test_a_bug_has_no_row() -> None:
    with pytest.raises(StopIteration):
        problem_of(ValueError())
