"""Hidden checks of cat_squeeze."""

import pytest
import torch

from grader.checks import expect, raised

SIZES_MUST_MATCH = raised(RuntimeError, match="Sizes of tensors must match")
UNEQUAL_STACK = raised(RuntimeError, match="stack expects each tensor to be equal size")
NO_LIST = raised(TypeError, match=r"^(cat|concat|concatenate|vstack|hstack|stack)\(\)")
SIZES_DIFFER = raised(RuntimeError, match="must match the size of tensor b")


def sizes(rng, count):
    """Draw different sizes, 2 to 6."""
    return (torch.randperm(5, generator=rng)[:count] + 2).tolist()


def numbered(rng, *shape, dtype=torch.int64):
    """Return different numbers in random order."""
    total = torch.Size(shape).numel()
    return (torch.randperm(total, generator=rng) + 1).reshape(shape).to(dtype)


def attempt(operation, *args):
    """Return what the operation gives; an empty list, which no answer matches, where it refuses."""
    try:
        return operation(*args)
    except RuntimeError:
        return []


def pairs(rng, dim):
    """Return pairs of matrices that may be joined along dim: of one size first, then of others."""
    a, b, c = sizes(rng, 3)
    double = torch.float64
    shapes = [((a, b), (a, b)), ((a, c), (b, c)), ((1, c), (b, c)), ((a, 1), (c, 1)), ((a, a), (a, a))]
    pairs = [(numbered(rng, *one), -numbered(rng, *other)) for one, other in shapes]
    pairs.append((numbered(rng, c, a, dtype=double).T, numbered(rng, 2 * b, c, dtype=double)[::2]))
    if dim == 1:
        pairs = [(one.T, other.T) for one, other in pairs]
    chapter = (torch.tensor([[1], [2]]), torch.tensor([[3], [4]]))
    return [*pairs, (pairs[0][0].float(), pairs[0][1].float()), chapter]


def joining_mistakes(a, b, dim):
    same = a.shape == b.shape
    stacks = [torch.stack([a, b], dim=at) for at in range(3)] if same else []
    return {
        "stack_instead_of_cat": [*stacks, UNEQUAL_STACK],
        "forgot_the_list": NO_LIST,
        "other_axis": [attempt(torch.cat, [a, b], 1 - dim), SIZES_MUST_MATCH],
        "swapped_order": torch.cat([b, a], dim=dim),
        "added_instead_of_joined": [attempt(torch.add, a, b), SIZES_DIFFER],
        "list_of_both": lambda answer: isinstance(answer, (list, tuple)),
        "flattened": torch.cat([a.flatten(), b.flatten()]),
    }


@pytest.mark.points(1.5)
@pytest.mark.parametrize(
    ("name", "dim"), [("cat_rows", 0), ("cat_columns", 1)], ids=["cat_rows", "cat_columns"]
)
def test_joined(student, rng, name, dim):
    """cat_rows、cat_columns：上下相接，左右相接 | cat_rows, cat_columns: one below the other, one beside the other"""
    for a, b in pairs(rng, dim):
        expect(getattr(student, name), a, b).equals(
            torch.cat([a, b], dim=dim), mistakes=joining_mistakes(a, b, dim)
        )
    a, b = pairs(rng, dim)[0]
    expect(getattr(student, name), b=b, a=a).equals(torch.cat([a, b], dim=dim))


@pytest.mark.points(2)
def test_drop_ones(student, rng):
    """drop_ones：去掉所有长度为 1 的维度 | drop_ones: drops all dims of size 1"""
    a, b, c = sizes(rng, 3)
    for t in (
        numbered(rng, a, 1, b, 1, c),
        numbered(rng, 1, a, b, 1, dtype=torch.float32),
        numbered(rng, a, 1, c, 1, dtype=torch.float64).transpose(0, 2),
        numbered(rng, a, b, c),
        numbered(rng, 1, 1),
        numbered(rng, 1),
        torch.tensor(7),
        numbered(rng, 2, 1, 2, 1, 2),
    ):
        expect(student.drop_ones, t).equals(
            t.squeeze(),
            mistakes={
                "kept_ones": t,
                "flattened": t.flatten(),
                "one_dim_only": [t.squeeze(dim) for dim in range(t.dim())],
                "shape_instead_of_tensor": tuple(t.squeeze().shape),
            },
        )
    expect(student.drop_ones, t=torch.zeros(3, 1)).equals(torch.zeros(3))


