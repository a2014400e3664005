"""Mutants of a module: which changes are made, what is left alone, and that no two do the same."""

import difflib
from textwrap import dedent

import pytest

from grader.verify.mutants.make import Mutant, bytecode, mutants_of


def mutants(body: str, *, head: str = "def f(a, b, dim):") -> list[Mutant]:
    """Return the mutants of a function with that body."""
    lines = "\n".join(f"    {line}" for line in dedent(body).strip().splitlines())
    return mutants_of(f"import torch\n\n\n{head}\n{lines}\n")


def changes(body: str) -> dict[str, str]:
    """Return the operators by the line that they make."""
    return {mutant.after: mutant.operator for mutant in mutants(body)}


@pytest.mark.parametrize(
    ("line", "changed", "operator"),
    [
        ("return a.sum(dim=dim)", "return a.mean(dim=dim)", "mean for sum"),
        ("return a.sum(dim=dim)", "return a.sum(dim=-dim)", "dim negated"),
        ("return a.sum(dim=dim)", "return a.sum(dim=0)", "argument ignored"),
        ("return a.sum(dim=dim)", "return a.sum()", "dim dropped"),
        ("return a.sum(dim=dim)", "return a.sum(dim=dim, keepdim=True)", "keepdim added"),
        ("return a.sum(dim=1, keepdim=True)", "return a.sum(dim=1)", "keepdim dropped"),
        ("return a.sum(dim=1)", "return a.sum(dim=0)", "constant"),
        ("return a.sum(dim=1)", "return a.sum(dim=-1)", "constant"),
        ("return a.argmax()", "return a.argmin()", "argmin for argmax"),
        ("return a.max(dim=1)", "return a.min(dim=1)", "min for max"),
        ("return a.detach().numpy()", "return a.numpy()", "detach dropped"),
        ("return a.clone()", "return a", "returns an argument"),
        ("return a.contiguous().view(2)", "return a.view(2)", "contiguous dropped"),
        ("return a.view(2, -1)", "return a.reshape(2, -1)", "reshape for view"),
        ("return a.view(2, -1)", "return a.view(2, -1).clone()", "copy for view"),
        ("return a.reshape(2, 3)", "return a.reshape(3, 2)", "arguments swapped"),
        ("return a @ b", "return b @ a", "operands swapped"),
        ("return a @ b", "return a.mT @ b", "transpose added"),
        ("return a @ b.T", "return a @ b", "T dropped"),
        ("return torch.mm(a, b)", "return torch.mm(b, a)", "arguments swapped"),
        ("return torch.ones(2, dtype=torch.float64)", "return torch.ones(2)", "dtype dropped"),
        (
            "return a.to(torch.int64)",
            "return a.to(torch.int32)",
            "int32 for int64",
        ),
        (
            "x = torch.tensor(a, requires_grad=True)",
            "x = torch.tensor(a)",
            "requires_grad dropped",
        ),
        ("a.grad.zero_()", "pass", "statement dropped"),
        ("a -= b", "a = a - b", "copy for in-place"),
        ("a = a - b", "a -= b", "in place"),
        ("return a * b", "return a.mul_(b)", "in place"),
        ("return a + b", "return a - b", "operator"),
        ("return a // b", "return a / b", "operator"),
        ("return a < b", "return a <= b", "comparison"),
        ("return a < b", "return a > b", "comparison"),
        ("return a is not b", "return a is b", "comparison"),
        ("return a and b", "return a or b", "condition"),
        ("return not a.any()", "return a.any()", "sign dropped"),
        ("return list(range(a))", "return list(range(a + 1))", "range off by one"),
        ("return a[1:]", "return a[:]", "bound dropped"),
        ("return a[dim]", "return a[dim - 1]", "index off by one"),
        ("return 0", "return 1", "constant"),
        ("return 2.5", "return -2.5", "constant"),
        ("return True", "return False", "constant"),
        ("return 'yes'", "return 'yesx'", "constant"),
        ("return a", "return None", "returns nothing"),
        ("return a.exp()", "return dim", "returns an argument"),
        ("return 1 if a else 2", "return 1 if True else 2", "condition fixed"),
        ("raise ValueError('no')", "raise RuntimeError('no')", "another error"),
        ("raise ValueError('no')", "pass", "raise dropped"),
        ("return a, b", "return b, a", "elements swapped"),
        ("return a - b", "return b - a", "operands swapped"),
        ("return int(a)", "return a", "returns an argument"),
    ],
)
def test_a_slip_is_made(line: str, changed: str, operator: str) -> None:
    assert changes(line)[changed] == operator


