# Mistake: multiplies an integer image by a float kernel in a matrix product, which wants one dtype.
import torch
import torch.nn.functional as F


def conv2d_valid(image, kernel):
    dtype = torch.float64 if torch.float64 in (image.dtype, kernel.dtype) else torch.float32
    rows, cols = kernel.shape
    out = torch.zeros(image.shape[0] - rows + 1, image.shape[1] - cols + 1, dtype=dtype)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = image[i : i + rows, j : j + cols]
            out[i, j] = window.flatten() @ kernel.flatten()
    return out


def conv2d(image, kernel, stride, padding):
    sv, sh = stride if isinstance(stride, tuple) else (stride, stride)
    pv, ph = padding if isinstance(padding, tuple) else (padding, padding)
    padded = F.pad(image, (ph, ph, pv, pv))
    return conv2d_valid(padded, kernel)[::sv, ::sh]


def output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) // stride + 1
