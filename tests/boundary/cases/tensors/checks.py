import pytest
import tensors
import torch
from torch.testing import assert_close


def test_values():
    a, b = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0, 5.0])
    made = tensors.outer(a, b)
    assert made.shape == (2, 3)
    assert torch.equal(made, torch.tensor([[3.0, 4, 5], [6, 8, 10]]))
    assert made.dtype is torch.float32


@pytest.mark.parametrize("dim", [0, 1, -1])
def test_softmax(dim):
    x = torch.randn(3, 4)
    assert_close(tensors.softmax(x, dim=dim), torch.softmax(x, dim))


def test_in_place_and_identity():
    x = torch.zeros(3)
    assert tensors.add_one_(x) is x
    assert x.tolist() == [1, 1, 1]
    assert tensors.identity(x) is x


def test_named_results():
    values, indices = tensors.top(torch.tensor([3, 1, 2]), 2)
    assert values.tolist() == [3, 2]
    assert indices.tolist() == [0, 2]
    assert tensors.top(torch.tensor([3, 1]), 1).values.item() == 3


def test_containers():
    mean, std, more = tensors.stats(torch.tensor([1.0, 3.0]))
    assert mean.item() == 2
    assert more["max"] == 3
    assert more["shape"] == torch.Size([2])
    assert more["dtype"] == torch.float32
    assert more["device"].type == "cpu"
    assert float(std) == pytest.approx(2**0.5)


def test_generator_of_tensors():
    parts = list(tensors.batches(torch.arange(5), 2))
    assert [len(part) for part in parts] == [2, 2, 1]
    assert torch.equal(torch.cat(parts), torch.arange(5))


def test_kinds():
    boolean, byte, half, empty = tensors.kinds()
    assert boolean.dtype == torch.bool
    assert byte.dtype == torch.uint8
    assert half.dtype == torch.float16
    assert empty.numel() == 0


def test_seed():
    torch.manual_seed(3)
    expected = torch.randn(2, 2)
    torch.manual_seed(3)
    assert torch.equal(tensors.draw(2, 2), expected)


def test_errors():
    with pytest.raises(RuntimeError, match="mat1 and mat2|size mismatch"):
        tensors.wrong_shape(torch.zeros(2, 3), torch.zeros(2, 3))
    with pytest.raises(RuntimeError):
        tensors.view(torch.zeros(2, 3).t())


def test_numbers():
    assert tensors.item(torch.ones(4)) == 4.0
    assert type(tensors.item(torch.ones(4, dtype=torch.int64))) is int


def test_callbacks_on_tensors():
    assert tensors.apply(torch.sum, torch.ones(3)) == 3
    assert tensors.apply(lambda x: x * 2, torch.ones(2)).tolist() == [2, 2]
    assert tensors.apply(torch.nn.functional.relu, torch.tensor([-1.0, 1])).tolist() == [0, 1]


def test_outer_fails():
    assert torch.equal(tensors.outer(torch.ones(2), torch.ones(2)), torch.ones(4))
