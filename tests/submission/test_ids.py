"""Ids are safe as folder names on every system, readable, and unique."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.submission import safe_id
from grader.submission.ids import MAX_CHARACTERS, unique_id

NAMES = st.text(st.characters(categories=("L", "N", "P", "S", "Z", "C", "M")), max_size=120)


@pytest.mark.parametrize("name", ["alice", "张三", "Jane Doe_12345", "O'Brien", "alice.v2", "José"])
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert safe_id(name) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("", "student"),
        ("...", "student"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("a\\b:c", "a_b_c"),
        ("a\nb\x1b[31m", "a_b_[31m"),
        ("  two   spaces ", "two spaces"),
        (".hidden", "hidden"),
        ("--fresh", "fresh"),
        ("ends.", "ends"),
        ("Jose\u0301", "José"),
        ("ali\u202ece\u200b", "alice"),
        ("e\u200c\u0301", "é"),
        ("\udcff", "_"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com10", "com10"),
        ("x" * 300, "x" * 80),
    ],
)
def test_an_odd_name_is_made_safe(name: str, safe: str) -> None:
    assert safe_id(name) == safe


@given(NAMES)
def test_every_id_is_a_single_plain_folder_name(name: str) -> None:
    made = safe_id(name)

    assert made
    assert len(made) <= MAX_CHARACTERS
    assert len(made.encode()) <= 255
    assert made == unicodedata.normalize("NFC", made)
    assert made[0] not in ".- "
    assert made[-1] not in ". "
    assert not any(unicodedata.category(character)[0] == "C" for character in made)
    assert not set(made) & set('/\\<>:"|?*')


@given(NAMES)
def test_a_safe_id_is_left_alone(name: str) -> None:
    assert safe_id(safe_id(name)) == safe_id(name)


@given(st.lists(NAMES, max_size=8))
def test_ids_differ_on_systems_that_ignore_case(names: list[str]) -> None:
    taken: set[str] = set()
    made = [unique_id(name, taken) for name in names]

    assert len({unicodedata.normalize("NFKC", one).casefold() for one in made}) == len(names)
    assert all(safe_id(one) == one for one in made)


def test_a_name_of_wide_characters_fits_a_file_system() -> None:
    assert len(safe_id("\U00020000" * 80).encode()) <= 240


def test_equal_names_are_numbered() -> None:
    taken: set[str] = set()

    assert [unique_id(name, taken) for name in ("alice", "Alice", "ALICE")] == ["alice", "Alice-2", "ALICE-3"]


def test_a_number_fits_into_a_long_name() -> None:
    taken: set[str] = set()
    unique_id("x" * 80, taken)

    assert unique_id("x" * 80, taken) == "x" * 78 + "-2"
