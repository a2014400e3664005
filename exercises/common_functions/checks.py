"""Hidden checks of common_functions."""

from itertools import permutations

import pytest
import torch

from grader.checks import expect, raised


def sizes(rng, count):
    """Draw different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:count] + 2).tolist()


def numbered(rng, *shape, dtype=torch.int64):
    """Return different numbers in random order, 0 among them."""
    total = torch.Size(shape).numel()
    return torch.randperm(total, generator=rng).reshape(shape).to(dtype)


def shapes(rng):
    """Return tensors of many shapes and dtypes, contiguous or not."""
    a, b, c = sizes(rng, 3)
    return [
        numbered(rng, a, b),
        numbered(rng, a, b, c, dtype=torch.float32),
        numbered(rng, c),
        numbered(rng, b, a).T,
        numbered(rng, a, b, c, dtype=torch.float64).permute(2, 0, 1),
        numbered(rng, 2 * a, b)[::2],
        numbered(rng, 1, b, 1),
        torch.tensor(3.5),
        numbered(rng, 1, c, dtype=torch.int32).expand(a, c),
    ]


@pytest.mark.points(1.5)
def test_count(student, rng):
    """count：元素的个数，Python 的 int | count: the number of elements, a Python int"""
    for t in shapes(rng):
        expect(student.count, t).equals(
            t.numel(),
            mistakes={
                "length_instead_of_count": [len(t) if t.dim() else [], raised(TypeError, match="0-d tensor")],
                "tensor_instead_of_number": torch.tensor(t.numel()),
                "shape_instead_of_count": tuple(t.shape),
                "counted_nonzero": [int(t.count_nonzero()), t.count_nonzero()],
            },
        )
    expect(student.count, t=torch.zeros(2, 3)).equals(6)


@pytest.mark.points(1.5)
def test_identity(student, rng):
    """identity：单位矩阵，float32 | identity: the identity matrix, float32"""
    for n in (*sizes(rng, 3), 1, 5):
        expect(student.identity, n).equals(
            torch.eye(n),
            mistakes={
                "integer_identity": [torch.eye(n, dtype=torch.long), torch.eye(n, dtype=torch.int)],
                "ones_everywhere": torch.ones(n, n),
            },
        )
    expect(student.identity, n=3).equals(torch.eye(3))


def as_tensor_mistakes(t):
    return {
        "tensor_instead_of_number": [t, t.reshape(()), t.reshape(1)],
        "float_of_everything": float(t) if not t.is_floating_point() else [],
        "list_instead_of_number": lambda answer: isinstance(answer, list),
    }


@pytest.mark.points(1)
def test_number(student, rng):
    """number：唯一的那个元素，Python 的数，任何形状 | number: the only element as a Python number, whatever the shape"""
    fraction = torch.rand(1, generator=rng, dtype=torch.float64) * 9 + 1.25
    whole = torch.randint(2, 99, (1,), generator=rng)
    for value in (whole, fraction, fraction.float(), -whole.int(), whole > 1):
        for shape in ((1,), (), (1, 1), (1, 1, 1)):
            t = value.reshape(shape)
            expect(student.number, t).equals(value.item(), mistakes=as_tensor_mistakes(t))
    expect(student.number, t=whole).equals(whole.item())


@pytest.mark.points(1)
def test_number_of_many(student, rng):
    """number：元素多于一个时，抛出 ValueError 或 RuntimeError | number: ValueError or RuntimeError where there is more than one element"""
    a, b = sizes(rng, 2)
    for t in (numbered(rng, a) + 5, numbered(rng, a, b, dtype=torch.float32) + 5, numbered(rng, 1, b) + 5):
        asked = expect(student.number, t)
        asked.raises(
            ValueError if raises_value_error(asked) else RuntimeError,
            mistakes={
                "took_one_of_many": lambda answer: isinstance(answer, (int, float)),
                "list_instead_of_number": lambda answer: isinstance(answer, list),
                "tensor_instead_of_number": lambda answer: isinstance(answer, torch.Tensor),
            },
        )


def raises_value_error(asked):
    try:
        asked.answer
    except ValueError:
        return True
    except Exception:  # the expectation itself tells what is wrong with any other
        return False
    return False


@pytest.mark.points(1)
def test_as_int(student, rng):
    """as_int：转换成 int32，小数截断 | as_int: converts to int32, cutting fractions off"""
    a, b = sizes(rng, 2)
    edges = torch.tensor([1.7, -1.7, 2.2, -2.2, 0.9, -0.4, 0.0])
    fractions = torch.randint(-50, 50, (a, b), generator=rng) + 0.7
    for t in (
        edges,
        fractions,
        -fractions.double().T,
        numbered(rng, a, b),
        torch.tensor(-3.9),
        torch.tensor([True, False]),
    ):
        float_kind = t.is_floating_point()
        expect(student.as_int, t).equals(
            t.int(),
            mistakes={
                "int64_instead_of_int32": t.long(),
                "rounded_instead_of_truncated": [t.round().int(), t.round()] if float_kind else [],
                "python_int": [
                    t.long().tolist(),
                    raised(TypeError, match="scalar"),
                    raised(RuntimeError, match="to Scalar"),
                    raised(ValueError, match="one element"),
                ],
                "forgot_result": t,
            },
        )
    expect(student.as_int, t=edges).equals(edges.int())


@pytest.mark.points(1.5)
def test_as_vector(student, rng):
    """as_vector：任何形状的张量排成一维，不连续的也行 | as_vector: any shape into one dim, non-contiguous too"""
    tensors = shapes(rng)
    for t in (tensors[1], *tensors):
        line = t.reshape(-1)
        expect(student.as_vector, t).equals(
            line,
            mistakes={
                "hard_coded_size": raised(RuntimeError, match="invalid for input of size"),
                "view_of_non_contiguous": raised(RuntimeError, match="view size is not compatible"),
                "row_instead_of_vector": [line[None], line[:, None]],
                "squeezed": t.squeeze(),
            },
        )
    expect(student.as_vector, t=torch.zeros(2, 3)).equals(torch.zeros(6))


def swap_mistakes(t, i, j):
    swapped = t.transpose(i, j)
    reshaped = t.reshape(swapped.shape)
    return {
        "ignored_minus_sign": t.transpose(abs(i) % t.dim(), abs(j) % t.dim()) if min(i, j) < 0 else [],
        "reshaped_instead_of_swapped": reshaped,
        "reshaped_to_two_dims": raised(RuntimeError, match="is invalid for input of size"),
        "first_two_dims_always": t.transpose(0, 1),
        "reversed_all_dims": t.permute(*range(t.dim())[::-1]),
    }


@pytest.mark.points(1.5)
def test_swap(student, rng):
    """swap：交换指定的两个维度 | swap: swaps the two dims that are asked for"""
    a, b, c, d = sizes(rng, 4)
    for t in (numbered(rng, a, b, c, d), numbered(rng, b, c, a, dtype=torch.float32).transpose(0, 2)):
        for i, j in ((0, t.dim() - 1), *permutations(range(t.dim()), 2)):
            expect(student.swap, t, i, j).equals(t.transpose(i, j), mistakes=swap_mistakes(t, i, j))
    m = numbered(rng, a, b)
    expect(student.swap, m, 0, 1).equals(m.T, mistakes=swap_mistakes(m, 0, 1))
    square = numbered(rng, 3, 3)
    expect(student.swap, t=square, i=1, j=0).equals(square.T, mistakes=swap_mistakes(square, 1, 0))


@pytest.mark.points(1)
@pytest.mark.depends("test_swap")
def test_swap_of_negative_and_equal_dims(student, rng):
    """swap：负的维度从最后往前数；i 和 j 相等时不变 | swap: negative dims count from the last; nothing changes where i = j"""
    t = numbered(rng, *sizes(rng, 4))
    for i, j in ((-1, 0), (0, -3), (-2, -4), (1, -1), (2, 2), (-1, -1), (0, 0), (-2, 2)):
        expect(student.swap, t, i, j).equals(t.transpose(i, j), mistakes=swap_mistakes(t, i, j))
    line = numbered(rng, 4)
    expect(student.swap, line, 0, -1).equals(line)
