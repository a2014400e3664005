"""Hidden checks of device_transfer. Where the machine has no GPU, the student's code finds a simulated one."""

import pytest
import torch

from grader.checks import expect, has_device, on, raised, without_device

CPU, CUDA = torch.device("cpu"), torch.device("cuda")
# what torch says where there is no GPU: a build without CUDA, and one with
NO_CUDA = [raised(AssertionError, match="CUDA"), raised(RuntimeError, match="CUDA|NVIDIA")]
TWO_DEVICES = raised(RuntimeError, match="same device")
ONLY_ON_CPU = raised(TypeError, match="to numpy")


def sizes(rng, count):
    """Draw different sizes, 2 to 7."""
    return (torch.randperm(6, generator=rng)[:count] + 2).tolist()


def tensors(rng):
    """Return tensors of several kinds: float, integer, double, non-contiguous, bool, one number."""
    a, b, c = sizes(rng, 3)
    return [
        torch.randn(a, b, generator=rng),
        torch.randint(-20, 20, (c,), generator=rng),
        torch.randn(b, c, a, generator=rng, dtype=torch.float64).permute(2, 0, 1),
        torch.rand(b, a, generator=rng) > 0.5,
        torch.tensor(2.5),
    ]


def devices(student):
    """Return the devices to ask for, as texts and as objects."""
    return ["cuda", CUDA, "cuda:0", "cpu", CPU] if has_device(student) else ["cpu", CPU]


def kind(device):
    return torch.device(device).type


def places(student, t):
    """Return the tensor in the places where it may lie."""
    return [t, on("cuda", t)] if has_device(student) else [t]


def other_dtypes(t):
    """Return the tensor in the dtypes that slips turn it into."""
    return [t.to(dtype) for dtype in (torch.float32, torch.float64, torch.int64) if dtype != t.dtype]


def lies_there(call, device, mistakes=None):
    """Demand that the result of a call lies on the device, and name how it missed it."""
    seen = call.seen
    came_back = any(move.origin.startswith("cuda") and move.device == "cpu" for move in seen.transfers)
    if kind(device) == "cpu":
        name = "forgot_result_of_to" if came_back else "hard_coded_cuda"
    elif came_back:
        name = "came_back_to_cpu"
    else:
        name = "forgot_result_of_to" if seen.transfers else "never_moved"
    call.on_device(kind(device), mistake=name)


def test_describe(student, rng):
    """describe：形状、dtype 和设备 | describe: shape, dtype and device"""
    for t in tensors(rng):
        for place in places(student, t):
            device = CPU if place is t else torch.device("cuda:0")
            right = {"shape": tuple(t.shape), "dtype": t.dtype, "device": device}
            expect(student.describe, place).equals(
                right,
                mistakes={
                    "text_for_object": [
                        right | {"device": str(device)},
                        right | {"device": device.type},
                        right | {"dtype": str(t.dtype), "device": str(device)},
                        right | {"dtype": str(t.dtype)},
                    ],
                    "always_cpu": right | {"device": CPU},
                    "other_keys": lambda answer: isinstance(answer, dict) and answer.keys() != right.keys(),
                    "count_for_shape": [right | {"shape": t.numel()}, right | {"shape": t.dim()}],
                },
            )
    t = torch.randn(*sizes(rng, 2), generator=rng)
    expect(student.describe, t=t).equals({"shape": tuple(t.shape), "dtype": t.dtype, "device": CPU})


def test_best_device_where_there_is_a_gpu(student):
    """best_device：有 GPU 的机器上是 cuda | best_device: cuda on a machine with a GPU"""
    if not has_device(student):
        pytest.skip("the machine has no GPU, and none could be simulated")
    expect(student.best_device).satisfies(
        lambda answer: isinstance(answer, torch.device) and answer.type == "cuda",
        "设备为 cuda 的 torch.device | a torch.device of type cuda",
        mistakes={"text_for_object": lambda answer: isinstance(answer, str), "always_cpu": CPU},
    )


