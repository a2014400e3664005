import pytest
import torch

from grader.checks import expect, near, raised, require

RAISED = {
    "non_scalar_backward": raised(RuntimeError, match="scalar outputs"),
    "reused_graph": raised(RuntimeError, match="through the graph a second time"),
    "integer_leaf": raised(RuntimeError, match="[Oo]nly Tensors of floating point"),
    "zero_grad_of_tensor": raised(AttributeError, match="'Tensor' object has no attribute 'zero_grad'"),
    "missing_none_check": raised(AttributeError, match="'NoneType' object has no attribute"),
}


def random_values(rng, length):
    """Draw `length` numbers away from 0, of both signs."""
    sizes = 1 + 9 * torch.rand(length, generator=rng)
    signs = 2 * torch.randint(2, (length,), generator=rng) - 1
    return (sizes * signs).tolist()


def random_case(rng):
    """Draw values and a count for which no two mistakes give the same answer."""
    length = [5, 7][int(torch.randint(2, (), generator=rng))]
    n = int(torch.randint(3, 5, (), generator=rng))
    return random_values(rng, length), n


def gradient_of_mean(values):
    """Differentiate the mean of x² + 20 by hand: 2x / N."""
    return 2 * torch.tensor(values, dtype=torch.float32) / len(values)


def running(gradient, n):
    return [k * gradient for k in range(1, n + 1)]


def is_table(answer):
    """Say whether the gradients came as the rows of one tensor."""
    return isinstance(answer, torch.Tensor) and answer.dim() == 2


def accumulated_mistakes(values, n):
    g = gradient_of_mean(values)
    right = running(g, n)
    return {
        "tensor_for_list": is_table,
        "aliased_list": near([n * g] * n),
        "zeroed_each_time": near([g] * n),
        "zeroed_after_backward": [near([0 * g] * n), near([None] * n)],
        "grad_of_sum": near(running(len(values) * g, n)),
        "divided_by_two": near(running(len(values) / 2 * g, n)),
        "appended_before_backward": [
            near([0 * g, *right[:-1]]),
            lambda answer: answer[0] is None and len(answer) == n,
        ],
        "off_by_one": [near(right[:-1]), near([*right, (n + 1) * g])],
        "only_last_gradient": [near(n * g), near(g)],
        **RAISED,
    }


def zeroed_mistakes(values, n):
    g = gradient_of_mean(values)
    return {
        "tensor_for_list": is_table,
        "never_zeroed": [near(running(g, n)), near([n * g] * n)],
        "zeroed_after_backward": [near([0 * g] * n), near([None] * n)],
        "grad_of_sum": near([len(values) * g] * n),
        "divided_by_two": near([len(values) / 2 * g] * n),
        "appended_before_backward": [
            near([0 * g] + [g] * (n - 1)),
            lambda answer: answer[0] is None and len(answer) == n,
        ],
        "off_by_one": [near([g] * (n - 1)), near([g] * (n + 1))],
        "only_last_gradient": near(g),
        **RAISED,
    }


@pytest.mark.points(3)
def test_accumulated_grads_add_up(student, rng):
    """accumulated_grads：梯度一次次累加，返回 n 个独立的张量 | accumulated_grads: the gradients add up, in n separate tensors"""
    values, n = random_case(rng)

    expect(student.accumulated_grads, values, n).equals(
        running(gradient_of_mean(values), n), mistakes=accumulated_mistakes(values, n)
    )


@pytest.mark.points(3)
def test_zeroed_grads_are_all_alike(student, rng):
    """zeroed_grads：每次都清零，n 个梯度都一样 | zeroed_grads: zeroed each time, all n gradients are alike"""
    values, n = random_case(rng)

    expect(student.zeroed_grads, values, n).equals(
        [gradient_of_mean(values)] * n, mistakes=zeroed_mistakes(values, n)
    )


@pytest.mark.points(1)
def test_integers_by_keyword(student, rng):
    """章节里的整数例子，用参数名调用 | The chapter's integers, passed by parameter name"""
    for values in ([10, 20], torch.randint(1, 50, (5,), generator=rng).tolist()):
        g = gradient_of_mean(values)

        expect(student.accumulated_grads, values=values, n=3).equals(
            running(g, 3), mistakes=accumulated_mistakes(values, 3)
        )
        expect(student.zeroed_grads, values=values, n=3).equals([g] * 3, mistakes=zeroed_mistakes(values, 3))


@pytest.mark.points(1)
def test_none_one_and_again(student, rng):
    """n 为 0 或 1、只有一个数、连续调用多次 | n is 0 or 1, a single value, and calls one after another"""
    values = random_values(rng, 4)
    single = random_values(rng, 1)
    g, single_g = gradient_of_mean(values), gradient_of_mean(single)

    for function, mistakes, wanted in (
        (student.accumulated_grads, accumulated_mistakes, running(single_g, 3)),
        (student.zeroed_grads, zeroed_mistakes, [single_g] * 3),
    ):
        for _ in range(2):
            expect(function, values, 1).equals(
                [g],
                mistakes={**RAISED, "grad_of_sum": near([len(values) * g]), "only_last_gradient": near(g)},
            )
        expect(function, values, 0).equals([], mistakes=RAISED)
        expect(function, single, 3).equals(wanted, mistakes=mistakes(single, 3))


def cleared(student, t):
    """Call clear(t) and demand that t's gradient is gone and t itself as before."""
    values, tracked = t.detach().clone(), t.requires_grad
    expect(student.clear, t).may_change(0).satisfies(
        lambda answer: True, "clear(t) 正常结束 | clear(t) comes to its end", mistakes=RAISED
    )
    require(
        torch.equal(t.detach(), values),
        "t 的数值和原来一样 | the values of t are as they were",
        mistake="cleared_values",
    )
    require(
        t.grad is None or not bool(t.grad.any()),
        "t.grad 是 None 或全为 0 | t.grad is None or all zeros",
        mistake="never_zeroed",
    )
    require(
        t.requires_grad == tracked and t.is_leaf,
        "t.requires_grad 和原来一样，t 仍是叶子张量 | t.requires_grad is as it was, and t is still a leaf",
        mistake="stopped_tracking",
    )


@pytest.mark.points(2)
def test_clear_removes_the_gradient(student, rng):
    """clear：t.grad 变成 None 或全 0，t 本身不变 | clear: t.grad becomes None or zeros, t itself stays as it was"""
    for shape in ((3,), (2, 4), ()):
        t = (1 + torch.rand(shape, generator=rng)).requires_grad_()
        t.grad = 1 + torch.rand(shape, generator=rng)

        cleared(student, t)


@pytest.mark.points(1)
@pytest.mark.depends("test_clear_removes_the_gradient")
def test_clear_without_a_gradient(student, rng):
    """clear：没有梯度、甚至不需要梯度的张量也不报错 | clear: a tensor without gradient, or that needs none, is no error"""
    cleared(student, torch.rand(4, generator=rng).requires_grad_())
    cleared(student, torch.rand(2, 3, generator=rng))
