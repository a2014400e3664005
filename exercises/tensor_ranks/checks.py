"""Hidden checks of tensor_ranks."""

import pytest
import torch

from grader.checks import expect, raised

NAMES = ("scalar", "vector", "matrix", "tensor")


def sizes(rng, count):
    """Draw different sizes, 3 to 7."""
    return (torch.randperm(5, generator=rng)[:count] + 3).tolist()


def ints(rng, *shape, dtype=torch.int64):
    return torch.randint(0, 100, shape, generator=rng).to(dtype)


def worth(value):
    """Match tensors of these values, whatever their dtype."""
    return lambda answer: answer.shape == value.shape and torch.equal(answer.double(), value.double())


def length_of(data):
    return len(data) if isinstance(data, list) else []


def rank_mistakes(data, expected):
    return {
        "tensor_for_number": lambda answer: isinstance(answer, torch.Tensor),
        "shape_instead_of_rank": lambda answer: isinstance(answer, list | tuple),
        "length_instead_of_depth": [length_of(data), raised(TypeError, match="has no len")],
        "counted_elements": torch.tensor(data).numel(),
        "one_too_many": expected + 1,
        "one_too_few": expected - 1,
        "looked_into_empty_list": raised(IndexError),
        "number_is_no_list": raised(TypeError),
    }


@pytest.mark.points(2)
def test_rank(student, rng):
    """rank：列表嵌套了几层，Python 的 int | rank: how deep the lists are nested, a Python int"""
    a, b, c = sizes(rng, 3)
    for data in (
        ints(rng, a + 2, b).tolist(),  # longer than any count of its dims
        ints(rng, b).tolist(),
        torch.rand(a, 3, b, generator=rng).tolist(),
        ints(rng, 2, 1, 3, 2, c).tolist(),
        [[[[7]]]],
        [a],
    ):
        depth = torch.tensor(data).dim()
        expect(student.rank, data).equals(depth, mistakes=rank_mistakes(data, depth))
    expect(student.rank, data=data).equals(depth, mistakes=rank_mistakes(data, depth))


@pytest.mark.points(1)
@pytest.mark.depends("test_rank")
def test_rank_of_numbers_and_empty_lists(student, rng):
    """rank：一个数是 0，[] 是 1，[[]] 是 2 | rank: 0 for a bare number, 1 for [], 2 for [[]]"""
    whole, fraction = sizes(rng, 1)[0], float(torch.rand((), generator=rng))
    for data, expected in ((whole, 0), (fraction, 0), ([], 1), ([[]], 2), ([[], []], 2)):
        expect(student.rank, data).equals(expected, mistakes=rank_mistakes(data, expected))


def with_ones(x, front, back=0):
    return x.reshape((1,) * front + tuple(x.shape) + (1,) * back)


@pytest.mark.points(2)
def test_as_tensor_of_rank(student, rng):
    """as_tensor_of_rank：在前面补长度为 1 的维度，直到有 n 维 | as_tensor_of_rank: dims of size 1 are put in front until there are n"""
    a, b = sizes(rng, 2)
    for x, n in (
        (torch.rand(a, b, generator=rng), 4),
        (ints(rng, a), 3),
        (torch.rand(b, a, 2, generator=rng, dtype=torch.float64), 5),
        (torch.tensor(2.5), 2),
        (torch.rand(a, b, generator=rng).T, 3),
        (ints(rng, 3, 1, dtype=torch.uint8), 3),
        (torch.rand(a, b, generator=rng), 2),
        (torch.tensor(7), 0),
    ):
        missing = n - x.dim()
        mistakes = {
            "added_n_dims": worth(with_ones(x, n)),
            "added_one_dim_only": worth(with_ones(x, 1)),
            "dims_at_the_end": worth(with_ones(x, 0, missing)),
            "changed_dtype": worth(with_ones(x, missing)),
        }
        expect(student.as_tensor_of_rank, x, n).equals(with_ones(x, missing).clone(), mistakes=mistakes)
    expect(student.as_tensor_of_rank, n=4, x=x).equals(with_ones(x, 4).clone())


@pytest.mark.points(1)
def test_as_tensor_of_rank_refuses(student, rng):
    """as_tensor_of_rank：x 的维数已经超过 n 时抛出 ValueError | as_tensor_of_rank: ValueError where x has more than n dims"""
    a, b = sizes(rng, 2)
    for x, n in (
        (torch.rand(2, a, b, generator=rng), 2),
        (ints(rng, a), 0),
        (torch.rand(1, 1, a, generator=rng), 1),
        (torch.rand(a, 2, 1, 3, generator=rng), 1),
    ):
        expect(student.as_tensor_of_rank, x, n).raises(
            ValueError,
            mistakes={
                "accepted_too_many_dims": lambda answer: isinstance(answer, torch.Tensor),
                "wrong_exception": raised(Exception),
            },
        )