def test_no_grad_is_forgotten() -> None:
    made = changes("with torch.no_grad():\n    a += b")

    assert made["if True:"] == "context dropped"


def test_a_mutant_is_the_module_but_for_one_place() -> None:
    text = "def f(a):\n    # keep me\n    b = a  +  1  # and me\n    return b\n"

    for mutant in mutants_of(text):
        matcher = difflib.SequenceMatcher(None, text.splitlines(), mutant.text.splitlines(), autojunk=False)
        assert len([one for one in matcher.get_opcodes() if one[0] != "equal"]) == 1
        assert "# keep me" in mutant.text


def test_columns_behind_chinese_are_found() -> None:
    made = [mutant.after for mutant in mutants_of("def f(a):\n    return '行', a + 1\n")]

    assert "return '行', a - 1" in made


def test_a_form_feed_ends_no_line() -> None:
    made = [mutant.after for mutant in mutants_of("NAME = 'a\f\u2028b'\n\n\ndef f(a):\n    return a + 1\n")]

    assert "return a - 1" in made


@pytest.mark.parametrize(
    "text",
    [
        '"""One."""\n',
        "import math\nfrom torch import nn\n",
        'if __name__ == "__main__":\n    print(1)\n',
        'def f():\n    """Return 1."""\n',
        'class A:\n    """Hold 1."""\n',
        "def f(a: list[1] = None) -> dict[0, 2]: ...\n",
    ],
)
def test_docstrings_annotations_imports_and_main_blocks_stay(text: str) -> None:
    assert [mutant.text for mutant in mutants_of(text) if mutant.after != "pass"] == []


def test_the_text_of_an_error_stays() -> None:
    made = {mutant.after for mutant in mutants("raise ValueError(f'{a} and {1}', 'no', 2)")}

    assert made == {
        "pass",
        "raise RuntimeError(f'{a} and {1}', 'no', 2)",
        "raise Exception(f'{a} and {1}', 'no', 2)",
    }


def test_no_two_mutants_do_the_same() -> None:
    text = "def f(a, b):\n    if a < b or a == b:\n        return (a - b) * 2\n    return b[0:1] @ a\n"

    codes = [bytecode(text), *(bytecode(mutant.text) for mutant in mutants_of(text))]

    assert len(set(codes)) == len(codes)


def test_one_and_true_are_told_apart() -> None:
    assert len({bytecode("x = 1"), bytecode("x = 1.0"), bytecode("x = True")}) == 3
    assert bytecode("x = 0.0") != bytecode("x = -0.0")


def test_line_numbers_do_not_make_a_difference() -> None:
    assert bytecode("def f():\n    return 1\n") == bytecode("# first\n\ndef f():\n\n    return (1)\n")


def test_a_mutant_keeps_its_id_when_other_lines_come() -> None:
    before = {mutant.id for mutant in mutants("return a + b")}
    after = {mutant.id for mutant in mutants("a = a.exp()\nreturn a + b")}

    assert before <= after


def test_ids_are_unique_and_name_function_and_operator() -> None:
    found = mutants("x = a.sum(dim=1) + b.sum(dim=1)\nreturn x.reshape(1, -1) * 1")

    assert len({mutant.id for mutant in found}) == len(found)
    assert all(mutant.id.startswith("f:") for mutant in found)
    assert any(mutant.id.startswith("f:mean_for_sum:") for mutant in found)


def test_a_nested_function_is_named_from_outside() -> None:
    made = mutants_of("def f(a):\n    def g(b):\n        return b + 1\n    return g(a)\n\nEPS = 1\n")

    assert {mutant.function for mutant in made} == {"f", "f.g", "<module>"}


def test_what_is_no_python_is_refused() -> None:
    with pytest.raises(SyntaxError):
        mutants_of("def f(:\n")
