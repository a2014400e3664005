import pytest
import torch
import torch.nn.functional as F

from grader.checks import expect, near, raised

LIBRARY_CONVOLUTIONS = (
    *("conv1d", "conv2d", "conv3d", "conv_tbc", "convolution", "_convolution"),
    *("conv_transpose1d", "conv_transpose2d", "conv_transpose3d"),
    *(
        "convolve",
        "convolve1d",
        "convolve2d",
        "fftconvolve",
        "oaconvolve",
        "correlate",
        "correlate1d",
        "correlate2d",
    ),
)
RAISED = {
    "library_convolution": raised(RuntimeError, match=r"input to conv\d?d"),
    "mixed_dtypes": raised(RuntimeError, match="dtype|scalar type"),
    "integer_accumulation": raised(RuntimeError, match="can't be cast"),
}
OUT_OF_IMAGE = [raised(RuntimeError, match="must match the size of tensor"), raised(IndexError)]
TYPE_OF_PAIR = raised(TypeError, match="tuple|subscriptable|iterable|slice indices")


def convolved(image, kernel, stride=1, padding=0):
    """Cross-correlate in float64; the result is float64 where an input is, else float32."""
    wide = torch.float64 in (image.dtype, kernel.dtype)
    result = F.conv2d(image.double()[None, None], kernel.double()[None, None], stride=stride, padding=padding)
    return result[0, 0].to(torch.float64 if wide else torch.float32)


def looks_like(image, kernel, stride=1, padding=0):
    """Match the convolution of these; nothing where the kernel does not fit."""
    vertical, horizontal = padding if isinstance(padding, tuple) else (padding, padding)
    fits = (
        kernel.shape[0] <= image.shape[0] + 2 * vertical
        and kernel.shape[1] <= image.shape[1] + 2 * horizontal
    )
    return [near(convolved(image, kernel, stride, padding))] if fits else []


