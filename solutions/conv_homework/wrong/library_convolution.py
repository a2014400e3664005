# Mistake: lets F.conv2d do the homework.
import torch
import torch.nn.functional as F


def conv2d_valid(image, kernel):
    return conv2d(image, kernel, 1, 0)


def conv2d(image, kernel, stride, padding):
    dtype = torch.float64 if torch.float64 in (image.dtype, kernel.dtype) else torch.float32
    return F.conv2d(
        image.to(dtype)[None, None], kernel.to(dtype)[None, None], stride=stride, padding=padding
    )[0, 0]


def output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) // stride + 1
