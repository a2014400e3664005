"""Hidden checks of reductions."""

import pytest
import torch

from grader.checks import expect, near, raised

NO_INTEGER_MEAN = raised(RuntimeError, match=r"mean\(\)")


def sizes(rng, count):
    """Draw different sizes, 3 to 7."""
    return (torch.randperm(5, generator=rng)[:count] + 3).tolist()


def numbered(rng, *shape, dtype=torch.int64):
    """Return different numbers in random order, of either sign, beyond every index."""
    total = torch.Size(shape).numel()
    numbers = 3 * torch.randperm(total, generator=rng) + total
    numbers[torch.rand(total, generator=rng) < 0.4] *= -1
    return numbers.reshape(shape).to(dtype)


def with_largest_at(t, place):
    """Return t with its largest element moved to this place of the flattened t."""
    line = t.flatten()
    largest = int(line.argmax())
    line[[largest, place]] = line[[place, largest]]
    return line.reshape(t.shape)


def kinds(rng, *shape):
    """Return int64, float32, non-contiguous float64 and int32 tensors of that shape."""
    return [
        numbered(rng, *shape),
        numbered(rng, *shape, dtype=torch.float32) / 4,
        numbered(rng, *shape[::-1], dtype=torch.float64).permute(*range(len(shape))[::-1]),
        numbered(rng, *shape, dtype=torch.int32),
    ]


def position_mistakes(t):
    index = t.argmax()
    place = [int(part) for part in torch.unravel_index(index, t.shape)]
    return {
        "value_instead_of_index": [t.max(), t.max().item(), t.max().long()],
        "index_of_smallest": t.argmin(),
        "per_column": t.argmax(dim=0) if t.dim() > 1 else [],
        "python_number": index.item(),
        "place_instead_of_index": [tuple(place), place, torch.tensor(place)],
    }


@pytest.mark.points(1.5)
def test_index_of_max(student, rng):
    """index_of_max：最大元素的下标，按展平后的顺序数 | index_of_max: the index of the largest element, counted in the flattened tensor"""
    a, b, c = sizes(rng, 3)
    for t in (*kinds(rng, a, b), *kinds(rng, a, b, c)[:3], *kinds(rng, c)[:2]):
        t = with_largest_at(t, t.numel() - 2)
        expect(student.index_of_max, t).equals(t.argmax(), mistakes=position_mistakes(t))
    expect(student.index_of_max, torch.tensor([5.0])).equals(torch.tensor(0))
    t = torch.tensor([1, 2, 3, 4, 5], dtype=float)
    expect(student.index_of_max, t=t).equals(torch.tensor(4), mistakes=position_mistakes(t))


@pytest.mark.points(0.5)
@pytest.mark.depends("test_index_of_max")
def test_index_of_the_first_max(student, rng):
    """index_of_max：有几个最大值时，取第一个；全是负数也行 | index_of_max: the first of equal ones; all numbers may be negative"""
    a, b = sizes(rng, 2)
    for t in (*kinds(rng, a, b), numbered(rng, a).float()):
        t = -t.abs().contiguous()
        line = t.view(-1)
        first, last = 1, t.numel() - 2
        line[first] = line[last] = -1
        expect(student.index_of_max, t).equals(
            torch.tensor(first), mistakes={"last_of_equals": torch.tensor(last)} | position_mistakes(t)
        )


@pytest.mark.points(1.5)
def test_index_of_max_per_row(student, rng):
    """index_of_max_per_row：每行最大元素的列号 | index_of_max_per_row: the column of the largest element in each row"""
    a, b = sizes(rng, 2)
    for m in (*kinds(rng, a, b), *kinds(rng, b, b)[:2], numbered(rng, 1, b), numbered(rng, a, 1)):
        index = m.argmax(dim=1)
        expect(student.index_of_max_per_row, m).equals(
            index,
            mistakes={
                "value_instead_of_index": [m.max(dim=1).values, m.max(dim=1).values.long()],
                "per_column": m.argmax(dim=0),
                "over_the_whole_tensor": m.argmax(),
                "kept_dim": index[:, None],
                "values_and_indices": lambda answer: isinstance(answer, tuple),
                "index_of_smallest": m.argmin(dim=1),
            },
        )
    m = numbered(rng, a, b)
    expect(student.index_of_max_per_row, m=m).equals(m.argmax(dim=1))


