# 最大值的位置、比较与平均：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Argmax, comparison and mean: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def index_of_max(t: torch.Tensor) -> torch.Tensor:
    """最大元素在展平后的下标，0 维 int64。 | Return the index of the largest element in the flattened t, 0-d int64."""
    raise NotImplementedError


def index_of_max_per_row(m: torch.Tensor) -> torch.Tensor:
    """每行最大元素的列号：(r, c) → (r,)。 | Return the column of the largest element of each row: (r, c) → (r,)."""
    raise NotImplementedError


def equal_mask(a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """逐个比较是否相等，布尔张量。 | Compare entry by entry for equality, giving a bool tensor."""
    raise NotImplementedError


def mean(t: torch.Tensor) -> torch.Tensor:
    """所有元素的平均值，0 维，整数也行。 | Return the mean of all elements, 0-d, of integers too."""
    raise NotImplementedError


def accuracy(scores: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """分类的正确率，0 到 1 之间的 0 维 float32。 | Return the share of right predictions, 0-d float32 in [0, 1]."""
    raise NotImplementedError