def dropping_mistakes(t, dim):
    size = t.shape[dim]
    return {
        "dropped_all_ones": t.squeeze(),
        "took_first_entry": t.select(dim, 0) if size > 1 else [],
        "refused_other_sizes": [raised(ValueError), raised(RuntimeError), raised(AssertionError)]
        if size > 1
        else [],
        "ignored_minus_sign": t.squeeze(abs(dim) % t.dim()) if dim < 0 else [],
        "kept_ones": t,
    }


@pytest.mark.points(1.25)
def test_drop_dim(student, rng):
    """drop_dim：只去掉指定的那一维，其他长度为 1 的留下 | drop_dim: drops that dim alone, other dims of size 1 stay"""
    a, b, c = sizes(rng, 3)
    for t, dims in (
        (numbered(rng, a, 1, b, 1, c), (1, 3, -2, -4)),
        (numbered(rng, 1, 1, a, 1, dtype=torch.float32), (0, 3, -1, -3)),
        (numbered(rng, 1, a, b, dtype=torch.float64).transpose(1, 2), (0, -3)),
        (numbered(rng, 1, 1), (1, -2)),
        (numbered(rng, 1), (0,)),
    ):
        for dim in dims:
            expect(student.drop_dim, t, dim).equals(t.squeeze(dim), mistakes=dropping_mistakes(t, dim))
    expect(student.drop_dim, dim=1, t=torch.zeros(3, 1)).equals(torch.zeros(3))


@pytest.mark.points(1.25)
@pytest.mark.depends("test_drop_dim")
def test_drop_dim_of_another_size(student, rng):
    """drop_dim：那一维的长度不是 1，就什么也不变 | drop_dim: changes nothing where that dim has another size"""
    a, b, c = sizes(rng, 3)
    for t, dims in (
        (numbered(rng, a, 1, b, 1, c), (0, 2, 4, -1, -3)),
        (numbered(rng, a, b, dtype=torch.float32), (0, -1)),
    ):
        for dim in dims:
            expect(student.drop_dim, t, dim).equals(t, mistakes=dropping_mistakes(t, dim))


@pytest.mark.points(2.5)
def test_add_dim(student, rng):
    """add_dim：在指定的地方加一维，负数从后往前数，−1 加在最后 | add_dim: adds a dim where it is asked for; negative dims count from the end, −1 adds the last one"""
    a, b, c = sizes(rng, 3)
    for t in (
        numbered(rng, a, b, c),
        numbered(rng, b, a, dtype=torch.float32).T,
        numbered(rng, a, 1, b, dtype=torch.float64),
        numbered(rng, c),
        torch.tensor(2.5),
    ):
        for dim in (*range(t.dim() + 1), *range(-t.dim() - 1, 0)):
            inserted = list(t.shape)
            inserted.insert(dim, 1)
            expect(student.add_dim, t, dim).equals(
                t.unsqueeze(dim),
                mistakes={
                    "inserted_before_last": t.reshape(inserted) if dim < 0 else [],
                    "counted_old_dims": t[None] if dim == t.dim() else [],
                    "always_in_front": t[None],
                    "ignored_minus_sign": t.unsqueeze(abs(dim)) if -t.dim() <= dim < 0 else [],
                    "other_place": [t.unsqueeze(place) for place in range(t.dim() + 1)],
                },
            )
    expect(student.add_dim, dim=1, t=torch.zeros(3)).equals(torch.zeros(3, 1))
