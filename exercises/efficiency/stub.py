# 诚实地测量效率：把下面的函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Measuring speed honestly: complete the function below; your code replaces raise NotImplementedError. See prompt.en.md.

import time

import numpy as np
import torch


def time_matmul(n: int, repeats: int) -> dict[str, float]:
    """测量 n×n 矩阵乘法：NumPy 和 torch 用时的中位数，以及结果的最大差。 | Time the n × n product: both medians, and how far the results differ."""
    raise NotImplementedError
