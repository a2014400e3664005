import pytest
import torch

from grader.checks import expect, near, raised

CHAPTER = torch.tensor(
    [
        [[0.5078, 0.2781, 0.3335, 0.4427, 0.7964], [0.7584, 0.2672, 0.3906, 0.4314, 0.4188]],
        [[0.7904, 0.2729, 0.2646, 0.4162, 0.4124], [0.5050, 0.1037, 0.2326, 0.4085, 0.4596]],
        [[0.7126, 0.4523, 0.5729, 0.4901, 0.6933], [0.1695, 0.1700, 0.1220, 0.4271, 0.4141]],
        [[0.7892, 0.2588, 0.3648, 0.5982, 0.4003], [0.1344, 0.1349, 0.2387, 0.4515, 0.4261]],
    ]
)
CHAPTER_BOXES = torch.tensor(
    [[26, 39, 43, 41], [27, 26, 41, 41], [45, 57, 49, 69], [25, 36, 59, 40]], dtype=torch.int32
)


def integers(rng, low, high, *shape):
    """Draw from low … high, both included."""
    return torch.randint(low, high + 1, shape, generator=rng)


def rows_mistakes(data, threshold):
    above = data > threshold
    return {
        "any_value_above": near(data[above.any(-1)]),
        "all_values_above": near(data[above.all(-1)]),
        "values_instead_of_rows": near(data[above]),
        "last_value_above": near(data[above[..., -1]]),
        "rows_below": near(data[~above[..., 0]]),
        "non_strict": near(data[data[..., 0] >= threshold]),
        "mask_instead_of_rows": [near(above), near(above[..., 0])],
        "hard_coded_dims": raised(IndexError),
    }


@pytest.mark.points(1)
def test_the_chapters_rows(student):
    """rows_above：章节的数据，阈值 0.7 | rows_above: the chapter's data, threshold 0.7"""
    expect(student.rows_above, data=CHAPTER, threshold=0.7).equals(
        CHAPTER[CHAPTER[..., 0] > 0.7], mistakes=rows_mistakes(CHAPTER, 0.7)
    )


@pytest.mark.points(2)
def test_rows_above(student, rng):
    """rows_above：看每行的第一个值，2 维、3 维、4 维的数据都行 | rows_above: each row's first value, in data of 2, 3 or 4 dims"""
    cols = int(integers(rng, 4, 7))
    transposed = torch.rand(cols, 9, 4, generator=rng).mT
    for data, threshold in (
        (torch.rand(4, 3, cols, generator=rng), 0.6),
        (torch.rand(9, cols, generator=rng), 0.4),
        (torch.randn(2, 3, 4, cols + 1, generator=rng, dtype=torch.float64), -0.3),
        (integers(rng, -9, 9, 5, 3, cols), 1),
        (transposed, 0.55),
    ):
        data[..., 0, 0] = threshold + 1
        data[..., 1, 0] = threshold - 1

        expect(student.rows_above, data, threshold).equals(
            data[data[..., 0] > threshold], mistakes=rows_mistakes(data, threshold)
        )


@pytest.mark.points(1)
def test_rows_at_the_edge(student, rng):
    """rows_above：没有一行大于、所有行都大于、刚好等于 0.5 的不算 | rows_above: no row is, every row is, and a value of just 0.5 is not above 0.5"""
    data = torch.rand(3, 2, 4, generator=rng)
    expect(student.rows_above, data, 2.0).equals(data.reshape(-1, 4)[:0])
    expect(student.rows_above, data, -1.0).equals(data.reshape(-1, 4))

    data[..., 0] = torch.tensor([[0.5, 0.75], [0.25, 0.5], [1.0, 0.5]])
    data[0, 0, 1] = 0.875
    expect(student.rows_above, data, 0.5).equals(
        data[[0, 2], [1, 0]], mistakes={"non_strict": near(data[data[..., 0] >= 0.5])}
    )


@pytest.mark.points(1)
def test_drop_first_column(student, rng):
    """drop_first_column：去掉第一列，行数任意，列数任意 | drop_first_column: any number of rows and columns"""
    for rows in (
        torch.rand(int(integers(rng, 2, 4)), 6, generator=rng),
        integers(rng, -9, 9, 3, 5),
        torch.rand(4, 3, generator=rng, dtype=torch.float64).T,
        torch.rand(0, 5),
        torch.rand(3, 1, generator=rng),
    ):
        expect(student.drop_first_column, rows=rows).equals(
            rows[:, 1:],
            mistakes={
                "dropped_first_row": near(rows[1:]),
                "dropped_last_column": near(rows[:, :-1]),
                "kept_first_column_alone": [near(rows[:, :1]), near(rows.T[0])],
                "hard_coded_columns": near(rows[:, 1:5]),
            },
        )


def boxes_mistakes(rows):
    expected = (rows * 100).int()
    return {
        "rounded_instead_of_truncated": [near((rows * 100).round().int()), near((rows * 100).ceil().int())],
        "truncated_too_early": near(rows.int() * 100),
        "not_scaled": near(rows.int()),
        "other_integer_type": near(expected.long()),
        "left_as_float": [near((rows * 100).trunc()), near(rows * 100)],
    }


