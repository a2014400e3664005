import pytest
import torch

from grader.checks import expect

DATA = torch.tensor(
    [
        [[0.5078, 0.2781, 0.3335, 0.4427, 0.7964], [0.7584, 0.2672, 0.3906, 0.4314, 0.4188]],
        [[0.7904, 0.2729, 0.2646, 0.4162, 0.4124], [0.5050, 0.1037, 0.2326, 0.4085, 0.4596]],
        [[0.7126, 0.4523, 0.5729, 0.4901, 0.6933], [0.1695, 0.1700, 0.1220, 0.4271, 0.4141]],
        [[0.7892, 0.2588, 0.3648, 0.5982, 0.4003], [0.1344, 0.1349, 0.2387, 0.4515, 0.4261]],
    ]
)
ROWS = torch.stack([DATA[0, 1], DATA[1, 0], DATA[2, 0], DATA[3, 0]])
BOXES = torch.tensor(
    [[26, 39, 43, 41], [27, 26, 41, 41], [45, 57, 49, 69], [25, 36, 59, 40]], dtype=torch.int32
)
TARGET = torch.tensor([46, 57, 49, 68])


def test_rows_whose_first_value_is_above(student):
    """章节的数据：第一个值大于 0.7 的四行 | The chapter's data: the four rows whose first value is above 0.7"""
    expect(student.rows_above, DATA, 0.7).equals(ROWS)


def test_no_row_is_above(student):
    """一行都没有时，形状是 (0, 5) | With no such row, the shape is (0, 5)"""
    assert tuple(student.rows_above(DATA, 0.9).shape) == (0, 5)


def test_first_column_is_dropped(student):
    """去掉第一列，剩下四列 | Four columns remain"""
    expect(student.drop_first_column, ROWS).equals(ROWS[:, [1, 2, 3, 4]])


def test_rows_become_boxes(student):
    """乘以 100 并截断，得到章节里的框 | Times 100 and truncated: the chapter's boxes"""
    expect(student.to_boxes, ROWS[:, [1, 2, 3, 4]]).equals(BOXES)


def test_iou_of_the_chapters_boxes(student):
    """章节的框：IoU 是 [0, 0, 0.6875, 0] | The chapter's boxes: IoU is [0, 0, 0.6875, 0]"""
    expect(student.iou, TARGET, BOXES).equals(torch.tensor([0.0, 0.0, 0.6875, 0.0]))


def test_iou_of_half_a_box(student):
    """框是目标的左半边：IoU = 0.5 | A box that is the target's left half: IoU = 0.5"""
    half = student.iou(torch.tensor([0, 0, 4, 2]), torch.tensor([[0, 0, 2, 2]]))

    assert half.tolist() == pytest.approx([0.5])


def test_best_box_of_the_chapter(student):
    """章节的框：下标 2 的最好 | The chapter's boxes: the one at index 2 is best"""
    expect(student.best_box, TARGET, BOXES).equals(2)
