"""Hidden checks of numpy_bridge."""

import numpy as np
import pytest
import torch

from grader.checks import expect, raised, require

TYPES = (np.float64, np.int64, np.float32, np.int32, np.uint8, np.bool_, np.int16, np.float16, np.complex64)


def sizes(rng, count):
    """Draw different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:count] + 2).tolist()


def array(rng, dtype, *shape):
    """Draw an array of that dtype; fractions where it has any."""
    numbers = torch.randint(1, 100, shape, generator=rng).numpy() / 8
    return np.asarray(numbers > 6 if dtype is np.bool_ else numbers).astype(dtype)


def contiguous(rng):
    """Return arrays of every dtype, then of one dim, of three, and of none."""
    a, b, c = sizes(rng, 3)
    shapes = [(a,), (a, b, c), ()]
    return [array(rng, dtype, a, b) for dtype in TYPES] + [array(rng, np.float64, *shape) for shape in shapes]


def strided(rng):
    """Return arrays whose elements do not lie side by side in rows."""
    a, b, c = sizes(rng, 3)
    return [
        array(rng, np.int64, a, b).T,
        array(rng, np.float64, 2 * a, b)[::2],
        array(rng, np.float32, a, 3 * b)[:, 1::3],
        array(rng, np.int32, a, b, c).transpose(2, 0, 1),
    ]


def tensor_of(n):
    return torch.from_numpy(n.copy())


def tensor_mistakes(n):
    right = tensor_of(n)
    return {
        "changed_dtype": [] if right.is_complex() else [right.float(), right.double(), right.long()],
        "array_instead_of_tensor": [n],
        "list_instead_of_tensor": lambda answer: isinstance(answer, list),
        "extra_dim": right[None],
        "flattened": right.reshape(-1),
        "transposed": [right.mT] if right.dim() > 1 else [],
    }


def array_mistakes(n):
    number = [] if n.dtype.kind == "c" else [n.astype(np.float32), n.astype(np.float64), n.astype(np.int64)]
    return {
        "changed_dtype": number,
        "tensor_instead_of_array": [tensor_of(n)],
        "list_instead_of_array": lambda answer: isinstance(answer, list),
        "extra_dim": n[None],
        "flattened": n.reshape(-1),
    }


@pytest.mark.points(1.5)
def test_copied(student, rng):
    """copied：数值、形状、类型相同，内存独立 | copied: same values, shape and dtype, memory of its own"""
    for n in contiguous(rng):
        expect(student.copied, n).equals(tensor_of(n), mistakes=tensor_mistakes(n)).owns_memory(
            0, mistake="shared_where_copy_asked"
        )
    n = array(rng, np.int64, 2, 3)
    expect(student.copied, n=n).equals(tensor_of(n)).owns_memory("n", mistake="shared_where_copy_asked")


@pytest.mark.points(1)
def test_copied_from_strided_arrays(student, rng):
    """copied：转置的、隔行取的数组也行 | copied: arrays that are transposed, or take every other row, too"""
    for n in strided(rng):
        expect(student.copied, n).equals(tensor_of(n), mistakes=tensor_mistakes(n)).owns_memory(
            0, mistake="shared_where_copy_asked"
        )


@pytest.mark.points(1.5)
def test_shared(student, rng):
    """shared：数值、形状、类型相同，共用内存 | shared: same values, shape and dtype, in shared memory"""
    for n in contiguous(rng)[:-1]:
        expect(student.shared, n).equals(tensor_of(n), mistakes=tensor_mistakes(n)).shares_memory(
            0, mistake="copied_where_shared_asked"
        )
    n = array(rng, np.float32, 3, 2)
    expect(student.shared, n=n).equals(tensor_of(n)).shares_memory("n", mistake="copied_where_shared_asked")


@pytest.mark.points(1)
@pytest.mark.depends("test_shared")
def test_shared_with_strided_arrays(student, rng):
    """shared：转置的、隔行取的数组也不复制 | shared: no copy of arrays that are transposed, or take every other row"""
    for n in strided(rng):
        expect(student.shared, n).equals(tensor_of(n), mistakes=tensor_mistakes(n)).shares_memory(
            0, mistake="contiguous_copy"
        )


@pytest.mark.points(1)
def test_to_numpy(student, rng):
    """to_numpy：各种类型和形状的张量 | to_numpy: tensors of any dtype and shape"""
    for n in (*contiguous(rng), *strided(rng)):
        t = torch.from_numpy(n)
        expect(student.to_numpy, t).equals(n.copy(), mistakes=array_mistakes(n))
    t = torch.arange(6).reshape(2, 3)
    expect(student.to_numpy, t=t).equals(np.arange(6).reshape(2, 3))


@pytest.mark.points(2)
def test_to_numpy_of_tensors_that_require_grad(student, rng):
    """to_numpy：带梯度的张量也能转，它的 requires_grad 不变 | to_numpy: works where t requires grad, and leaves requires_grad alone"""
    rows, cols = sizes(rng, 2)
    for n in (
        array(rng, np.float32, rows, cols),
        array(rng, np.float64, cols),
        array(rng, np.float32, cols, rows).T,
    ):
        t = tensor_of(n).requires_grad_()
        mistakes = {"forgot_detach": raised(RuntimeError, match="requires grad")} | array_mistakes(n)

        expect(student.to_numpy, t).may_change(0).equals(n.copy(), mistakes=mistakes)
        require(t.requires_grad, mistake="turned_off_grad")
        expect(student.to_numpy, t).equals(n.copy(), mistakes=mistakes)


@pytest.mark.points(2)
def test_round_trip(student, rng):
    """round_trip：回来的数组和原来的一样 | round_trip: the array that comes back is like the one that left"""
    for n in (*contiguous(rng), *strided(rng)):
        expect(student.round_trip, n).equals(n.copy(), mistakes=array_mistakes(n))
    n = np.array([[1, 2], [3, 4]])
    expect(student.round_trip, n=n).equals(n.copy(), mistakes=array_mistakes(n))
