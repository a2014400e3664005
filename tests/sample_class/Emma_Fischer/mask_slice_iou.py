import torch


def rows_above(data, threshold):
    return data[data[..., 0] > threshold]


def drop_first_column(rows):
    return rows[:, 1:]


def to_boxes(rows):
    return (100 * rows).int()


def iou(target, boxes):
    t, b = target.float(), boxes.float()
    size = lambda box: (box[..., 2:] - box[..., :2]).clamp(min=0).prod(-1)  # noqa
    common = (torch.minimum(t[2:], b[:, 2:]) - torch.maximum(t[:2], b[:, :2])).clamp(min=0).prod(-1)
    union = size(t) + size(b) - common
    return torch.where(common > 0, common / union, torch.zeros_like(common))


def best_box(target, boxes):
    return iou(target, boxes).argmax().item()