@pytest.mark.points(2)
def test_to_boxes(student, rng):
    """to_boxes：乘以 100，截断成 int32 | to_boxes: times 100, truncated to int32"""
    pixels = integers(rng, 0, 120, 5, 4) + 0.1 + 0.3 * torch.rand(5, 4, generator=rng)
    pixels[::2] += 0.5
    pixels[0, 0] += 200
    for rows in (
        pixels / 100,
        pixels.double() / 100,
        (pixels[:4] / 100).T,
        CHAPTER[CHAPTER[..., 0] > 0.7][:, 1:],
    ):
        expect(student.to_boxes, rows=rows).equals((rows * 100).int(), mistakes=boxes_mistakes(rows))

    expect(student.to_boxes, torch.zeros(0, 4)).equals(torch.zeros(0, 4, dtype=torch.int32))


def area(box):
    return (box[..., 2] - box[..., 0]) * (box[..., 3] - box[..., 1])


def intersection(target, boxes, *, clamp=True):
    """Lay the common rectangles: (n, 4) corners; without clamp they may be turned inside out."""
    low = torch.maximum(target[:2], boxes[:, :2])
    high = torch.minimum(target[2:], boxes[:, 2:])
    return torch.cat([low, torch.maximum(low, high) if clamp else high], dim=1)


def ratio(common, union):
    return (common / union).nan_to_num(0.0).float()


def corners(boxes):
    """Read (x, y, width, height) into (x1, y1, x2, y2)."""
    return torch.cat([boxes[..., :2], boxes[..., :2] + boxes[..., 2:]], dim=-1)


def iou_of(target, boxes, *, clamp=True, clamp_area=False, pixel=0):
    """Divide intersection by union, in float64; `pixel` is added to every width and height.

    The intersection is clamped side by side (`clamp`), or its area alone (`clamp_area`).
    """
    target, boxes = target.double(), boxes.double()
    grown = torch.tensor([0.0, 0.0, pixel, pixel])
    target, boxes = target + grown, boxes + grown
    common = area(intersection(target, boxes, clamp=clamp))
    common = common.clamp(min=0) if clamp_area else common
    return ratio(common, area(target) + area(boxes) - common)


def right_iou(target, boxes):
    """Say 0 for degenerate boxes, else the IoU."""
    proper = (boxes[:, 2] > boxes[:, 0]) & (boxes[:, 3] > boxes[:, 1])
    if target[2] <= target[0] or target[3] <= target[1]:
        proper = torch.zeros_like(proper)
    return torch.where(proper, iou_of(target, boxes), 0.0)


def iou_mistakes(target, boxes):
    t, b = target.double(), boxes.double()
    common = area(intersection(t, b))
    right = right_iou(target, boxes)
    return {
        "integer_division": [near(right.trunc()), near(right.int()), near(right.long())],
        "xywh_boxes": near(iou_of(corners(target), corners(boxes))),
        "plus_one_pixels": near(iou_of(target, boxes, pixel=1)),
        "no_clamp": near(iou_of(target, boxes, clamp=False)),
        "clamped_product": near(iou_of(target, boxes, clamp=False, clamp_area=True)),
        "forgot_intersection_in_union": near(ratio(common, area(t) + area(b))),
        "area_instead_of_ratio": [
            near(common.to(kind)) for kind in (boxes.dtype, torch.float32, torch.float64)
        ],
        "divided_by_one_area": [near(ratio(common, area(t))), near(ratio(common, area(b)))],
        "kept_float64": near(iou_of(target, boxes).double(), rtol=1e-4),
        "nan_for_empty_boxes": lambda answer: bool(answer.isnan().any()),
    }


def some_target(rng):
    """Draw a box of at least 30 × 30 pixels: (4,) int64."""
    corner, size = integers(rng, 20, 60, 2), integers(rng, 30, 50, 2)
    return torch.cat([corner, corner + size])


def boxes_around(rng, target, n):
    """Draw n boxes that overlap target, no two of their corners alike: (n, 4) int64."""
    return target + integers(rng, 3, 12, n, 4) * (2 * integers(rng, 0, 1, n, 4) - 1)


def boxes_apart(target):
    """Place boxes beside, above and diagonally off target, with a gap: (5, 4) int64."""
    shifts = torch.tensor([[90, 5], [-95, 0], [3, 99], [92, 91], [-93, -97]])
    return target + torch.cat([shifts, shifts], dim=1)


@pytest.mark.points(1)
def test_the_chapters_iou(student):
    """iou：章节的目标框和四个框 | iou: the chapter's target and four boxes"""
    target = torch.tensor([46, 57, 49, 68])

    expect(student.iou, target=target, boxes=CHAPTER_BOXES).equals(
        torch.tensor([0.0, 0.0, 0.6875, 0.0]), mistakes=iou_mistakes(target, CHAPTER_BOXES)
    )


