# Style: one shifted slice of the padded image for each kernel entry, added up; a view by as_strided in conv2d_valid.
import torch


def output_size(size, kernel, stride, padding):
    return len(range(0, size + 2 * padding - kernel + 1, stride))


def conv2d(image, kernel, stride, padding):
    sv, sh = (stride,) * 2 if isinstance(stride, int) else stride
    pv, ph = (padding,) * 2 if isinstance(padding, int) else padding
    (rows, cols), (height, width) = image.shape, kernel.shape
    dtype = torch.promote_types(torch.promote_types(image.dtype, kernel.dtype), torch.float32)
    padded = torch.zeros(rows + 2 * pv, cols + 2 * ph, dtype=dtype)
    padded[pv : pv + rows, ph : ph + cols] = image
    out = torch.zeros(output_size(rows, height, sv, pv), output_size(cols, width, sh, ph), dtype=dtype)
    for u in range(height):
        for v in range(width):
            out += (
                kernel[u, v]
                * padded[u : u + out.shape[0] * sv : sv, v : v + out.shape[1] * sh : sh][
                    : len(out), : out.shape[1]
                ]
            )
    return out


def conv2d_valid(image, kernel):
    dtype = torch.promote_types(torch.promote_types(image.dtype, kernel.dtype), torch.float32)
    image = image.to(dtype).contiguous()
    (rows, cols), (height, width) = image.shape, kernel.shape
    windows = image.as_strided((rows - height + 1, cols - width + 1, height, width), (cols, 1, cols, 1))
    return torch.tensordot(windows, kernel.to(dtype), dims=2)
