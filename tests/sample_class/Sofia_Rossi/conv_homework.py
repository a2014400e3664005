import torch


def conv2d_valid(image, kernel):
    kernel = torch.flip(kernel, (0, 1))
    rows, cols = kernel.shape
    out = torch.zeros(image.shape[0] - rows + 1, image.shape[1] - cols + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i : i + rows, j : j + cols] * kernel).sum()
    return out


def conv2d(image, kernel, stride, padding):
    return torch.conv2d(image[None, None].float(), kernel[None, None].float(), stride=stride, padding=padding)[0, 0]


def output_size(size, kernel, stride, padding):
    return (size + 2 * padding - kernel) / stride + 1
