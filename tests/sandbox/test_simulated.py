"""The simulated device, seen by student code in a real worker, on machines that have no real one."""

from pathlib import Path

import pytest
import torch

from tests.builders import Exercise, Graded, grade

pytestmark = pytest.mark.skipif(
    torch.cuda.is_available(), reason="a real device takes the simulated one's place"
)

STUDENT = """
import time
import timeit
import torch

FOUND = torch.cuda.is_available()


def found():
    return FOUND, torch.cuda.device_count()


def move(t, device):
    return t.to(device)


def places(t):
    moved = t.cuda()
    return [str(moved.device), moved.is_cuda, str(t.device), str(moved.T.device), str((moved * 2).device)]


def made():
    tensors = [torch.zeros(2, device="cuda"), torch.tensor([1, 2], device="cuda:0")]
    with torch.device("cuda"):
        tensors.append(torch.ones(2))
    tensors.append(torch.ones(2))
    return [str(t.device) for t in tensors]


def add(a, b):
    return a + b


def change_the_moved(t):
    moved = t.to("cuda")
    moved += 1
    back = moved.cpu()
    back += 1
    return t, moved, back


def to_numpy(t):
    return t.numpy()


def shown(t):
    return repr(t)


def gradient(t):
    x = t.detach().clone().requires_grad_()
    (x.to("cuda") ** 2).sum().backward()
    return x.grad, str(x.grad.device)


def second(t):
    return t.to("cuda:1")


def multiply(a, b):
    start = time.perf_counter()
    product = a @ b
    torch.cuda.synchronize()
    return time.perf_counter() - start, product


def by_timeit(t):
    return timeit.repeat(lambda: t @ t, number=1, repeat=2)


def by_marks(t):
    start, end = torch.cuda.Event(enable_timing=True), torch.cuda.Event(enable_timing=True)
    start.record()
    t @ t
    end.record()
    end.synchronize()
    return start.elapsed_time(end)


def unfinished(t):
    start, end = torch.cuda.Event(), torch.cuda.Event()
    start.record()
    t @ t
    end.record()
    return start.elapsed_time(end)
"""

