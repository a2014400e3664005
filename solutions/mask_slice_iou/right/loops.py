# Style: plain Python over lists, one row and one box at a time.
import torch


def rows_above(data, threshold):
    cols = data.shape[-1]
    chosen = [row for row in data.reshape(-1, cols) if row[0].item() > threshold]
    return torch.stack(chosen) if chosen else torch.empty(0, cols, dtype=data.dtype)


def drop_first_column(rows):
    kept = [row[1:] for row in rows.unbind(0)]
    return torch.stack(kept) if kept else rows.new_empty(0, rows.shape[1] - 1)


def to_boxes(rows):
    boxes = [[int(value * 100) for value in row] for row in rows.tolist()]
    return torch.tensor(boxes, dtype=torch.int32).reshape(-1, rows.shape[1])


def one_iou(a, b):
    if a[2] <= a[0] or a[3] <= a[1] or b[2] <= b[0] or b[3] <= b[1]:
        return 0.0
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    if width <= 0 or height <= 0:
        return 0.0
    common = width * height
    return common / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - common)


def iou(target, boxes):
    return torch.FloatTensor([one_iou(target.tolist(), box) for box in boxes.tolist()])


def best_box(target, boxes):
    values = iou(target, boxes).tolist()
    return values.index(max(values))
