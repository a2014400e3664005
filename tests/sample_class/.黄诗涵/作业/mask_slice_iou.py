# 黄诗涵  2024 级
import torch


def rows_above(data, threshold):
    表 = data.reshape(-1, data.shape[-1])
    return 表[表[:, 0] > threshold]


def drop_first_column(rows):
    return rows[..., 1:]


def to_boxes(rows):
    return torch.floor(rows * 100).type(torch.int32)


def iou(target, boxes):
    x1, y1, x2, y2 = (target[k].item() for k in range(4))
    结果 = torch.zeros(len(boxes))
    for k, (a1, b1, a2, b2) in enumerate(boxes.tolist()):
        宽 = min(x2, a2) - max(x1, a1)
        高 = min(y2, b2) - max(y1, b1)
        if 宽 > 0 and 高 > 0:
            交 = 宽 * 高
            并 = (x2 - x1) * (y2 - y1) + (a2 - a1) * (b2 - b1) - 交
            结果[k] = 交 / 并
    return 结果


def best_box(target, boxes):
    最好, 最大 = 0, -1
    for k, 值 in enumerate(iou(target, boxes)):
        if 值 > 最大:
            最好, 最大 = k, 值
    return 最好
