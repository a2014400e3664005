# 掩码、切片与 IoU | Masks, slices and IoU
# 把每个 raise NotImplementedError 换成你的代码；函数名和参数名不要改。
# Replace each `raise NotImplementedError` by your code; keep the names of functions and parameters.
# 题目说明 | The task: prompt.zh.md, prompt.en.md

import torch


def rows_above(data: torch.Tensor, threshold: float) -> torch.Tensor:
    """取出第一个值大于 threshold 的行 | Take the rows whose first value is above threshold."""
    raise NotImplementedError


def drop_first_column(rows: torch.Tensor) -> torch.Tensor:
    """去掉第一列 | Leave out the first column."""
    raise NotImplementedError


def to_boxes(rows: torch.Tensor) -> torch.Tensor:
    """乘以 100，截断成 int32 | Multiply by 100 and truncate to int32."""
    raise NotImplementedError


def iou(target: torch.Tensor, boxes: torch.Tensor) -> torch.Tensor:
    """target 与每个框的交并比 | Intersection over union of target with each box."""
    raise NotImplementedError


def best_box(target: torch.Tensor, boxes: torch.Tensor) -> int:
    """交并比最大的框的下标 | Index of the box with the largest IoU."""
    raise NotImplementedError