def stack_mistakes(images):
    expected = torch.stack(images)
    return {
        "cat_instead_of_stack": [worth(torch.cat(images, dim=dim)) for dim in (0, 1, 2)],
        "stacked_at_the_end": worth(torch.stack(images, dim=-1)),
        "kept_the_list": lambda answer: isinstance(answer, list | tuple),
        "converted_by_tensor": [
            raised(ValueError, match="one element tensors can be converted"),
            raised(TypeError, match="only integer tensors|one element tensors"),
            raised(RuntimeError, match="cannot be converted to Scalar"),
        ],
        "dropped_batch_dim": worth(expected.squeeze()),
        "reordered_dims": [worth(expected.permute(0, 3, 1, 2)), worth(expected.transpose(1, 2))],
        "changed_dtype": worth(expected),
    }


@pytest.mark.points(2)
def test_stack_images(student, rng):
    """stack_images：N 张 (H, W, C) 的图像叠成 (N, H, W, C)，类型不变 | stack_images: N images of (H, W, C) make (N, H, W, C), in their dtype"""
    height, width, n = sizes(rng, 3)
    for images in (
        [torch.rand(height, width, 3, generator=rng) for _ in range(n)],
        [ints(rng, width, height, 4, dtype=torch.uint8) for _ in range(2)],
        [torch.rand(4, 2, height, generator=rng, dtype=torch.float64).permute(2, 0, 1) for _ in range(3)],
        [ints(rng, height, 1, 1) for _ in range(n)],
        [torch.rand(height, width, 3, generator=rng)],
    ):
        expect(student.stack_images, images).equals(
            torch.stack(images),
            mistakes=stack_mistakes(images),
            axes="图像 行 列 通道 | image row column channel",
        )
    expect(student.stack_images, images=images).equals(torch.stack(images), mistakes=stack_mistakes(images))


@pytest.mark.points(2)
def test_channels_first(student, rng):
    """channels_first：(N, H, W, C) 变成 (N, C, H, W)，每个像素跟着走 | channels_first: (N, H, W, C) becomes (N, C, H, W), and each pixel goes along"""
    n, height, width = sizes(rng, 3)
    for batch in (
        torch.rand(n, height, width, 3, generator=rng),
        ints(rng, 2, 4, 4, 3, dtype=torch.uint8),
        torch.rand(2, height, 5, 4, generator=rng, dtype=torch.float64).transpose(1, 2),
        ints(rng, 1, height, width, 2),
        torch.rand(2, height, width, 1, generator=rng),
    ):
        b, h, w, c = batch.shape
        expect(student.channels_first, batch).equals(
            batch.permute(0, 3, 1, 2).clone(),
            mistakes={
                "swapped_height_and_width": worth(batch.transpose(1, 3)),
                "reshape_instead_of_permute": worth(batch.reshape(b, c, h, w)),
                "channels_before_batch": worth(batch.permute(3, 0, 1, 2)),
                "read_permute_backwards": worth(batch.permute(0, 2, 3, 1)),
                "forgot_batch_dim": raised(RuntimeError, match="permute|number of dim"),
                "unchanged_layout": worth(batch),
                "changed_dtype": worth(batch.permute(0, 3, 1, 2)),
            },
        )
    expect(student.channels_first, batch=batch).equals(batch.permute(0, 3, 1, 2).clone())


def name_of(dims):
    return NAMES[min(dims, 3)]


def describe_mistakes(t):
    expected = name_of(t.dim())
    return {
        "capitalised": lambda answer: answer.lower() == expected,
        "number_instead_of_name": lambda answer: not isinstance(answer, str | None),
        "shifted_names": [NAMES[t.dim() - 1] if t.dim() < 4 else [], name_of(t.dim() + 1)],
    }


@pytest.mark.points(1)
def test_describe(student, rng):
    """describe：0、1、2 维分别叫 scalar、vector、matrix，更多维都叫 tensor | describe: 0, 1 and 2 dims are a scalar, a vector and a matrix; more are a tensor"""
    a, b = sizes(rng, 2)
    for t in (
        torch.rand(a, b, generator=rng),
        ints(rng, b),
        torch.tensor(a),
        torch.rand(2, a, b, generator=rng),
    ):
        expect(student.describe, t).equals(name_of(t.dim()), mistakes=describe_mistakes(t))
    for t in (torch.rand(2, 3, a, 2, generator=rng), ints(rng, 2, 2, 2, 2, b)):
        expect(student.describe, t=t).equals(
            "tensor",
            mistakes={
                "forgot_higher_dims": [
                    lambda answer: True,
                    raised(IndexError),
                    raised(KeyError),
                    raised(UnboundLocalError),
                    raised(ValueError),
                ]
            },
        )


@pytest.mark.points(1)
@pytest.mark.depends("test_describe")
def test_describe_dims_of_one(student, rng):
    """describe：只看维数，(1,) 是 vector，(1, 1) 是 matrix | describe: the number of dims alone counts, (1,) is a vector, (1, 1) a matrix"""
    a = sizes(rng, 1)[0]
    for shape in ((1, a), (a, 1), (1, 1, a), (1,), (1, 1), (1, 1, 1)):
        t = torch.rand(shape, generator=rng)
        expect(student.describe, t).equals(
            name_of(len(shape)),
            mistakes={
                "counted_elements": "scalar" if t.numel() == 1 else [],
                "ignored_dims_of_one": name_of(t.squeeze().dim()),
            },
        )
