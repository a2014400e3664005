# 卷积作业 | Convolution homework
# 把每个 raise NotImplementedError 换成你的代码；函数名和参数名不要改。
# Replace each `raise NotImplementedError` by your code; keep the names of functions and parameters.
# 题目说明 | The task: prompt.zh.md, prompt.en.md

import torch


def conv2d_valid(image: torch.Tensor, kernel: torch.Tensor) -> torch.Tensor:
    """步长 1、不填充的二维卷积（不翻转卷积核） | 2-d convolution with stride 1 and no padding (the kernel is not flipped)."""
    raise NotImplementedError


def conv2d(
    image: torch.Tensor, kernel: torch.Tensor, stride: int | tuple[int, int], padding: int | tuple[int, int]
) -> torch.Tensor:
    """带步长和零填充的二维卷积；一对数是（竖直，水平） | The same with stride and zero padding; a pair is (vertical, horizontal)."""
    raise NotImplementedError


def output_size(size: int, kernel: int, stride: int, padding: int) -> int:
    """一个方向上的输出大小 | The size of the output in one direction."""
    return (size + 2 * padding - kernel) // stride + 1
