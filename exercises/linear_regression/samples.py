"""Sample checks of linear_regression: easy fixed cases, for you to try."""

import pytest
import torch

X = torch.tensor([[0.0], [1.0], [2.0], [3.0]])
Y = torch.tensor([1.0, 3.0, 5.0, 7.0])


def test_mse(student):
    """mse：误差是 1、2、3，均方误差是 14/3 | mse: errors of 1, 2 and 3 make 14/3"""
    error = student.mse(torch.tensor([1.0, 2.0, 3.0]), torch.zeros(3))

    assert error.item() == pytest.approx(14 / 3)


def test_mse_of_a_column(student):
    """mse：(n, 1) 与 (n,) 逐个配对，相等时误差为 0 | mse: (n, 1) and (n,) are paired one by one; equal values give 0"""
    assert student.mse(Y.reshape(4, 1), Y).item() == 0.0


def test_predict(student):
    """predict：w = [2]、b = 1 时得到 [1, 3, 5, 7] | predict: with w = [2] and b = 1 it gives [1, 3, 5, 7]"""
    assert student.predict(torch.tensor([2.0]), 1.0, X).tolist() == [1.0, 3.0, 5.0, 7.0]


def test_fit_of_one_epoch(student):
    """fit：更新一次，w = [1.7]，b = 0.8 | fit: a single update gives w = [1.7] and b = 0.8"""
    w, b = student.fit(X, Y, 0.1, 1)

    torch.testing.assert_close(w.detach(), torch.tensor([1.7]), rtol=1e-3, atol=1e-5)
    torch.testing.assert_close(b.detach(), torch.tensor(0.8), rtol=1e-3, atol=1e-5)


def test_fit_finds_the_line(student):
    """fit：更新足够多次，接近 y = 2x + 1 | fit: with enough updates it comes close to y = 2x + 1"""
    w, b = student.fit(X, Y, 0.1, 500)

    assert w.tolist() == pytest.approx([2.0], abs=1e-2)
    assert b.item() == pytest.approx(1.0, abs=1e-2)


def test_loss_history(student):
    """loss_history：第一个是更新之前的误差，之后变小 | loss_history: the first is the error before any update, and they fall"""
    losses = student.loss_history(X, Y, 0.05, 5)

    assert losses[0] == pytest.approx(21.0)
    assert len(losses) == 5
    assert losses == sorted(losses, reverse=True)
