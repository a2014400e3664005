"""Hidden checks of stop_gradient."""

import pytest
import torch

from grader.checks import detached, expect, raised, rebuilt, require

ERRORS = {
    "turned_off_computed": raised(RuntimeError, match="change requires_grad flags of leaf"),
    "numpy_of_tracked": raised(RuntimeError, match=r"numpy\(\) on Tensor that requires grad"),
}


def draw(rng, *shape, dtype=torch.float32):
    """Draw numbers of 1.5 to 4 in size, of both signs."""
    size = torch.rand(shape, generator=rng, dtype=dtype) * 2.5 + 1.5
    return size * (torch.randint(2, shape, generator=rng) * 2 - 1)


def arguments(rng):
    """Return tensors that came of a computation, leaves, and one without grad; of several shapes and dtypes."""
    rows, cols = (torch.randperm(4, generator=rng)[:2] + 2).tolist()
    x = draw(rng, rows, cols).requires_grad_()
    return [
        x * 1.5,
        draw(rng, cols).requires_grad_(),
        draw(rng, cols, rows, dtype=torch.float64).requires_grad_().T,
        torch.tensor(1.0, requires_grad=True) ** 2,
        draw(rng).requires_grad_(),
        x,
        draw(rng, 3),
    ]


def demand_no_graph(answer):
    """Demand that the answer does not require grad."""
    if answer.seen.requires_grad:
        require(not answer.seen.is_leaf, mistake="new_leaf")
        require(False, mistake="kept_graph")


@pytest.mark.points(2.5)
def test_square_untracked(student, rng):
    """square_untracked：y 的平方，没有计算图，y 保持原样 | square_untracked: y squared, without a graph, and y as it was"""
    computed, *others = arguments(rng)
    for y in [
        *others,
        computed,
    ]:  # leaves first: of one that is computed, torch refuses to switch requires_grad off
        answer = expect(student.square_untracked, y).naming(
            changed_argument="turned_off_argument", changed_grad_mode="left_grad_disabled"
        )
        answer.equals(y.detach() ** 2, mistakes=ERRORS)
        demand_no_graph(answer)
    answer = expect(student.square_untracked, y=arguments(rng)[0]).has(dtype=torch.float32)
    demand_no_graph(answer)


@pytest.mark.points(2.5)
def test_detached(student, rng):
    """detached：与 t 共享内存，没有计算图，t 保持原样 | detached: in t's memory, without a graph, and t as it was"""
    for t in arguments(rng):
        answer = expect(student.detached, t).naming(
            changed_argument="detached_in_place", changed_grad_mode="left_grad_disabled"
        )
        answer.equals(
            t.detach(), mistakes=ERRORS | {"detached_in_place": raised(RuntimeError, match="views in-place")}
        )
        if answer.seen.requires_grad:
            if answer.seen.is_leaf:
                require(False, mistake="view_under_no_grad" if answer.seen.shares_memory else "new_leaf")
            require(answer.seen.shares_memory, mistake="cloned_with_graph")
            require(False, mistake="forgot_result_of_detach")
        answer.shares_memory(0, mistake="copied_memory")
    expect(student.detached, t=draw(rng, 3).requires_grad_()).shares_memory("t", mistake="copied_memory")


def frozen_gradients(x, weights):
    """Return the gradients of x² + x³ where other parts are held constant than should be."""
    return {
        "rebuilt_result": rebuilt,
        "froze_everything": detached,
        "froze_nothing": (2 * x + 3 * x**2) * weights,
        "froze_the_square": 3 * x**2 * weights,
        "froze_part_of_the_cube": [(2 * x + x**2) * weights, (2 * x + 2 * x**2) * weights],
    }


@pytest.mark.points(2.5)
def test_partly_frozen(student, rng):
    """partly_frozen：值是 x² + x³，梯度是 2x | partly_frozen: the value is x² + x³, and the gradient 2x"""
    for x in arguments(rng)[:-1]:
        value, weights = x.detach(), torch.randn(x.shape, generator=rng, dtype=x.dtype)
        like = x**2 + value**3
        expect(student.partly_frozen, x).naming(
            changed_argument="turned_off_argument", changed_grad_mode="left_grad_disabled"
        ).equals(
            value**2 + value**3,
            mistakes={"dropped_cube": value**2} | ERRORS,
        ).gradient(2 * value * weights, weights=weights, like=like, mistakes=frozen_gradients(value, weights))
    x = draw(rng, 3)
    expect(student.partly_frozen, x=x).equals(x**2 + x**3)


def pairs(rng):
    """Return weights and inputs of equal shapes; square matrices first."""
    rows, cols = (torch.randperm(4, generator=rng)[:2] + 2).tolist()
    w = draw(rng, cols, cols).requires_grad_()
    return [
        (w, draw(rng, cols, cols)),
        (draw(rng, cols).requires_grad_(), draw(rng, cols).requires_grad_()),
        (w * 2, draw(rng, cols, cols).T),
        (draw(rng).requires_grad_(), draw(rng)),
        (draw(rng, rows, cols), draw(rng, rows, cols, dtype=torch.float32).requires_grad_()),
        (draw(rng, rows, dtype=torch.float64).requires_grad_(), draw(rng, rows, dtype=torch.float64)),
    ]


def judge_evaluate(answer, w, x, switched):
    """Judge evaluate(w, x); `switched` names the mistake of a grad mode that was left otherwise."""
    w, x = w.detach(), x.detach()
    product = w @ x if w.dim() == 1 or (w.dim() == 2 and w.shape[0] == w.shape[1]) else []
    answer.naming(changed_argument="turned_off_argument", changed_grad_mode=switched)
    answer.equals(w * x, mistakes={"matrix_product": product} | ERRORS)
    demand_no_graph(answer)


@pytest.mark.points(1.5)
def test_evaluate(student, rng):
    """evaluate：w * x，没有计算图，求导开关还开着 | evaluate: w * x without a graph, and the grad mode still on"""
    for w, x in pairs(rng):
        judge_evaluate(expect(student.evaluate, w, x), w, x, "left_grad_disabled")
    w, x = pairs(rng)[0]
    judge_evaluate(expect(student.evaluate, x=x, w=w), w, x, "left_grad_disabled")


@pytest.mark.points(1)
def test_evaluate_where_grad_is_off(student, rng):
    """evaluate：调用时求导开关是关着的，之后仍然关着 | evaluate: called with the grad mode off, it leaves it off"""
    for w, x in pairs(rng):
        with torch.no_grad():
            judge_evaluate(expect(student.evaluate, w, x), w, x, "forced_grad_on")
