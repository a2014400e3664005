# Style: NumPy inside; an epsilon in the denominator; NumPy integers given back.
import numpy as np
import torch


def rows_above(data, threshold):
    flat = data.detach().numpy().reshape(-1, data.shape[-1])
    return torch.from_numpy(np.compress(flat[:, 0] > threshold, flat, axis=0))


drop_first_column = lambda rows: torch.from_numpy(np.delete(rows.numpy(), 0, axis=1))  # noqa: E731


def to_boxes(rows):
    return torch.from_numpy(np.trunc(rows.numpy().astype(np.float64) * 100).astype(np.int32))


def iou(target, boxes, eps=1e-9):
    t, b = target.numpy().astype(np.float32), boxes.numpy().astype(np.float32)
    inter = np.clip(np.minimum(t[2:], b[:, 2:]) - np.maximum(t[:2], b[:, :2]), 0, None).prod(axis=1)
    areas = np.clip(b[:, 2:] - b[:, :2], 0, None).prod(axis=1)
    area = np.clip(t[2:] - t[:2], 0, None).prod()
    return torch.from_numpy(inter / (area + areas - inter + eps)).float()


def best_box(target, boxes):
    return np.argmax(iou(target, boxes).numpy())
