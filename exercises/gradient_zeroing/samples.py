import torch

from grader.checks import expect


def values_of(gradients):
    return [gradient.tolist() for gradient in gradients]


def test_gradients_add_up(student):
    """不清零时梯度会累加 | Without zeroing, the gradients add up"""
    assert values_of(student.accumulated_grads([10, 20], 3)) == [[10, 20], [20, 40], [30, 60]]


def test_gradients_stay_apart(student):
    """清零后每次的梯度都一样 | With zeroing, each gradient is the same"""
    assert values_of(student.zeroed_grads([10, 20], 3)) == [[10, 20], [10, 20], [10, 20]]


def test_mean_over_four_values(student):
    """四个数时，平均值除以 4 | With four values, the mean divides by 4"""
    assert values_of(student.zeroed_grads([2.0, 4.0, 6.0, 8.0], 1)) == [[1, 2, 3, 4]]


def test_no_backward_no_gradient(student):
    """n = 0 时返回空列表 | n = 0 gives an empty list"""
    expect(student.accumulated_grads, [10, 20], 0).equals([])
    expect(student.zeroed_grads, [10, 20], 0).equals([])


def test_clear_removes_the_gradient(student):
    """clear 之后没有梯度，或梯度全为 0 | After clear there is no gradient, or only zeros"""
    t = torch.tensor([3.0, 5.0], requires_grad=True)
    (t**2).sum().backward()

    student.clear(t)

    assert t.grad is None or t.grad.tolist() == [0, 0]


def test_clear_when_there_is_no_gradient(student):
    """还没有梯度时 clear 也不报错 | clear does not fail when there is no gradient yet"""
    t = torch.tensor([3.0, 5.0], requires_grad=True)

    student.clear(t)

    assert t.grad is None or t.grad.tolist() == [0, 0]
