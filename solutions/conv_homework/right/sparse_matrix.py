# Style: the whole convolution as one sparse matrix times the flattened image; sizes by counting.
import torch


def output_size(size, kernel, stride, padding):
    n = 0
    at = -padding
    while at + kernel <= size + padding:
        n, at = n + 1, at + stride
    return n


def conv2d_valid(image, kernel):
    return conv2d(image, kernel, (1, 1), (0, 0))


def conv2d(image, kernel, stride, padding):
    sv, sh = (stride, stride) if type(stride) is int else stride
    pv, ph = (padding, padding) if type(padding) is int else padding
    H, W = image.shape
    h, w = kernel.shape
    R, C = output_size(H, h, sv, pv), output_size(W, w, sh, ph)
    where, what = [], []
    for i in range(R):
        for j in range(C):
            for u in range(h):
                for v in range(w):
                    y, x = i * sv + u - pv, j * sh + v - ph
                    if 0 <= y < H and 0 <= x < W:
                        where.append((i * C + j, y * W + x))
                        what.append(kernel[u, v].item())
    m = torch.sparse_coo_tensor(
        torch.tensor(where, dtype=torch.long).reshape(-1, 2).T,
        torch.tensor(what, dtype=torch.float64),
        (R * C, H * W),
    )
    out = torch.sparse.mm(m, image.double().reshape(-1, 1)).reshape(R, C)
    return out if image.dtype == torch.float64 or kernel.dtype == torch.float64 else out.float()
