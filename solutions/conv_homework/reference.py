"""out[i, j] = Σ over u, v of padded[i·stride + u, j·stride + v] · kernel[u, v]."""

import torch
import torch.nn.functional as F


def conv2d_valid(image, kernel):
    return conv2d(image, kernel, stride=1, padding=0)


def conv2d(image, kernel, stride, padding):
    (stride_v, stride_h), (padding_v, padding_h) = as_pair(stride), as_pair(padding)
    dtype = torch.float64 if torch.float64 in (image.dtype, kernel.dtype) else torch.float32
    padded = F.pad(image.to(dtype), (padding_h, padding_h, padding_v, padding_v))
    windows = padded.unfold(0, kernel.shape[0], stride_v).unfold(1, kernel.shape[1], stride_h)
    return (windows * kernel).sum(dim=(2, 3))


def as_pair(value):
    return value if isinstance(value, tuple) else (value, value)


def output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) // stride + 1