CHECKS = """
import pytest
import torch
from grader.checks import expect, has_device, on, without_device

T = torch.arange(6.0).reshape(2, 3)
KINDS = [T, T.T, T.long(), T.double(), T > 2, torch.tensor(1.5), torch.ones(2, 0)]


def test_the_device_is_found_when_the_module_is_loaded(student):
    assert has_device(student)
    assert student.found() == (True, 1)


def test_a_machine_without_a_device(student):
    with without_device(student):
        assert not has_device(student)
        assert student.found() == (False, 0)
        with pytest.raises((AssertionError, RuntimeError)):
            student.move(T, "cuda")
    assert student.found() == (True, 1)


def test_tensors_lie_where_they_should(student):
    assert student.places(T) == ["cuda:0", True, "cpu", "cuda:0", "cuda:0"]
    assert student.made() == ["cuda:0", "cuda:0", "cuda:0", "cpu"]


def test_tensors_cross_by_value(student):
    for t in KINDS:
        for argument in (t, on("cuda", t)):
            expect(student.move, argument, "cuda").equals(t).on_device("cuda").on_device("cuda:0")
            expect(student.move, argument, torch.device("cpu")).equals(t).on_device("cpu")


def test_moves_are_seen(student):
    [there] = expect(student.move, T, "cuda").seen.transfers
    assert (there.origin, there.device, there.label) == ("cpu", "cuda:0", "0")
    [back] = expect(student.move, on("cuda", T), device="cpu").seen.transfers
    assert (back.origin, back.device, back.label) == ("cuda:0", "cpu", "0")
    assert not expect(student.move, T, "cpu").seen.transfers
    assert not expect(student.move, on("cuda", T), "cuda").seen.transfers


def test_devices_do_not_mix(student):
    for a, b in [(T, on("cuda", T)), (on("cuda", T), T)]:
        with pytest.raises(RuntimeError, match="Expected all tensors to be on the same device"):
            student.add(a, b)
    expect(student.add, on("cuda", T), torch.tensor(1.0)).equals(T + 1).on_device("cuda")
    expect(student.add, on("cuda", T), on("cuda", T)).equals(T * 2).on_device("cuda")


def test_the_device_has_memory_of_its_own(student):
    expect(student.change_the_moved, T).equals((T, T + 1, T + 2))


def test_numpy_sees_the_cpu_alone(student):
    with pytest.raises(TypeError, match="can't convert cuda:0 device type tensor to numpy"):
        student.to_numpy(on("cuda", T))


def test_a_tensor_shows_its_device(student):
    assert student.shown(on("cuda", torch.ones(2))) == "tensor([1., 1.], device='cuda:0')"
    assert student.shown(on("cuda", torch.ones(1).double())) == (
        "tensor([1.], device='cuda:0', dtype=torch.float64)"
    )


def test_gradients_come_back(student):
    expect(student.gradient, T).equals((2 * T, "cpu"))


def test_there_is_one_device(student):
    with pytest.raises(RuntimeError, match="invalid device ordinal"):
        student.second(T)


def test_products_waits_and_readings_are_seen_in_order(student):
    call = expect(student.multiply, on("cuda", T), on("cuda", T.T))
    seconds, product = call.answer
    start, made, wait, end = call.seen.events
    assert [one.kind for one in call.seen.events] == ["clock", "product", "wait", "clock"]
    assert (made.device, made.dtype, made.shape) == ("cuda:0", "float32", (2, 2))
    assert seconds == end.seconds - start.seconds and seconds > 0.5
    torch.testing.assert_close(product, T @ T.T)


def test_products_may_be_disturbed(student):
    square = torch.ones(2, 2)
    _, even = expect(student.multiply, square, square).observing("disturbed_products").answer
    assert even.tolist() == [[2.0, 1.5], [2.0, 2.0]]
    wide = torch.ones(3, 3)
    _, odd = expect(student.multiply, wide, wide).observing("disturbed_products").answer
    assert odd[0].tolist() == [3.0, 3.0, 3.5]
    assert student.multiply(square, square)[1].tolist() == [[2.0, 2.0], [2.0, 2.0]]


def test_timeit_reads_the_same_clock(student):
    seen = expect(student.by_timeit, T[:, :2]).seen
    assert [one.kind for one in seen.events] == ["clock", "product", "clock"] * 2


def test_marks_take_the_device_time(student):
    call = expect(student.by_marks, on("cuda", T[:, :2]))
    start, _, end, _ = call.seen.events
    assert start.device == "cuda:0"
    assert call.answer == pytest.approx((end.seconds - start.seconds) * 1000)
    with pytest.raises(RuntimeError, match="not ready"):
        student.unfinished(on("cuda", T[:, :2]))
"""

NAMES = [line[4:].partition("(")[0] for line in CHECKS.splitlines() if line.startswith("def test_")]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    exercises = {
        "devices": Exercise(checks=CHECKS, student=STUDENT, toml='simulate = "cuda"'),
        "plain": Exercise(
            checks="def test_clock(student):\n    assert student.found() == (False, 'time')\n",
            student="import time\nimport torch\n\ndef found():\n"
            "    return torch.cuda.is_available(), time.time.__module__\n",
        ),
    }
    return grade(tmp_path_factory.mktemp("simulated"), exercises, toml='preload = ["torch", "numpy"]')


@pytest.mark.parametrize("check", NAMES)
def test_in_a_worker(graded: Graded, check: str) -> None:
    found = graded.check("devices", check)

    assert found["verdict"] == "passed", found["message"]


def test_a_topic_that_does_not_ask_finds_the_machine_as_it_is(graded: Graded) -> None:
    assert graded.verdicts("plain") == {"test_clock": "passed"}


def test_another_word_is_refused(tmp_path: Path) -> None:
    course = {"devices": Exercise(checks="", toml='simulate = "tpu"')}

    with pytest.raises(AssertionError, match="wanted one of cuda for `simulate`, found 'tpu'"):
        grade(tmp_path, course)
