import pytest
import torch
from networks import MLP, Dataset, Scale, count_parameters, make, train
from torch import nn


@pytest.fixture
def model():
    torch.manual_seed(0)
    return MLP(3, 8, 2)


def test_shapes(model):
    out = model(torch.randn(5, 3))
    assert out.shape == (5, 2)
    assert out.dtype == torch.float32
    assert model.hidden == 8


def test_is_a_module(model):
    assert isinstance(model, nn.Module)
    assert issubclass(MLP, nn.Module)
    assert isinstance(model.first, nn.Linear)


def test_parameters(model):
    assert count_parameters(model) == 3 * 8 + 8 + 8 * 2 + 2
    shapes = {name: tuple(parameter.shape) for name, parameter in model.named_parameters()}
    assert shapes == {
        "first.weight": (8, 3),
        "first.bias": (8,),
        "second.weight": (2, 8),
        "second.bias": (2,),
    }
    assert all(parameter.requires_grad for parameter in model.parameters())
    assert len(list(model.children())) == 2


def test_state(model):
    assert model.training
    model.eval()
    assert not model.training
    assert "calls" in model.state_dict()
    model(torch.zeros(1, 3))
    assert model.calls.item() == 1


def test_sequential():
    made = make(4, 3, 2)
    assert isinstance(made, nn.Sequential)
    assert len(made) == 3
    assert isinstance(made[1], nn.ReLU)
    assert made[0].in_features == 4
    assert [type(layer).__name__ for layer in made] == ["Linear", "ReLU", "Linear"]


def test_training():
    torch.manual_seed(1)
    x = torch.randn(30, 3)
    losses = train(MLP(3, 8, 1), x, x.sum(dim=1, keepdim=True))
    assert losses[-1] < losses[0]


def test_fixed_weights():
    scale = Scale()
    assert scale(torch.ones(2)).tolist() == [2, 2]
    assert scale.factor.item() == 2
    with torch.no_grad():
        assert scale(torch.tensor([3.0])).item() == 6


def test_dataset():
    data = Dataset(3)
    assert len(data) == 3
    x, y = data[2]
    assert x.item() == 2
    assert y == 0
    with pytest.raises(IndexError):
        data[5]


def test_load_state(model):
    other = MLP(3, 8, 2)
    other.load_state_dict(model.state_dict())
    x = torch.randn(2, 3)
    assert torch.equal(model(x), other(x))


def test_seeds():
    torch.manual_seed(7)
    first = MLP(2, 2, 2)(torch.ones(1, 2))
    torch.manual_seed(7)
    assert torch.equal(first, MLP(2, 2, 2)(torch.ones(1, 2)))


def test_shape_error(model):
    with pytest.raises(RuntimeError):
        model(torch.zeros(1, 4))


def test_shape_fails(model):
    assert model(torch.zeros(1, 3)).shape == (2, 1)
