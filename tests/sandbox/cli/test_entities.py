"""`check`, `import`, `show`, `find`, `owners`: what they print, and how they exit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sandbox.cli import main
from sandbox.home import default_fixtures_dir

FILES = [str(path) for path in sorted((default_fixtures_dir() / "gleif").glob("*.xml"))]
ELBE, DEPOT = "SBOX00R7ELBK04T9QZ11", "SBOX00J09SPL8Y3VRR97"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    loaded = run(home, "import", "--realm", "fictional", *FILES)
    assert loaded.exit_code == 0, loaded.output
    return home


HOW = ("show", "owners")


def run(home: Path, *arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["--home", str(home), *arguments], input=typed)


def test_a_right_code_is_fine_and_named(home: Path) -> None:
    found = run(home, "check", ELBE)
    assert found.exit_code == 0
    assert "Rösterei Elbe GmbH" in found.output


def test_a_code_of_nineteen_characters_says_so(home: Path) -> None:
    found = run(home, "check", ELBE[:-1])
    assert found.exit_code == 1
    assert "The code has 19 characters" in found.output


def test_codes_come_from_standard_input_or_a_file(home: Path, tmp_path: Path) -> None:
    codes = f"{ELBE}\n\nSBOX00R7ELBKO4T9QZ11\n"
    piped = run(home, "check", typed=codes)
    (tmp_path / "codes.txt").write_text(codes)
    named = run(home, "check", "--file", str(tmp_path / "codes.txt"))
    assert piped.output == named.output
    assert piped.exit_code == named.exit_code == 1
    assert "would need 03" in piped.output
    assert f"You may have meant {ELBE}, Rösterei Elbe GmbH." in piped.output


def test_a_profile_changes_the_answer(home: Path) -> None:
    def payment(profile: str) -> str:
        found = run(home, "check", "--json", "--profile", profile, DEPOT)
        return str(json.loads(found.output)["standing"]["answers"]["payment"])

    assert (payment("strict"), payment("lenient")) == ("no", "ask")


def test_a_code_can_be_checked_without_a_register(tmp_path: Path) -> None:
    found = run(tmp_path, "check", ELBE)
    assert found.exit_code == 0
    assert "No firm in this register holds it" in found.output


def test_a_record_is_shown(home: Path) -> None:
    assert "Speicherweg 4, 20457 Hamburg, DE" in run(home, "show", ELBE).output
    shown = json.loads(run(home, "show", "--json", ELBE).output)
    assert shown["record"]["legal_name"]["text"] == "Rösterei Elbe GmbH"


def test_owners_draw_the_chain_and_say_what_is_not_told(home: Path) -> None:
    found = run(home, "owners", ELBE)
    assert "Direct parent: Elbekontor Holding GmbH" in found.output
    assert "Top of the group: Fjordlys Foods Group ASA" in found.output
    assert "It says that no person is known who controls it" in found.output
    assert found.exit_code == 1  # three records of the group do not add up
    assert run(home, "owners", "SBOX00H4K7NB39D2XV53").exit_code == 0


def test_a_circle_is_drawn_once_round(home: Path) -> None:
    (hit,) = json.loads(run(home, "find", "--json", "Ouroboros", "Alpha").output)
    found = run(home, "owners", hit["lei"])
    assert found.output.count("  * Ouroboros Alpha SA") == 1
    assert "run in a circle" in found.output


def test_a_name_is_found_or_not(home: Path) -> None:
    assert ELBE in run(home, "find", "rosterei", "elbe").output
    assert run(home, "find", "zzzzzzzz").exit_code == 1


@pytest.mark.parametrize("command", ["show", "owners"])
def test_what_is_not_held_is_refused(home: Path, command: str) -> None:
    refused = run(home, command, "213800KUD8LAJWSQ9D15")
    assert refused.exit_code == 2
    assert "No firm in this register holds it" in refused.stderr


@pytest.mark.parametrize("command", ["show", "owners"])
def test_a_wrong_code_is_told_with_what_was_meant(home: Path, command: str) -> None:
    for wrong, told in ((ELBE[:-1], "19 characters"), ("SBOX00R7ELBKO4T9QZ11", "need 03")):
        found = run(home, command, wrong)
        assert (found.exit_code, found.stdout) == (1, "")
        assert told in found.stderr
        assert f"You may have meant {ELBE}, Rösterei Elbe GmbH." in found.stderr
        assert "key" not in found.stderr


def test_no_raw_words_of_the_standard_are_printed_alone(home: Path) -> None:
    every = json.loads(run(home, "find", "--json", "holding").output)
    printed = "".join(run(home, how, hit["lei"]).output for hit in every for how in HOW)
    for raw in ("ISSUED", "ACTIVE", "CONSOLIDAT", "IS_FUND", "NO_LEI:", "NO_KNOWN_PERSON:"):
        assert raw not in printed
    assert "code current, firm active" in printed


@pytest.mark.parametrize("content", ["<!DOCTYPE a><a/>", "<html/>", "<lei:LEIData", "LEI,Name"])
def test_a_bad_file_is_refused_and_named(home: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.xml").write_text(content)
    before = (home / "register.sqlite").read_bytes()
    refused = run(home, "import", "--realm", "fictional", *FILES, str(tmp_path / "bad.xml"))
    assert refused.exit_code == 2
    assert "bad.xml" in refused.stderr
    assert (home / "register.sqlite").read_bytes() == before


def test_records_left_out_are_listed(tmp_path: Path) -> None:
    data = Path(FILES[0]).read_text("utf-8").replace(f"{ELBE}</lei:LEI>", "X</lei:LEI>")
    (tmp_path / "lei.xml").write_text(data, "utf-8")
    found = run(tmp_path, "import", "--realm", "fictional", str(tmp_path / "lei.xml"))
    assert found.exit_code == 1
    assert "loaded 67, left out 1" in found.output
    assert "lei.xml, record 2, X: LEI: 'X' has not the shape of an LEI" in found.output
