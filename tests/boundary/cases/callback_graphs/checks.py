import callback_graphs
import pytest
import torch
from callback_graphs import fit, jacobian_row, minimise, numeric_gradient


def test_minimises_the_checks_function():
    target = torch.tensor([1.0, -2.0])
    found = minimise(lambda x: ((x - target) ** 2).sum(), torch.zeros(2))
    assert torch.allclose(found, target, atol=1e-3)


def test_fits_the_checks_model():
    x = torch.linspace(-1, 1, 20)
    w, losses = fit(lambda w, x: w * x, x, 3 * x, steps=60, rate=0.5)
    assert w.item() == pytest.approx(3, abs=0.05)
    assert losses[-1] < losses[0]


def test_numeric_gradient():
    x = torch.tensor([1.0, 2.0], dtype=torch.double)
    assert torch.allclose(numeric_gradient(lambda x: (x**2).sum(), x), 2 * x)


def test_vector_function():
    assert jacobian_row(lambda x: x**2, torch.tensor([3.0, 4.0]), 1).tolist() == [0, 8]
    assert jacobian_row(torch.sin, torch.zeros(2), 0).tolist() == [1, 0]


def test_function_without_graph_raises():
    with pytest.raises(RuntimeError, match="does not require grad"):
        minimise(lambda x: x.detach().sum(), torch.zeros(2))


def test_counts_calls():
    calls = []

    def f(x):
        calls.append(1)
        return (x * x).sum()

    minimise(f, torch.ones(1), steps=7)
    assert len(calls) == 7


def test_module_function():
    assert callback_graphs.minimise(torch.norm, torch.ones(2), steps=1).shape == (2,)


def test_minimises_fails():
    assert minimise(lambda x: (x**2).sum(), torch.ones(1)).item() == 1