def test_best_device_where_there_is_none(student):
    """best_device：没有 GPU 的机器上是 cpu | best_device: cpu on a machine without a GPU"""
    with without_device(student):
        expect(student.best_device).equals(
            CPU,
            mistakes={
                "text_for_object": lambda answer: isinstance(answer, str),
                "hard_coded_cuda": [lambda answer: answer.type == "cuda", *NO_CUDA],
                "none_without_gpu": lambda answer: answer is None,
            },
        )


@pytest.mark.points(2)
def test_to_device(student, rng):
    """to_device：张量到了要去的设备，数值和 dtype 不变 | to_device: the tensor is on the device asked for, values and dtype as they were"""
    for t in tensors(rng):
        for place in places(student, t):
            for device in devices(student):
                call = expect(student.to_device, place, device)
                call.equals(t, mistakes={"changed_dtype": other_dtypes(t)})
                lies_there(call, device)
    expect(student.to_device, device="cpu", t=t).equals(t).on_device("cpu", mistake="hard_coded_cuda")


def test_to_device_on_a_machine_without_gpu(student, rng):
    """to_device：没有 GPU 的机器上也能用 | to_device: works on a machine without a GPU, too"""
    t = torch.randn(*sizes(rng, 2), generator=rng)
    with without_device(student):
        expect(student.to_device, t, "cpu").equals(t, mistakes={"hard_coded_cuda": NO_CUDA})


def pairs(rng):
    """Return pairs of tensors of one shape and dtype."""
    a, b = sizes(rng, 2)
    return [
        (torch.randn(a, b, generator=rng), torch.randn(a, b, generator=rng)),
        (torch.randint(-20, 20, (b,), generator=rng), torch.randint(-20, 20, (b,), generator=rng)),
        (torch.randn(a, b, generator=rng, dtype=torch.float64).T, torch.randn(b, a, generator=rng).double()),
    ]


@pytest.mark.points(2)
def test_add_on(student, rng):
    """add_on：a + b，结果留在 device 上 | add_on: a + b, and the sum stays on device"""
    for a, b in pairs(rng):
        for device in devices(student):
            call = expect(student.add_on, a, b, device)
            call.equals(
                a + b,
                mistakes={
                    "moved_only_one": TWO_DEVICES,
                    "changed_dtype": other_dtypes(a + b),
                    "hard_coded_cuda": NO_CUDA,
                },
            )
            lies_there(call, device)
    expect(student.add_on, device=CPU, b=b, a=a).equals(a + b)


@pytest.mark.depends("test_add_on")
def test_add_on_brings_both_to_the_device_first(student, rng):
    """add_on：a 和 b 在不同的设备上也能相加 | add_on: a and b may lie on different devices"""
    if not has_device(student):
        pytest.skip("the machine has no GPU, and none could be simulated")
    for a, b in pairs(rng):
        for left, right in [(a, on("cuda", b)), (on("cuda", a), b), (on("cuda", a), on("cuda", b))]:
            for device in devices(student):
                call = expect(student.add_on, left, right, device)
                call.equals(a + b, mistakes={"added_before_moving": TWO_DEVICES})
                call.on_device(kind(device))


def test_back_to_cpu(student, rng):
    """back_to_cpu：张量回到 CPU，数值和 dtype 不变 | back_to_cpu: the tensor is on the CPU, values and dtype as they were"""
    for t in tensors(rng):
        for place in places(student, t):
            call = expect(student.back_to_cpu, place)
            call.equals(
                t,
                mistakes={
                    "numpy_from_gpu": ONLY_ON_CPU,
                    "array_for_tensor": lambda answer: type(answer).__module__ == "numpy",
                    "changed_dtype": other_dtypes(t),
                },
            )
            moved = "forgot_result_of_to" if call.seen.transfers else "never_moved"
            call.on_device("cpu", mistake=moved)
    expect(student.back_to_cpu, t=t).equals(t)
