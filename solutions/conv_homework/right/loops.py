# Style: plain Python loops over lists, one product at a time.
import torch


def conv2d(image, kernel, stride, padding):
    sv, sh = stride if isinstance(stride, tuple) else (stride, stride)
    pv, ph = padding if isinstance(padding, tuple) else (padding, padding)
    pixels, weights = image.tolist(), kernel.tolist()
    height, width = len(pixels), len(pixels[0])

    def pixel(r, c):
        return pixels[r][c] if 0 <= r < height and 0 <= c < width else 0

    rows = []
    for i in range(output_size(height, len(weights), sv, pv)):
        row = []
        for j in range(output_size(width, len(weights[0]), sh, ph)):
            total = 0.0
            for u, line in enumerate(weights):
                for v, weight in enumerate(line):
                    total += weight * pixel(i * sv - pv + u, j * sh - ph + v)
            row.append(total)
        rows.append(row)
    wide = image.dtype == torch.float64 or kernel.dtype == torch.float64
    return torch.tensor(rows, dtype=torch.double if wide else torch.float)


def conv2d_valid(image, kernel):
    return conv2d(image, kernel, 1, 0)


def output_size(size, kernel, stride, padding):
    count, start = 0, -padding
    while start + kernel <= size + padding:
        count, start = count + 1, start + stride
    return count
