# 张量计算图：把下面四个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# The graph of a computation: complete the four functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def node_kind(t: torch.Tensor, output: torch.Tensor) -> str:
    """t 在通向 output 的计算图里是哪种节点。 | Return "leaf", "intermediate" or "output": what t is in output's graph."""
    raise NotImplementedError


def operations(t: torch.Tensor) -> list[str]:
    """从 t 往下，图中所有运算的名字。 | Return the names of all operations in t's graph, from t downwards."""
    raise NotImplementedError


def count_nodes(t: torch.Tensor) -> int:
    """t 的计算图里有多少个张量节点。 | Return how many tensors are nodes of t's graph."""
    raise NotImplementedError


def repeat_square(x: torch.Tensor, n: int) -> torch.Tensor:
    """把 x 连续平方 n 次。 | Square x, n times in a row."""
    raise NotImplementedError
