# Style: NumPy's sliding_window_view and einsum.
import math

import numpy as np
import torch
from numpy.lib.stride_tricks import sliding_window_view


def conv2d_valid(image, kernel, stride=(1, 1)):
    windows = sliding_window_view(image.detach().numpy(), tuple(kernel.shape))[:: stride[0], :: stride[1]]
    result = np.einsum("ijuv,uv->ij", windows, kernel.detach().numpy(), dtype=np.float64)
    is_double = torch.promote_types(image.dtype, kernel.dtype) is torch.float64
    return torch.from_numpy(result if is_double else result.astype(np.float32))


def conv2d(image, kernel, stride, padding):
    stride, padding = (np.broadcast_to(value, 2).tolist() for value in (stride, padding))
    padded = np.pad(image.detach().numpy(), [(padding[0],) * 2, (padding[1],) * 2])
    return conv2d_valid(torch.from_numpy(padded), kernel, stride)


def output_size(size, kernel, stride, padding):
    return math.floor((size - kernel + 2 * padding) / stride + 1)
