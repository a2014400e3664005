"""Tensors, memory and random numbers, from a check through the worker and back, with a real torch."""

import pytest

from tests.builders import Exercise, Graded, grade

MEMORY = Exercise(
    checks="""
def test_promised(student):
    assert student.promise() == 1

def test_filled(student):
    assert student.fill() == 1

def test_kept(student):
    assert student.keep() == 1

def test_squared(student):
    assert student.square() == 1

def test_good(student):
    assert student.good() == 2
""",
    student="""
import torch


def promise():
    return torch.empty(1 << 34).numel()


def fill():
    return [torch.ones(1 << 20) for _ in range(1 << 16)]


def keep():
    kept = []
    while True:
        kept.append(torch.zeros(1 << 18).tolist())


def square():
    x = torch.ones(200_000)
    return torch.outer(x, x)


def good():
    return 2
""",
)
ARGUMENTS = Exercise(
    checks="""
import numpy as np
import torch


def test_in_place(student):
    x = torch.ones(2, 3)
    student.add_one_(x)
    assert torch.equal(x, torch.full((2, 3), 2.0))


def test_in_place_inside_containers(student):
    for kind in (list, tuple):
        x, n = torch.ones(3), np.ones(2)
        items = kind([x, n])
        student.first_plus_one_(items)
        assert torch.equal(x, torch.full((3,), 2.0)) and items[0] is x and n.sum() == 4
    table = {"w": torch.ones(3), "b": [torch.ones(1)]}
    w, b = table["w"], table["b"][0]
    student.add_one_(table["w"])
    student.table_plus_one_(table)
    assert w.sum() == 9 and table["w"] is w and b.item() == 2 and table["b"][0] is b


def test_replaced_inside_a_list(student):
    x = torch.ones(3)
    items = [x, [x]]
    student.replace_first(items)
    assert torch.equal(items[0], torch.full((3,), 2.0)) and torch.equal(x, torch.ones(3)) and len(items) == 3
    assert torch.equal(items[1][0], torch.ones(3))


def test_in_place_on_a_view(student):
    x = torch.zeros(3, 4)
    student.add_one_(x[1])
    assert torch.equal(x[1], torch.ones(4)) and x.sum() == 4


def test_grad_of_an_argument(student):
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    student.backward(w)
    assert torch.equal(w.grad, torch.tensor([2.0, 4.0]))


def test_layout_arrives(student):
    assert student.strides(torch.zeros(2, 3).T) == (1, 3)


def test_shared_memory_arrives(student):
    x = torch.zeros(4)
    assert student.share(x, x[1:])


def test_same_object_arrives_once(student):
    x = torch.zeros(4)
    assert student.same(x, x) and not student.same(x, x.clone())


def test_tensors_come_back_exactly(student):
    for dtype in (torch.float64, torch.bfloat16, torch.int8, torch.bool, torch.complex64):
        x = torch.tensor([0, 1], dtype=dtype)
        y = student.give(x)
        assert y.dtype == dtype and y.shape == x.shape and torch.equal(x, y)


def test_nested_answer(student):
    found = student.give({"a": [torch.ones(2), (1, "b")], 3: None})
    assert torch.equal(found["a"][0], torch.ones(2)) and found["a"][1] == (1, "b") and found[3] is None


def test_no_grad_of_the_check_holds_in_the_worker(student):
    with torch.no_grad():
        assert not student.is_recording()
    assert student.is_recording()
""",
    student="""
import numpy as np
import torch


def add_one_(x):
    x += 1


def first_plus_one_(items):
    items[0].add_(1)
    np.add(items[1], 1, out=items[1])


def table_plus_one_(table):
    table["w"] += 1
    table["b"][0] += 1


def replace_first(items):
    items[0] = items[0] + 1
    items.append("more")


def backward(w):
    (w * w).sum().backward()


def strides(x):
    return x.stride()


def share(x, y):
    return x.untyped_storage().data_ptr() == y.untyped_storage().data_ptr()


def same(x, y):
    return x is y


def give(x):
    return x


def is_recording():
    return torch.is_grad_enabled()
""",
)
SEEDS = Exercise(
    checks="""
import random

import numpy as np
import torch


def test_torch_seed_reaches_the_worker(student):
    torch.manual_seed(7)
    wanted = torch.rand(3)
    torch.manual_seed(7)
    assert torch.equal(student.torch_numbers(), wanted)


def test_numpy_seed_reaches_the_worker(student):
    np.random.seed(7)
    wanted = np.random.rand(3)
    np.random.seed(7)
    assert (student.numpy_numbers() == wanted).all()


def test_random_seed_reaches_the_worker(student):
    random.seed(7)
    wanted = random.random()
    random.seed(7)
    assert student.random_number() == wanted


def test_a_generator_moves_on(student):
    g = torch.Generator().manual_seed(3)
    first, second = student.drawn(g), student.drawn(g)
    g.manual_seed(3)
    assert torch.equal(first, torch.rand(2, generator=g)) and torch.equal(second, torch.rand(2, generator=g))


def test_numbers_shown(student, rng):
    student.show(torch.rand(2, generator=rng))
    student.show_numbers()


def test_other_numbers_shown(student, rng):
    student.show_numbers()
""",
    student="""
import random

import numpy as np
import torch


def torch_numbers():
    return torch.rand(3)


def numpy_numbers():
    return np.random.rand(3)


def random_number():
    return random.random()


def drawn(g):
    return torch.rand(2, generator=g)


def show(x):
    print(x.tolist())


def show_numbers():
    print(torch.rand(2).tolist(), np.random.rand(), random.random())
""",
)
STATE_CHECKS = """
def test_first(student):
    assert student.count() == 1


def test_second(student):
    assert student.count() == 2
"""
STATE_STUDENT = """
import builtins
import os

import torch


def count():
    builtins.calls = getattr(builtins, "calls", 0) + 1
    torch.calls = getattr(torch, "calls", 0) + 1
    with open("calls", "a") as file:
        file.write("x")
    seen = {builtins.calls, torch.calls, os.path.getsize("calls")}
    return seen.pop() if len(seen) == 1 else seen
"""
DETERMINED = ("test_numbers_shown", "test_other_numbers_shown")
EXERCISES = {
    "memory": MEMORY,
    "arguments": ARGUMENTS,
    "seeds": SEEDS,
    "state": Exercise(checks=STATE_CHECKS, student=STATE_STUDENT),
    "state_again": Exercise(checks=STATE_CHECKS, student=STATE_STUDENT),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return grade(tmp_path_factory.mktemp("torch"), EXERCISES, "--memory", 300, "--seed", 5)


@pytest.mark.parametrize("check", ["test_promised", "test_filled", "test_kept", "test_squared"])
def test_a_hungry_tensor_is_told_as_memory(graded: Graded, check: str) -> None:
    assert graded.verdicts("memory")[check] == "memory"


def test_after_memory_ran_out_the_next_check_passes(graded: Graded) -> None:
    assert graded.verdicts("memory")["test_good"] == "passed"


@pytest.mark.parametrize("topic", ["arguments", "seeds"])
def test_every_check_passes(graded: Graded, topic: str) -> None:
    assert set(graded.verdicts(topic).values()) == {"passed"}


def test_a_global_lives_within_a_topic_and_ends_with_it(graded: Graded) -> None:
    assert graded.verdicts("state") == {"test_first": "passed", "test_second": "passed"}
    assert graded.verdicts("state_again") == graded.verdicts("state")


def test_the_same_seed_gives_the_same_numbers(
    graded: Graded, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = grade(tmp_path_factory.mktemp("again"), {"seeds": SEEDS}, "--seed", 5)

    for check in DETERMINED:
        assert again.check("seeds", check)["output"] == graded.check("seeds", check)["output"] != ""


def test_each_check_has_numbers_of_its_own(graded: Graded) -> None:
    assert len({graded.check("seeds", check)["output"] for check in DETERMINED}) == 2