@pytest.mark.points(0.5)
@pytest.mark.depends("test_index_of_max_per_row")
def test_index_of_the_first_max_per_row(student, rng):
    """index_of_max_per_row：一行里有几个最大值时，取第一个 | index_of_max_per_row: the first of equal ones in a row"""
    a, b = sizes(rng, 2)
    for m in kinds(rng, a, b):
        m = -m.abs().contiguous()
        m[:, 1] = m[:, b - 1] = -1
        m[0, 0] = -1
        first, last = torch.ones(a, dtype=torch.int64), torch.full((a,), b - 1)
        first[0] = 0
        expect(student.index_of_max_per_row, m).equals(first, mistakes={"last_of_equals": last})


def mask_mistakes(a, b):
    mask = a == b
    differ = [raised(RuntimeError, match="Expected|expected|dtype")] if a.dtype != b.dtype else []
    refused_by_isclose = raised(RuntimeError, match="did not match")
    return {
        "torch_equal_bool": [bool(mask.all()), mask.all(), not bool(mask.all()), *differ],
        "numbers_for_bools": [mask.int(), mask.long(), mask.float(), mask.to(a.dtype)],
        "opposite_mask": ~mask,
        "close_instead_of_equal": [
            torch.isclose(a.double(), b.double(), rtol=1e-4, atol=1e-5),
            refused_by_isclose,
        ],
    }


@pytest.mark.points(1.5)
def test_equal_mask(student, rng):
    """equal_mask：逐个比较，布尔张量 | equal_mask: entry by entry, a bool tensor"""
    a, b, c = sizes(rng, 3)
    for t in (*kinds(rng, a, b), *kinds(rng, a, b, c)[:2], numbered(rng, c)):
        keep = torch.rand(t.shape, generator=rng) < 0.5
        keep.view(-1)[:3] = torch.tensor([True, False, True])
        other = torch.where(keep, t, t + 1)
        for dtype in (t.dtype, torch.float64, torch.float32):
            right = other.to(dtype)
            expect(student.equal_mask, t, right).equals(t == right, mistakes=mask_mistakes(t, right))
    t = torch.tensor([1, 2, 3, 4, 5])
    expect(student.equal_mask, b=t, a=t.double()).equals(
        torch.ones(5, dtype=torch.bool), mistakes=mask_mistakes(t.double(), t)
    )
    expect(student.equal_mask, torch.tensor(2), torch.tensor(3)).equals(torch.tensor(False))


@pytest.mark.points(0.5)
@pytest.mark.depends("test_equal_mask")
def test_equal_mask_is_exact(student, rng):
    """equal_mask：差一点点也是不相等 | equal_mask: a tiny difference is a difference"""
    (n,) = sizes(rng, 1)
    for dtype, step in ((torch.float32, 1e-6), (torch.float64, 1e-9)):
        a = torch.rand(n, generator=rng, dtype=dtype) + 1
        b = a.clone()
        b[1::2] += step
        expect(student.equal_mask, a, b).equals(
            a == b, mistakes={"close_instead_of_equal": torch.isclose(a, b)} | mask_mistakes(a, b)
        )


