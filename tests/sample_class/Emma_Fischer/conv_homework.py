import torch
import torch.nn.functional as F


def conv2d_valid(image, kernel):
    return conv2d(image, kernel, 1, 0)


def conv2d(image, kernel, stride, padding):
    dtype = torch.promote_types(torch.promote_types(image.dtype, kernel.dtype), torch.float32)
    s = (stride, stride) if isinstance(stride, int) else stride
    p = (padding, padding) if isinstance(padding, int) else padding
    patches = F.pad(image.to(dtype), (p[1], p[1], p[0], p[0])).unfold(0, kernel.shape[0], s[0]).unfold(1, kernel.shape[1], s[1])
    return torch.einsum("ijuv,uv->ij", patches, kernel.to(dtype))


def output_size(size, kernel, stride, padding):
    return len(range(-padding, size + padding - kernel + 1, stride))