@pytest.mark.points(3)
def test_iou_of_overlapping_boxes(student, rng):
    """iou：有重叠的框，整数、float32、float64，大框和小框 | iou: boxes that overlap, in integers, float32 and float64, large and small"""
    for dtype, shrink in (
        (torch.int64, 1),
        (torch.int32, 1),
        (torch.float32, 1),
        (torch.float64, 1),
        (torch.float64, 60),
    ):
        target = some_target(rng)
        boxes = boxes_around(rng, target, int(integers(rng, 3, 6)))
        if dtype.is_floating_point:
            target, boxes = (
                (target + 0.25) / shrink,
                (boxes + torch.rand(boxes.shape, generator=rng)) / shrink,
            )
        target, boxes = target.to(dtype), boxes.to(dtype)

        expect(student.iou, target, boxes).equals(
            right_iou(target, boxes), mistakes=iou_mistakes(target, boxes)
        )


@pytest.mark.points(2)
def test_iou_of_boxes_apart(student, rng):
    """iou：不重叠的框、只碰到边的框给 0，和重叠的框混在一起 | iou: 0 for boxes apart and for boxes that only touch, among others that overlap"""
    target = some_target(rng)
    apart = torch.cat([boxes_around(rng, target, 2), boxes_apart(target)])[torch.randperm(7, generator=rng)]
    for boxes in (apart, apart.T.contiguous().T, apart.float()):
        expect(student.iou, target.to(boxes.dtype), boxes).equals(
            right_iou(target, boxes), mistakes=iou_mistakes(target, boxes)
        )

    left, top, right, bottom = target.tolist()
    touching = torch.tensor(
        [[right, top, right + 9, bottom], [left, top - 8, right, top], [right, bottom, right + 7, bottom + 5]]
    )
    expect(student.iou, target, touching).equals(torch.zeros(3), mistakes=iou_mistakes(target, touching))


@pytest.mark.points(2)
def test_iou_of_degenerate_boxes(student, rng):
    """iou：没有面积的框给 0，不会出现 NaN；一个框都没有时返回空的结果 | iou: boxes without area give 0 and never NaN; no boxes, no values"""
    target = some_target(rng)
    left, top, right, bottom = target.tolist()
    flat = torch.tensor(
        [
            [left + 5, top + 5, left + 5, bottom],
            [left, top + 9, right, top + 9],
            [left + 3, top + 4, left + 3, top + 4],
            [right, bottom, left, top],
            [right + 2 * (right - left), top, right + (right - left), bottom],
        ]
    )
    point = torch.tensor([left, top, left, top])
    upside_down = torch.tensor([left, bottom, right, top])
    proper = boxes_around(rng, target, 2)
    for aim, boxes in (
        (target, torch.cat([proper, flat])),
        (point, torch.cat([flat, point[None]])),
        (upside_down, proper),
    ):
        for kind in (torch.int64, torch.float32):
            expect(student.iou, aim.to(kind), boxes.to(kind)).equals(
                right_iou(aim, boxes), mistakes=iou_mistakes(aim.to(kind), boxes.to(kind))
            )

    expect(student.iou, target, proper[:0]).equals(torch.zeros(0))


def index_mistakes(expected, values, boxes):
    return {
        "box_instead_of_index": boxes[expected],
        "index_as_tensor": lambda answer: isinstance(answer, torch.Tensor) and answer.tolist() == expected,
        "value_instead_of_index": [float(values[expected]), lambda answer: answer.is_floating_point()],
    }


@pytest.mark.points(2)
def test_best_box(student, rng):
    """best_box：IoU 最大的框的下标 | best_box: the index of the box with the largest IoU"""
    target = some_target(rng)
    inward = torch.tensor([1, 1, -1, -1])
    boxes = target + integers(rng, 3, 8, 6, 4) * inward
    best, worst = int(integers(rng, 1, 2)), int(integers(rng, 4, 5))
    boxes[best] = target + torch.tensor([1, 1, 0, -1])
    boxes[best + 1] = target + 12 * inward
    boxes[worst] = target + 14 * inward
    for dtype in (torch.int64, torch.float32, torch.float64):
        values = right_iou(target, boxes)

        expect(student.best_box, target=target.to(dtype), boxes=boxes.to(dtype)).equals(
            best,
            mistakes={
                **index_mistakes(best, values, boxes.to(dtype)),
                "worst_box": int(values.argmin()),
                "counted_from_one": best + 1,
            },
        )


@pytest.mark.points(1)
def test_best_box_among_equals(student, rng):
    """best_box：并列时取第一个；都不重叠时返回 0；只有一个框 | best_box: the first of equals; 0 where none overlaps; a single box"""
    target = some_target(rng)
    twin = target + torch.tensor([1, 0, 0, 2])
    boxes = torch.cat([boxes_apart(target)[:2], twin[None], boxes_around(rng, target, 1), twin[None]])
    apart = boxes_apart(target)[[0, 3, 4, 1, 2]]
    for candidates, best in ((boxes, 2), (apart, 0), (twin[None], 0)):
        expect(student.best_box, target, candidates).equals(
            best,
            mistakes={
                "last_of_equals": len(candidates) - 1,
                **index_mistakes(best, right_iou(target, candidates), candidates),
            },
        )
