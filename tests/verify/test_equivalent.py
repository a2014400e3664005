"""Declarations of equivalent mutants: read, refused where they are unusable, matched by their lines."""

from pathlib import Path

import pytest

from grader.errors import InputError
from grader.verify.mutants.equivalent import read_declarations, unknown_declarations
from grader.verify.mutants.make import mutants_of
from tests.builders import write

MUTANTS = mutants_of("def f(m):\n    if m:\n        return m.sum(dim=1)\n")
ENTRY = """
    [[mutant]]
    function = "f"
    from = "{before}"
    to = {after}
    reason = "{reason}"
"""


def entry(
    before: str = "return m.sum(dim=1)", after: str = '"return m.sum(dim=-1)"', reason: str = "2-d"
) -> str:
    return ENTRY.format(before=before, after=after, reason=reason)


def test_a_topic_without_a_file_declares_nothing(tmp_path: Path) -> None:
    assert read_declarations(tmp_path) == []


def test_a_declaration_speaks_of_the_mutant_with_its_lines(tmp_path: Path) -> None:
    write(tmp_path / "equivalent.toml", entry())

    (declared,) = read_declarations(tmp_path)

    assert [mutant.after for mutant in MUTANTS if declared.fits(mutant)] == ["return m.sum(dim=-1)"]
    assert declared.reason == "2-d"


def test_several_changes_of_a_line_share_a_reason(tmp_path: Path) -> None:
    write(tmp_path / "equivalent.toml", entry(after='["return m.sum(dim=-1)", "return m.sum(dim=2)"]'))

    assert [one.after for one in read_declarations(tmp_path)] == [
        "return m.sum(dim=-1)",
        "return m.sum(dim=2)",
    ]


def test_indentation_does_not_matter(tmp_path: Path) -> None:
    text = "function = 'f'\nfrom = '''\n    if m:\n  return m.sum(dim=1)\n'''\nto = 'pass'\nreason = 'r'\n"
    write(tmp_path / "equivalent.toml", f"[[mutant]]\n{text}")

    (declared,) = read_declarations(tmp_path)

    assert [mutant.operator for mutant in MUTANTS if declared.fits(mutant)] == ["statement dropped"]


def test_a_declaration_of_no_mutant_is_found(tmp_path: Path) -> None:
    write(tmp_path / "equivalent.toml", entry() + entry(before="return m.mean()"))

    unknown = unknown_declarations(read_declarations(tmp_path), MUTANTS)

    assert [str(one) for one in unknown] == ["f: return m.mean() → return m.sum(dim=-1)"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (entry(reason=" "), "reason"),
        ("[[mutant]\n", "TOML"),
        ('[[mutant]]\nfunction = "f"\n', "from"),
        (entry() + 'why = "x"\n', "why"),
    ],
)
def test_an_unusable_file_is_refused_in_one_line(tmp_path: Path, text: str, says: str) -> None:
    write(tmp_path / "equivalent.toml", text)

    with pytest.raises(InputError, match=r"equivalent\.toml") as refused:
        read_declarations(tmp_path)

    assert says in str(refused.value)
    assert "\n" not in str(refused.value)
