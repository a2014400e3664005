# 阻止计算图追踪：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Stopping the record: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def square_untracked(y: torch.Tensor) -> torch.Tensor:
    """y 的平方，不记录计算图。 | Return y squared, without a graph."""
    raise NotImplementedError


def detached(t: torch.Tensor) -> torch.Tensor:
    """与 t 共享内存、但没有计算图的张量。 | Return a tensor in t's memory that has no graph."""
    raise NotImplementedError


def partly_frozen(x: torch.Tensor) -> torch.Tensor:
    """x² + x³，其中 x³ 当作常数。 | Return x² + x³, with x³ held constant."""
    raise NotImplementedError


def evaluate(w: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """w * x，不记录计算图，求导开关保持原样。 | Return w * x without a graph; the grad mode stays as it was."""
    raise NotImplementedError
