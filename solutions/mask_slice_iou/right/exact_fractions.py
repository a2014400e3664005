# Style: exact fractions for the IoU, lists of row numbers, columns stacked one by one.
from fractions import Fraction
import torch


def rows_above(data, threshold):
    flat = data.reshape(-1, data.shape[-1])
    kept = [r for r in range(len(flat)) if flat[r, 0].item() > threshold]
    return flat[kept]


def drop_first_column(rows):
    return torch.stack([rows[:, c] for c in range(1, rows.shape[1])], 1) if rows.shape[1] > 1 else rows[:, :0]


def to_boxes(rows):
    return torch.tensor([[int(v * 100) for v in row] for row in rows.tolist()], dtype=torch.int32).reshape(
        -1, 4
    )


def _area(b):
    return max(b[2] - b[0], Fraction(0)) * max(b[3] - b[1], Fraction(0))


def _iou(p, q):
    p, q = [[Fraction(v) for v in box.tolist()] for box in (p, q)]
    a, b = _area(p), _area(q)
    if not a or not b:
        return Fraction(0)
    both = _area([max(p[0], q[0]), max(p[1], q[1]), min(p[2], q[2]), min(p[3], q[3])])
    return both / (a + b - both)


def iou(target, boxes):
    return torch.tensor([float(_iou(target, box)) for box in boxes], dtype=torch.float32)


def best_box(target, boxes):
    scores = [_iou(target, box) for box in boxes]
    return scores.index(max(scores))
