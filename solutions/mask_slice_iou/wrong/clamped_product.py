# Clamps the product: two negative sides make a positive area.
import torch


def rows_above(data, threshold):
    confidence = data[..., 0]
    return data[confidence > threshold]


def drop_first_column(rows):
    return rows[:, 1:]


def to_boxes(rows):
    return (rows * 100).to(torch.int32)


def iou(target, boxes):
    width = overlap(target[0], target[2], boxes[:, 0], boxes[:, 2])
    height = overlap(target[1], target[3], boxes[:, 1], boxes[:, 3])
    intersection = (width * height).clamp(min=0)
    union = area(target) + area(boxes) - intersection
    return torch.where(intersection > 0, intersection / union, 0.0).float()


def overlap(low_a, high_a, low_b, high_b):
    return torch.minimum(high_a, high_b) - torch.maximum(low_a, low_b)


def area(box):
    return (box[..., 2] - box[..., 0]) * (box[..., 3] - box[..., 1])


def best_box(target, boxes):
    return int(iou(target, boxes).argmax())