def same_sized(image, kernel):
    """Match outputs as large as the image, whichever side gets the odd zero."""
    rows, cols = kernel.shape[0] - 1, kernel.shape[1] - 1
    return [
        *looks_like(F.pad(image, (cols // 2, cols - cols // 2, rows // 2, rows - rows // 2)), kernel),
        *looks_like(F.pad(image, (cols - cols // 2, cols // 2, rows - rows // 2, rows // 2)), kernel),
    ]


def integer(rng, low, high):
    """Draw from low … high, both included."""
    return int(torch.randint(low, high + 1, (), generator=rng))


def images(rng, rows, cols, kernel_rows, kernel_cols):
    """Draw an image and a kernel of the given sizes, float32."""
    return (
        5 * torch.randn(rows, cols, generator=rng),
        1 + 2 * torch.randn(kernel_rows, kernel_cols, generator=rng),
    )


def whole_numbers(shape):
    """Match answers of that shape whose entries have lost their fractions, or are stored as integers."""
    return lambda answer: (
        answer.shape == shape and (not answer.is_floating_point() or bool((answer == answer.trunc()).all()))
    )


def valid_mistakes(image, kernel):
    right = convolved(image, kernel)
    return {
        "flipped_kernel": near(convolved(image, kernel.flip(0, 1))),
        "same_padding": same_sized(image, kernel),
        "off_by_one": near(right[:-1, :-1]),
        "off_by_one_too_far": lambda answer: answer.shape == (right.shape[0] + 1, right.shape[1] + 1),
        "mean_instead_of_sum": near(right / kernel.numel()),
        **RAISED,
    }


@pytest.mark.points(1)
def test_the_chapters_image(student):
    """conv2d_valid：章节的 4×4 图像和 2×2 卷积核 | conv2d_valid: the chapter's 4×4 image and 2×2 kernel"""
    image = torch.arange(1, 17).reshape(4, 4)
    kernel = torch.tensor([[1, 0], [0, -1]])
    expected = torch.full((3, 3), -5.0)

    expect(student.conv2d_valid, image=image, kernel=kernel).equals(
        expected,
        mistakes={
            **valid_mistakes(image, kernel),
            "integer_accumulation": [near(expected.long()), near(expected.int())],
        },
    )


@pytest.mark.points(2)
def test_valid_on_any_sizes(student, rng):
    """conv2d_valid：正方形和不是正方形的图像、卷积核 | conv2d_valid: images and kernels, square or not"""
    size = integer(rng, 5, 7)
    image, kernel = images(rng, size, size, 3, 3)
    expect(student.conv2d_valid, image, kernel).equals(
        convolved(image, kernel),
        mistakes={**valid_mistakes(image, kernel), "off_by_one_too_far": OUT_OF_IMAGE},
        axes="行 列 | row column",
    ).calls_none_of(*LIBRARY_CONVOLUTIONS, mistake="library_convolution")

    for rows, cols, kernel_rows, kernel_cols in (
        (5, size + 3, 2, 2),
        (size + 4, 5, 2, 2),
        (6, size + 4, 2, 4),
    ):
        image, kernel = images(rng, rows, cols, kernel_rows, kernel_cols)
        expected = convolved(image, kernel)

        expect(student.conv2d_valid, image, kernel).equals(
            expected,
            mistakes={
                **valid_mistakes(image, kernel),
                "square_only": [
                    lambda answer: answer.shape in {(side, side) for side in expected.shape},
                    *OUT_OF_IMAGE,
                ],
            },
        ).calls_none_of(*LIBRARY_CONVOLUTIONS, mistake="library_convolution")


@pytest.mark.points(1)
def test_valid_at_the_edges(student, rng):
    """conv2d_valid：1×1 的核、和图像一样大的核、一行、转置得来的图像 | conv2d_valid: a 1×1 kernel, one as large as the image, one row, a transposed image"""
    cols = integer(rng, 4, 6)
    for sizes in ((3, cols, 1, 1), (3, cols, 3, cols), (1, cols, 1, 2), (cols, 1, 3, 1)):
        image, kernel = images(rng, *sizes)
        expect(student.conv2d_valid, image, kernel).equals(
            convolved(image, kernel), axes="行 列 | row column"
        )

    image, kernel = images(rng, cols + 2, 4, 3, 2)
    expect(student.conv2d_valid, image.T, kernel.T).equals(
        convolved(image.T, kernel.T),
        mistakes={"flipped_kernel": near(convolved(image.T, kernel.T.flip(0, 1)))},
    )


@pytest.mark.points(2)
def test_dtypes(student, rng):
    """conv2d_valid、conv2d：整数图像配小数卷积核、整数配整数、float64 | conv2d_valid, conv2d: integer image with a fractional kernel, integers alone, float64"""
    integers = torch.randint(-9, 10, (5, 6), generator=rng)
    whole_kernel = torch.randint(1, 5, (2, 3), generator=rng)
    fractions = whole_kernel + torch.tensor([[0.31, 0.47, 0.23], [0.59, 0.17, 0.71]])
    pixels, weights = images(rng, 5, 6, 2, 3)
    for image, kernel in (
        (integers, fractions),
        (integers, whole_kernel),
        (integers, fractions.double()),
        (pixels, whole_kernel),
        (pixels.double(), weights),
        (pixels.double(), weights.double()),
    ):
        expected = convolved(image, kernel)
        lost = (
            whole_numbers(expected.shape)
            if image is integers and kernel is not whole_kernel
            else near(expected.long())
        )
        mistakes = {
            **RAISED,
            "integer_accumulation": [lost, RAISED["integer_accumulation"]],
            "always_float32": near(expected.float()) if expected.dtype == torch.float64 else [],
        }

        expect(student.conv2d_valid, image, kernel).equals(expected, mistakes=mistakes)
        expect(student.conv2d, image, kernel, 1, 0).equals(expected, mistakes=mistakes)


def one_sided(image, kernel, stride, padding):
    """Match padding below and on the right alone, or above and on the left alone."""
    vertical, horizontal = padding
    return [
        *looks_like(F.pad(image, (0, horizontal, 0, vertical)), kernel, stride),
        *looks_like(F.pad(image, (horizontal, 0, vertical, 0)), kernel, stride),
    ]


def strided_mistakes(image, kernel, stride, padding):
    """Name wrong answers of conv2d; stride and padding are pairs here."""
    return {
        "flipped_kernel": looks_like(image, kernel.flip(0, 1), stride, padding),
        "swapped_stride_axes": looks_like(image, kernel, stride[::-1], padding),
        "swapped_padding_axes": looks_like(image, kernel, stride, padding[::-1]),
        "ignored_stride": looks_like(image, kernel, 1, padding),
        "ignored_padding": looks_like(image, kernel, stride, 0),
        # with larger strides, one window too few may look the same
        "one_sided_padding": one_sided(image, kernel, stride, padding) if 1 in stride else [],
        "number_or_pair": TYPE_OF_PAIR,
        "same_padding": same_sized(image, kernel),
        **RAISED,
    }


@pytest.mark.points(2)
def test_stride_and_padding_as_numbers(student, rng):
    """conv2d：stride 和 padding 是一个数 | conv2d: stride and padding are numbers"""
    for stride, padding in ((2, 0), (1, 2), (3, 1), (2, 3)):
        image, kernel = images(rng, integer(rng, 7, 9), integer(rng, 11, 13), 2, 3)

        expect(student.conv2d, image, kernel, stride, padding).equals(
            convolved(image, kernel, stride, padding),
            mistakes=strided_mistakes(image, kernel, (stride, stride), (padding, padding)),
        ).calls_none_of(*LIBRARY_CONVOLUTIONS, mistake="library_convolution")


@pytest.mark.points(2)
def test_stride_and_padding_as_pairs(student, rng):
    """conv2d：stride 和 padding 是（竖直，水平）一对数 | conv2d: stride and padding are pairs (vertical, horizontal)"""
    for stride, padding in (((2, 3), (0, 0)), ((3, 1), 2), (1, (3, 2)), ((1, 2), (2, 0))):
        image, kernel = images(rng, integer(rng, 7, 9), integer(rng, 11, 13), 3, 2)
        pairs = [value if isinstance(value, tuple) else (value, value) for value in (stride, padding)]

        expect(student.conv2d, image=image, kernel=kernel, stride=stride, padding=padding).equals(
            convolved(image, kernel, stride, padding), mistakes=strided_mistakes(image, kernel, *pairs)
        ).calls_none_of(*LIBRARY_CONVOLUTIONS, mistake="library_convolution")


@pytest.mark.points(1)
def test_kernel_that_fits_the_padded_image_alone(student, rng):
    """conv2d：卷积核比图像大、但不比填充后的图像大；整数图像 | conv2d: a kernel larger than the image, not than the padded one; integer images"""
    image, kernel = images(rng, 2, 3, 4, 5)
    expect(student.conv2d, image, kernel, 1, 2).equals(
        convolved(image, kernel, 1, 2), mistakes=strided_mistakes(image, kernel, (1, 1), (2, 2))
    )

    image = torch.randint(1, 10, (4, 7), generator=rng).T
    kernel = torch.tensor([[1, -2], [3, 5]])
    expected = convolved(image, kernel, (2, 1), (1, 2))
    expect(student.conv2d, image, kernel, (2, 1), (1, 2)).equals(
        expected,
        mistakes={
            **strided_mistakes(image, kernel, (2, 1), (1, 2)),
            "integer_accumulation": [near(expected.long()), RAISED["integer_accumulation"]],
        },
    )


@pytest.mark.points(2)
def test_output_size(student, rng):
    """output_size：输出的大小，向下取整 | output_size: the size of the output, rounded down"""
    for _ in range(3):
        outputs, stride = integer(rng, 6, 9), integer(rng, 2, 4)
        kernel, padding, rest = integer(rng, 2, 5), 2 * stride, integer(rng, 1, stride - 1)
        size = (outputs - 1) * stride + rest + kernel - 2 * padding

        expect(student.output_size, size, kernel, stride, padding).equals(
            outputs,
            mistakes={
                "true_division": lambda answer: isinstance(answer, float),
                "forgot_plus_one": outputs - 1,
                "padding_once": (size + padding - kernel) // stride + 1,
                "rounded_up": outputs + 1,
            },
        )
    expect(student.output_size, size=4, kernel=2, stride=1, padding=0).equals(
        3, mistakes={"true_division": 3.0, "forgot_plus_one": 2}
    )
    expect(student.output_size, size=5, kernel=5, stride=2, padding=0).equals(
        1, mistakes={"true_division": 1.0, "forgot_plus_one": 0}
    )
