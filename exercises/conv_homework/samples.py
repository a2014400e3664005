import torch

from grader.checks import expect

IMAGE = torch.tensor([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]])
KERNEL = torch.tensor([[1, 0], [0, -1]])


def test_the_chapters_case(student):
    """章节的例子：3×3，全是 −5 | The chapter's case: 3×3, all of it −5"""
    expect(student.conv2d_valid, IMAGE, KERNEL).equals(torch.full((3, 3), -5.0))


def test_the_kernel_is_not_flipped(student):
    """卷积核不翻转：右上角的权重乘右上角的像素 | The kernel is not flipped: its top right weight meets the top right pixel"""
    corner = torch.tensor([[0.0, 1.0], [0.0, 0.0]])

    expect(student.conv2d_valid, IMAGE, corner).equals(
        torch.tensor([[2.0, 3.0, 4.0], [6.0, 7.0, 8.0], [10.0, 11.0, 12.0]])
    )


def test_an_image_that_is_not_square(student):
    """图像和卷积核都不必是正方形 | Neither image nor kernel need be square"""
    image = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    kernel = torch.tensor([[1.0, 10.0]])

    expect(student.conv2d_valid, image, kernel).equals(torch.tensor([[21.0, 32.0], [54.0, 65.0]]))


def test_stride_as_a_number_and_as_a_pair(student):
    """步长可以是一个数，也可以是（竖直，水平） | The stride is a number, or (vertical, horizontal)"""
    expect(student.conv2d, IMAGE, KERNEL, 2, 0).equals(torch.full((2, 2), -5.0))
    expect(student.conv2d, IMAGE, KERNEL, (1, 2), (0, 0)).equals(torch.full((3, 2), -5.0))


def test_padding_puts_zeros_on_all_sides(student):
    """四周都填 0 | Zeros on all four sides"""
    one = torch.tensor([[1.0]])

    expect(student.conv2d, torch.tensor([[7.0]]), one, 1, 1).equals(
        torch.tensor([[0.0, 0.0, 0.0], [0.0, 7.0, 0.0], [0.0, 0.0, 0.0]])
    )


def test_output_size(student):
    """4 个像素、大小为 2 的核：步长 1 得 3，步长 3 得 1 | 4 pixels, kernel 2: 3 outputs with stride 1, 1 with stride 3"""
    expect(student.output_size, 4, 2, 1, 0).equals(3)
    expect(student.output_size, 4, 2, 3, 0).equals(1)
    expect(student.output_size, 4, 3, 1, 1).equals(4)
