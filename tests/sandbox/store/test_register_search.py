"""Finding entities: codes, filters, ranking, and names with a slip in them."""

from __future__ import annotations

import pytest

from lei.record import EntityStatus, RegistrationStatus
from sandbox.home import default_fixtures_dir
from sandbox.services import imports, synth
from sandbox.services.synth import FileFormat
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm
from sandbox.store.register_search import Narrowed, find

ELBE = "SBOX00R7ELBK04T9QZ11"
SLIPS = ("left out", "swapped", "replaced", "doubled")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Register:
    path = tmp_path_factory.mktemp("small") / "register.sqlite"
    imports.import_files(
        sorted((default_fixtures_dir() / "gleif").glob("*.xml")), path, Realm.FICTIONAL
    )
    return Register(path)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Register:
    """A register of three thousand invented firms, in all scripts."""
    folder = tmp_path_factory.mktemp("large")
    synth.write(folder, 3_000, 11, [FileFormat.CSV])
    files = sorted(folder.glob("*lei2*.zip"))
    wanted = imports.Wanted(filters=False)
    imports.import_files(files, folder / "register.sqlite", Realm.FICTIONAL, wanted=wanted)
    return Register(folder / "register.sqlite")


@pytest.mark.parametrize("text", [ELBE, ELBE.lower(), "SBOX00 R7EL BK04", "SBOX00R7"])
def test_a_code_or_its_beginning_finds_its_firm(small: Register, text: str) -> None:
    assert find(small, text)[0].lei == ELBE


def test_a_search_is_narrowed_by_country_and_status(small: Register) -> None:
    germans = find(small, "gmbh", 100, Narrowed(country="DE"))
    assert germans
    assert {hit.country for hit in germans} == {"DE"}
    assert find(small, "rosterei elbe", 100, Narrowed(country="KE")) == ()
    for status in (RegistrationStatus.LAPSED, RegistrationStatus.ISSUED):
        found = find(small, "sbox00", 100, Narrowed(status=status))
        assert {hit.status for hit in found} == {status}
    inactive = find(small, "sbox00", 100, Narrowed(entity_status=EntityStatus.INACTIVE))
    assert {hit.entity_status for hit in inactive} == {EntityStatus.INACTIVE}


def test_the_whole_name_comes_first_and_then_what_begins_so(large: Register) -> None:
    for _, name in large.rows("SELECT lei, name FROM record WHERE id % 150 = 3"):
        assert find(large, name, 5)[0].name == name
        first, *_ = find(large, name[: len(name) // 2 + 1], 5)
        assert first.name.casefold().startswith(name[:1].casefold())


def test_a_name_is_found_by_any_of_its_words_and_by_former_names(large: Register) -> None:
    rows = large.rows("SELECT lei, names FROM record WHERE names LIKE '%' || char(10) || '%'")
    assert len(rows) > 100
    for lei, names in rows[:60]:
        for name in names.split("\n"):
            assert lei in {hit.lei for hit in find(large, name, 50)}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_name_with_a_slip_is_among_the_first_ten(large: Register, slip: str) -> None:
    rows = large.rows("SELECT lei, name FROM record WHERE id % 40 = 7 AND length(name) > 9")
    found = [
        lei in {hit.lei for hit in find(large, mistyped(name, slip), 10)} for lei, name in rows
    ]
    assert sum(found) >= 0.95 * len(found)


def mistyped(name: str, slip: str) -> str:
    """The longest word of a name with a slip in its middle."""
    word = max(name.split(), key=len)
    n = len(word) // 2
    wrong = {
        "left out": word[:n] + word[n + 1 :],
        "swapped": word[:n] + word[n + 1 : n + 2] + word[n] + word[n + 2 :],
        "replaced": word[:n] + "x" + word[n + 1 :],
        "doubled": word[:n] + word[n] + word[n:],
    }
    return name.replace(word, wrong[slip], 1)


def test_a_slip_in_the_first_letter_is_undone(large: Register) -> None:
    rows = large.rows("SELECT lei, name FROM record WHERE id % 40 = 9 AND name GLOB '[A-Z][a-z]*'")
    found = [lei in {hit.lei for hit in find(large, f"q{name[1:]}", 10)} for lei, name in rows]
    assert sum(found) >= 0.9 * len(found) > 20


def test_a_slip_in_a_legal_form_leaves_the_name(large: Register) -> None:
    rows = large.rows("SELECT lei, name FROM record WHERE name GLOB '[A-Z]* [A-Z]* S.r.l.'")
    for lei, name in rows[:10]:
        assert lei in {hit.lei for hit in find(large, name.replace("S.r.l.", "Sdr.l."), 10)}
    assert rows


@pytest.mark.parametrize("text", ["zzqzzqx", "zzqzzqx qqzzj", "_", "gmbh_zz", '"', "a" * 5_000])
def test_what_nobody_is_called_is_not_found(small: Register, text: str) -> None:
    assert find(small, text) == ()


def test_a_large_register_says_that_it_has_no_filters(large: Register, small: Register) -> None:
    assert (large.has_filters(), small.has_filters()) == (False, True)


def test_a_register_can_be_closed_and_asked_again(small: Register) -> None:
    small.close()
    small.close()
    assert small.record(ELBE) is not None
