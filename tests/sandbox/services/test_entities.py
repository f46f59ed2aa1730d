from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from stdnum.iso7064 import mod_97_10

from lei.code import Verdict
from lei.findings import Severity
from lei.standing import STRICT
from sandbox.errors import NotFound
from sandbox.home import default_fixtures_dir
from sandbox.services import entities, imports
from sandbox.store.entities import Register
from sandbox.store.register_rows import Realm

ON = date(2026, 5, 4)
ELBE, DEPOT = "SBOX00R7ELBK04T9QZ11", "SBOX00J09SPL8Y3VRR97"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Register:
    path: Path = tmp_path_factory.mktemp("register") / "register.sqlite"
    imports.load_fictional(default_fixtures_dir(), path)
    return Register(path)


def test_a_right_code_brings_its_firm_and_standing(register: Register) -> None:
    found = entities.check_code(register, "sbox 00r7 elbk 04t9 qz11", STRICT, ON)
    assert (found.verdict, found.normalised) == (Verdict.VALID, ELBE)
    (said,) = found.findings
    assert (said.rule, said.severity) == ("lei-normalised", Severity.INFO)
    assert said.values == {"code": ELBE, "left_out": 4, "raised": 12}
    assert found.entity is not None
    assert found.standing is not None
    assert found.entity.legal_name.text == "Rösterei Elbe GmbH"


def test_a_code_is_said_to_be_read_as_it_was_typed_when_it_was(register: Register) -> None:
    assert entities.check_code(register, ELBE, STRICT, ON).findings == ()


@pytest.fixture
def old(tmp_path: Path) -> Register:
    """A register whose buyer has check digits that do not fit."""
    data = (default_fixtures_dir() / "gleif" / "lei.xml").read_text("utf-8")
    (tmp_path / "lei.xml").write_text(data.replace(ELBE, ELBE[:-2] + "12"), "utf-8")
    imports.import_files([tmp_path / "lei.xml"], tmp_path / "r.sqlite", Realm.FICTIONAL)
    return Register(tmp_path / "r.sqlite")


def test_digits_that_do_not_fit_are_a_warning_where_the_register_is_older(
    old: Register, tmp_path: Path
) -> None:
    # registered in 2019, after digits were checked: the register holds it, and it is still wrong
    found = entities.check_code(old, ELBE[:-2] + "12", STRICT, ON)
    assert found.verdict is Verdict.INVALID
    assert found.entity is not None
    path = tmp_path / "lei.xml"
    path.write_text(path.read_text("utf-8").replace(">2019-03-28T", ">2014-03-28T"), "utf-8")
    imports.import_files([path], old.path, Realm.FICTIONAL)
    found = entities.check_code(old, ELBE[:-2] + "12", STRICT, ON)
    assert found.verdict is Verdict.WARNING
    assert "lei-check-digits-registered" in [finding.rule for finding in found.findings]
    assert "lei-check-digits" not in [finding.rule for finding in found.findings]


def test_a_prefix_of_no_issuer_is_a_warning_unless_the_register_holds_the_code(
    register: Register,
) -> None:
    body = "ZZZZ00000000000001"
    strange = body + mod_97_10.calc_check_digits(body)
    found = entities.check_code(register, strange, STRICT, ON)
    assert (found.verdict, [f.rule for f in found.findings]) == (
        Verdict.WARNING,
        ["lei-unknown-prefix"],
    )


def test_a_wrong_code_is_not_looked_up(register: Register) -> None:
    found = entities.check_code(register, "SBOX00R7ELBKO4T9QZ11", STRICT, ON)
    assert (found.verdict, found.entity, found.standing) == (Verdict.INVALID, None, None)


def test_the_registered_code_one_slip_away_is_suggested(register: Register) -> None:
    found = entities.check_code(register, "SBOX00R7ELBKO4T9QZ11", STRICT, ON)
    assert [(s.code, s.legal_name, s.why) for s in found.suggestions] == [
        (ELBE, "Rösterei Elbe GmbH", "look-alike")
    ]


def test_a_lapsed_registration_warns_and_is_not_invalid(register: Register) -> None:
    found = entities.check_code(register, DEPOT, STRICT, ON)
    assert found.verdict is Verdict.WARNING
    assert [finding.rule for finding in found.findings] == ["lei-lapsed"]


def test_a_right_code_that_nobody_holds_is_valid_without_a_firm(register: Register) -> None:
    found = entities.check_code(register, "213800KUD8LAJWSQ9D15", STRICT, ON)
    assert (found.verdict, found.entity) == (Verdict.VALID, None)


def test_what_is_not_held_is_not_found(register: Register) -> None:
    for ask in (entities.show, entities.ownership):
        with pytest.raises(NotFound) as caught:
            ask(register, "213800KUD8LAJWSQ9D15")
        assert (caught.value.kind, caught.value.name) == ("entity", "213800KUD8LAJWSQ9D15")


def test_an_entity_comes_with_both_its_sides(register: Register) -> None:
    view = entities.show(register, "SBOX00BF5KZXMUJ47Y53")
    assert {r.parent for r in view.parents} == {"SBOX00RX5AURH8THSN34", "SBOX00W63FCH26YU1458"}
    assert ELBE in {r.child for r in view.children}


def test_the_register_is_of_the_day_of_its_newest_file(register: Register) -> None:
    assert entities.register_date(register) == ON
    assert entities.register_date(Register(Path("/nowhere/register.sqlite"))) is None
