"""Sample checks of stop_gradient: easy fixed cases, for you to try."""

import torch


def test_square_untracked(student):
    """square_untracked：3 的平方是 9，结果不可微分 | square_untracked: the square of 3 is 9, and does not require grad"""
    y = torch.tensor(3.0, requires_grad=True)

    z = student.square_untracked(y)

    assert z.item() == 9.0
    assert not z.requires_grad


def test_detached(student):
    """detached：数值相同，没有计算图，t 保持原样 | detached: the same values, no graph, and t stays as it is"""
    t = torch.tensor([1.0, 2.0], requires_grad=True)

    d = student.detached(t)

    assert d.tolist() == [1.0, 2.0]
    assert not d.requires_grad
    assert t.requires_grad


def test_partly_frozen(student):
    """partly_frozen：x = 2 时值是 4 + 8 = 12，梯度是 4 | partly_frozen: at x = 2 the value is 4 + 8 = 12, and the gradient 4"""
    x = torch.tensor(2.0, requires_grad=True)

    y = student.partly_frozen(x)
    y.backward()

    assert y.item() == 12.0
    assert x.grad.item() == 4.0


def test_evaluate(student):
    """evaluate：逐元素相乘，结果不可微分 | evaluate: an elementwise product that does not require grad"""
    w = torch.tensor([1.0, 2.0], requires_grad=True)

    y = student.evaluate(w, torch.tensor([3.0, 4.0]))

    assert y.tolist() == [3.0, 8.0]
    assert not y.requires_grad


def test_evaluate_inside_no_grad(student):
    """evaluate：在 no_grad 里调用也一样 | evaluate: called inside no_grad, it does the same"""
    w = torch.tensor([1.0, 2.0], requires_grad=True)

    with torch.no_grad():
        y = student.evaluate(w, w)

    assert y.tolist() == [1.0, 4.0]
