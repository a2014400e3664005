"""Graphs from a check through the worker and back: how a cut graph is named, and what was left on."""

import pytest

from tests.builders import Exercise, Graded, grade

HEAD = """
import torch

from grader.checks import detached, expect, rebuilt
"""
CUTS = Exercise(
    checks=HEAD
    + """
X = torch.tensor([1.0, 2.0], requires_grad=True)
MISTAKES = {"made_anew": rebuilt, "not_recorded": detached}


def judge(function):
    expect(function, X).equals(X.detach() ** 2).gradient(2 * X.detach(), mistakes=MISTAKES)


def test_joined(student):
    judge(student.joined)

def test_constant_beside_the_graph(student):
    judge(student.constant_beside_the_graph)

def test_new_leaf(student):
    judge(student.new_leaf)

def test_new_constant(student):
    judge(student.new_constant)

def test_through_numpy(student):
    judge(student.through_numpy)

def test_data(student):
    judge(student.data)

def test_no_grad(student):
    judge(student.no_grad)
""",
    student="""
import torch


def joined(x):
    return x * x


def constant_beside_the_graph(x):
    return x ** torch.tensor(2)


def new_leaf(x):
    return (x.detach() ** 2).requires_grad_()


def new_constant(x):
    return torch.tensor((x**2).tolist())


def through_numpy(x):
    return torch.from_numpy(x.detach().numpy() ** 2)


def data(x):
    return x.data**2


def no_grad(x):
    with torch.no_grad():
        return x**2
""",
    toml="""
[mistakes.made_anew.message]
zh = "新"
en = "new"
[mistakes.not_recorded.message]
zh = "断"
en = "cut"
""",
)
SWITCHES = Exercise(
    checks=HEAD
    + """
Y = torch.ones(2)


def test_own_name(student):
    expect(student.switch_off, Y).naming(changed_grad_mode="left_off").equals(Y)

def test_built_in_name(student):
    expect(student.switch_off, Y).naming(changed_argument="other").equals(Y)

def test_argument(student):
    expect(student.flag, Y).naming(changed_argument="other").equals(Y)
""",
    student="""
import torch


def switch_off(y):
    torch.set_grad_enabled(False)
    return y * 1


def flag(y):
    return y.requires_grad_().detach()
""",
    toml="""
[mistakes.left_off.message]
zh = "关"
en = "off"
[mistakes.other.message]
zh = "别"
en = "other"
""",
)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("graphs"), {"cuts": CUTS, "switches": SWITCHES})


def test_the_gradient_of_an_answer_goes_through_the_students_graph(graded: Graded) -> None:
    """A constant that the student makes on the way cuts nothing."""
    assert graded.verdicts("cuts")["test_joined"] == "passed"
    assert graded.verdicts("cuts")["test_constant_beside_the_graph"] == "passed"


@pytest.mark.parametrize("check", ["test_new_leaf", "test_new_constant", "test_through_numpy"])
def test_a_tensor_made_anew_is_told_apart_by_name(graded: Graded, check: str) -> None:
    assert graded.check("cuts", check)["mistake"] == "made_anew"


@pytest.mark.parametrize("check", ["test_data", "test_no_grad"])
def test_a_step_that_was_not_recorded_is_told_apart_by_name(graded: Graded, check: str) -> None:
    assert graded.check("cuts", check)["mistake"] == "not_recorded"


def test_a_topic_names_what_a_call_left_changed(graded: Graded) -> None:
    names = {name: graded.check("switches", name)["mistake"] for name in graded.verdicts("switches")}

    assert names == {
        "test_own_name": "left_off",
        "test_built_in_name": "changed_grad_mode",
        "test_argument": "other",
    }
