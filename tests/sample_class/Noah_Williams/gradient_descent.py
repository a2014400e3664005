# 梯度下降 | Gradient descent
# 把每个 raise NotImplementedError 换成你的代码；函数名和参数名不要改。
# Replace each `raise NotImplementedError` by your code; keep the names of functions and parameters.
# 题目说明 | The task: prompt.zh.md, prompt.en.md

import torch


def minimise_square(w0: float, learning_rate: float, steps: int) -> float:
    """对 loss = w² 走 steps 步，返回最后的 w | Take `steps` steps for loss = w²; return the final w."""
    raise NotImplementedError


def trajectory(w0: float, learning_rate: float, steps: int) -> torch.Tensor:
    """对 loss = w² 走 steps 步，返回 w 走过的所有值 | Take `steps` steps for loss = w²; return every value of w on the way."""
    raise NotImplementedError


def minimise_quadratic(a: float, b: float, c: float, w0: float, learning_rate: float, steps: int) -> float:
    """对 loss = a·w² + b·w + c 走 steps 步，返回最后的 w | The same for loss = a·w² + b·w + c; return the final w."""
    raise NotImplementedError


def steps_until(w0: float, learning_rate: float, tolerance: float, limit: int) -> int:
    """对 loss = w²，第几步之后 |w| < tolerance | After how many steps for loss = w² is |w| < tolerance."""
    raise NotImplementedError
