# 林晓雨  2024 级
import torch


def 一对(数):
    if type(数) is int:
        return 数, 数
    return 数


def conv2d_valid(image, kernel):
    return conv2d(image, kernel, 1, 0)


def conv2d(image, kernel, stride, padding):
    步长, 填充 = 一对(stride), 一对(padding)
    类型 = torch.float32
    if image.dtype == torch.float64 or kernel.dtype == torch.float64:
        类型 = torch.float64
    高, 宽 = image.shape
    大图 = torch.zeros(高 + 2 * 填充[0], 宽 + 2 * 填充[1], dtype=类型)
    大图[填充[0] : 填充[0] + 高, 填充[1] : 填充[1] + 宽] = image
    核 = kernel.to(类型)
    核高, 核宽 = 核.shape
    结果 = []
    for i in range(0, 大图.shape[0] - 核高 + 1, 步长[0]):
        for j in range(0, 大图.shape[1] - 核宽 + 1, 步长[1]):
            结果.append((大图[i : i + 核高, j : j + 核宽] * 核).sum())
    行数 = output_size(高, 核高, 步长[0], 填充[0])
    return torch.stack(结果).reshape(行数, -1)


def output_size(size, kernel, stride, padding):
    剩下 = size + padding + padding - kernel
    return 剩下 // stride + 1
