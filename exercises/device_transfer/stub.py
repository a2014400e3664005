# CPU 和 GPU 之间的转移：把下面五个函数补完整，用你的代码替换 raise NotImplementedError。题目说明见 prompt.zh.md。
# Between CPU and GPU: complete the five functions below; your code replaces raise NotImplementedError. See prompt.en.md.

import torch


def describe(t: torch.Tensor) -> dict[str, object]:
    """t 的形状、dtype 和设备，键为 "shape"、"dtype"、"device"。 | Return shape, dtype and device of t in a dict."""
    raise NotImplementedError


def best_device() -> torch.device:
    """有 GPU 就用 GPU，否则用 CPU。 | Return the GPU where there is one, else the CPU."""
    raise NotImplementedError


def to_device(t: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    """把 t 移到 device 上。 | Return t on device."""
    raise NotImplementedError


def add_on(a: torch.Tensor, b: torch.Tensor, device: str | torch.device) -> torch.Tensor:
    """在 device 上计算 a + b，结果留在那里。 | Add a and b on device; the sum stays there."""
    raise NotImplementedError


def back_to_cpu(t: torch.Tensor) -> torch.Tensor:
    """把 t 移回 CPU。 | Return t on the CPU."""
    raise NotImplementedError