def mean_mistakes(t):
    total, count = t.sum(), t.numel()
    right = total / count
    cut = [total // count, torch.div(total, count, rounding_mode="trunc"), right.trunc(), right.round()]
    return {
        "integer_mean": [NO_INTEGER_MEAN, *cut] if not t.is_floating_point() else [],
        "sum_instead_of_mean": [total, total.float()],
        "mean_of_one_dim": [t.double().mean(dim=dim).to(right.dtype) for dim in range(t.dim())]
        if t.dim() > 1
        else [],
        "python_number": near(right.item(), rtol=1e-4),
        "always_float32": right.float() if t.dtype == torch.float64 else [],
    }


@pytest.mark.points(1)
def test_mean(student, rng):
    """mean：所有元素的平均值，0 维 | mean: the mean of all elements, 0-d"""
    a, b, c = sizes(rng, 3)
    for t in (
        numbered(rng, a, b, dtype=torch.float32) / 7,
        numbered(rng, a, b, c, dtype=torch.float64).permute(2, 0, 1) / 7,
        numbered(rng, c, dtype=torch.float32)[::2],
        torch.tensor(2.5),
    ):
        expect(student.mean, t).equals(t.mean(), mistakes=mean_mistakes(t) if t.dim() else {})
    t = torch.tensor([1, 2, 3, 4, 5], dtype=float)
    expect(student.mean, t=t).equals(torch.tensor(3.0, dtype=torch.float64))


@pytest.mark.points(1)
def test_mean_of_integers(student, rng):
    """mean：整数张量得到 float32，不取整 | mean: integers give float32, and are not rounded"""
    a, b = sizes(rng, 2)
    for t in (
        numbered(rng, a, b),
        numbered(rng, b, a, dtype=torch.int32).T,
        numbered(rng, b),
        torch.tensor([200, 250, 251], dtype=torch.uint8),
    ):
        if int(t.sum()) % t.numel() == 0:
            t[(0,) * t.dim()] += 1
        expect(student.mean, t).equals(t.float().mean(), mistakes=mean_mistakes(t))


def accuracy_mistakes(scores, labels):
    hits = scores.argmax(dim=1) == labels
    share = hits.float().mean()
    square = len(scores) == scores.shape[1]
    by_column = (scores.argmax(dim=0) == labels).float().mean() if square else []
    return {
        "mean_of_bools": NO_INTEGER_MEAN,
        # the scores have two dims, what was found along dim 0 has one
        "compared_the_scores": raised(RuntimeError, match="must match .* at non-singleton dimension 1"),
        "per_column": [by_column, raised(RuntimeError, match="must match .* at non-singleton dimension 0")],
        "counted_hits": [hits.sum(), hits.sum().float(), int(hits.sum())],
        "percent": [share * 100, share.item() * 100],
        "error_rate": 1 - share,
        "python_number": near(share.item(), rtol=1e-4),
        "all_or_nothing": [bool(hits.all()), hits.all(), hits.all().float()],
    }


def labels_with(rng, scores, wrong):
    """Return labels of which this many are not the largest score; some of these are the smallest."""
    labels = scores.argmax(dim=1)
    rows = torch.randperm(len(scores), generator=rng)[:wrong]
    labels[rows] = (labels[rows] + 1) % scores.shape[1]
    return labels


@pytest.mark.points(2)
def test_accuracy(student, rng):
    """accuracy：最高分的类别和标签相同的比例 | accuracy: the share of rows whose highest score is at the label"""
    n, classes = 2 * sizes(rng, 1)[0] + 9, sizes(rng, 1)[0]
    for scores, wrong in (
        (torch.randn(n, classes, generator=rng), n // 4),
        (torch.randn(n, n, generator=rng), n // 3),
        (torch.randn(classes, n, generator=rng, dtype=torch.float64).T, n // 5 + 1),
        (torch.randn(n, 2, generator=rng), n // 4),
    ):
        labels = labels_with(rng, scores, wrong)
        expect(student.accuracy, scores, labels).equals(
            torch.tensor((n - wrong) / n), mistakes=accuracy_mistakes(scores, labels)
        )
    scores = torch.randn(n, classes, generator=rng)
    for wrong in (0, n):
        labels = labels_with(rng, scores, wrong)
        expect(student.accuracy, labels=labels, scores=scores).equals(
            torch.tensor(1 - wrong / n), mistakes=accuracy_mistakes(scores, labels)
        )
