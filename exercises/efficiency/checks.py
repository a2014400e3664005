"""Hidden checks of efficiency: whether the measurement is honest, never how fast it was."""

import measurements as measured
import pytest
import torch

from grader.checks import expect, has_device, raised, require, without_device

KEYS = {"numpy_seconds", "torch_seconds", "max_difference"}
NO_CUDA = [raised(AssertionError, match="CUDA"), raised(RuntimeError, match="CUDA|NVIDIA")]
SMALL = 1e-2
DISTURBANCE = 0.5


def draw(rng, least, most):
    return int(torch.randint(least, most + 1, (), generator=rng))


def odd(rng):
    """Draw an odd number of repeats: then there is one median."""
    return 2 * draw(rng, 2, 4) + 1


def is_number(value):
    return isinstance(value, float) and not isinstance(value, bool)


def values(answer):
    return list(answer.values()) if isinstance(answer, dict) else []


def answered(student, n, repeats):
    """Return the call, once it is known that its answer is a dict of the kind asked for."""
    call = expect(student.time_matmul, n, repeats)
    return call.satisfies(
        lambda answer: (
            isinstance(answer, dict) and answer.keys() == KEYS and all(map(is_number, values(answer)))
        ),
        "一个字典，正好有 numpy_seconds、torch_seconds、max_difference 三个键，值都是 Python float | "
        "a dict with exactly the keys numpy_seconds, torch_seconds and max_difference, all Python floats",
        mistakes={
            "tensor_values": lambda answer: any(isinstance(one, torch.Tensor) for one in values(answer)),
            "other_keys": lambda answer: isinstance(answer, dict) and answer.keys() != KEYS,
        },
    )


def test_keys_and_kinds(student, rng):
    """time_matmul：三个键，值都是 Python float | time_matmul: three keys, all Python floats"""
    for n, repeats in [(draw(rng, 5, 9), draw(rng, 3, 5)), (1, 1)]:
        answer = answered(student, n, repeats).answer
        require(
            answer["numpy_seconds"] > 0 and answer["torch_seconds"] > 0,
            "两个时间都应当大于 0 | Both times should be above 0",
        )
    expect(student.time_matmul, repeats=3, n=4).satisfies(
        lambda answer: answer.keys() == KEYS, "按参数名调用也一样 | The same when called by the names"
    )


@pytest.mark.points(2)
@pytest.mark.depends("test_keys_and_kinds")
def test_results_agree(student, rng):
    """time_matmul：两个库算的是同样的输入，结果几乎相同 | time_matmul: both libraries get the same input, and nearly agree"""
    for n in (draw(rng, 8, 20), draw(rng, 30, 40)):
        difference = answered(student, n, 3).answer["max_difference"]
        require(difference >= 0, mistake="signed_difference")
        require(difference < SMALL, mistake="different_inputs")


@pytest.mark.points(2)
@pytest.mark.depends("test_results_agree")
def test_a_difference_would_be_seen(student, rng):
    """time_matmul：如果结果真的不同，max_difference 会如实说出 | time_matmul: where the results do differ, max_difference tells"""
    even = 2 * draw(rng, 4, 6)
    # one number of torch's products is 0.5 too small, then one is 0.5 too large
    found = [
        expect(student.time_matmul, n, 3).observing("disturbed_products").answer["max_difference"]
        for n in (even, even + 1)
    ]
    spread = [DISTURBANCE / n**2 for n in (even, even + 1)]
    require(
        any(abs(one - mean) > mean / 10 for one, mean in zip(found, spread, strict=True)),
        mistake="mean_difference",
    )
    require(max(found) > SMALL, mistake="made_up_difference")
    require(min(found) > SMALL, mistake="signed_difference")
    require(
        all(abs(one - DISTURBANCE) < SMALL for one in found),
        "max_difference 应当是两个结果之差的绝对值的最大值 | "
        "max_difference should be the largest absolute difference of the two results",
    )


@pytest.mark.points(2)
@pytest.mark.depends("test_keys_and_kinds")
def test_repeats_are_done(student, rng):
    """time_matmul：先热身，再真的算 repeats 次 | time_matmul: warms up, then really runs repeats times"""
    for n, repeats in [(draw(rng, 5, 9), odd(rng)), (draw(rng, 3, 4), 1)]:
        made = len(measured.products(answered(student, n, repeats).seen, n))
        require(made > 0, mistake="other_size")
        require(made >= repeats, mistake="ran_too_few")
        require(made > repeats, mistake="no_warm_up")


@pytest.mark.depends("test_repeats_are_done")
def test_same_dtype(student):
    """time_matmul：两边的 dtype 相同 | time_matmul: both sides have one dtype"""
    # one multiplication is rounded in the same way by both, so there is no difference at all
    differences = [answered(student, 1, 1).answer["max_difference"] for _ in range(3)]
    require(max(differences) == 0, mistake="mixed_dtypes")


@pytest.mark.points(2)
@pytest.mark.depends("test_repeats_are_done")
@pytest.mark.parametrize("library", ["numpy", "torch"])
def test_median_of_the_runs(student, rng, library):
    """time_matmul：时间是各次运行的中位数，单位为秒 | time_matmul: each time is the median of the runs, in seconds"""
    repeats = odd(rng)
    call = answered(student, 2 * draw(rng, 1, 2), repeats)
    if not measured.reads_clock(call.seen):
        return  # a clock that cannot be watched
    seconds = call.answer[f"{library}_seconds"]
    found = measured.torch_runs if library == "torch" else measured.numpy_runs
    runs = found(call.seen, repeats)
    if measured.is_median(seconds, runs):
        return
    for name, slipped in measured.slips(runs).items():
        require(not measured.is_one_of(seconds, slipped), mistake=name)
    whole = measured.steps(call.seen, with_product=library == "torch")
    require(not measured.is_one_of(seconds, [one / repeats for one in whole]), mistake="mean_for_median")
    require(not measured.is_one_of(seconds, whole), mistake="total_for_median")
    require(
        False,
        "时间应当是 repeats 次运行各自用时的中位数 | The time should be the median of the times of `repeats` runs",
    )


@pytest.mark.depends("test_keys_and_kinds")
def test_waits_for_the_device(student, rng):
    """time_matmul：看表之前先等 GPU 算完 | time_matmul: waits for the GPU before it reads the clock"""
    if not has_device(student):
        pytest.skip("the machine has no GPU, and none could be simulated")
    # one such reading may follow the warm-up, which nobody measures
    unfinished = measured.unfinished_readings(answered(student, draw(rng, 5, 9), odd(rng)).seen)
    require(unfinished < 2, mistake="no_synchronise")


def test_works_without_a_gpu(student, rng):
    """time_matmul：没有 GPU 的机器上也能用 | time_matmul: works on a machine without a GPU, too"""
    n = draw(rng, 5, 9)
    with without_device(student):
        expect(student.time_matmul, n, 3).satisfies(
            lambda answer: answer["max_difference"] < SMALL,
            "在 CPU 上测量，结果照样一致 | Measured on the CPU; the results agree just the same",
            mistakes={
                "hard_coded_cuda": NO_CUDA,
                "different_inputs": lambda answer: answer["max_difference"] >= SMALL,
            },
        )
