import torch


def rows_above(data, threshold):
    return data[(data > threshold).any(dim=-1)]


def drop_first_column(rows):
    return rows[:, 1:]


def to_boxes(rows):
    return torch.round(rows * 100).int()


def iou(target, boxes):
    width = torch.minimum(target[2], boxes[:, 2]) - torch.maximum(target[0], boxes[:, 0]) + 1
    height = torch.minimum(target[3], boxes[:, 3]) - torch.maximum(target[1], boxes[:, 1]) + 1
    common = width.clamp(min=0) * height.clamp(min=0)
    area = (boxes[:, 2] - boxes[:, 0] + 1) * (boxes[:, 3] - boxes[:, 1] + 1)
    target_area = (target[2] - target[0] + 1) * (target[3] - target[1] + 1)
    return (common / (area + target_area - common)).float()


def best_box(target, boxes):
    return iou(target, boxes).argmax()
