# 林晓雨  2024 级
import torch


def sum_all(a):
    return torch.sum(a)


def sum_over(a, dim):
    # 把 dim 那一维拆开，一片一片地加
    片 = a.unbind(dim)
    和 = torch.zeros_like(片[0], dtype=torch.sum(a).dtype)
    for 一片 in 片:
        和 = 和 + 一片
    return 和


def sum_keeping_dim(a, dim):
    return sum_over(a, dim).unsqueeze(dim)


def sum_of_each_row(m):
    return sum_over(m, 1)


def sum_of_each_column(m):
    return sum_over(m, 0)


def normalise_rows(m):
    每行的和 = m.sum(1).reshape(-1, 1)
    return m / 每行的和


if __name__ == "__main__":
    print(normalise_rows(torch.tensor([[1, 3], [2, 2]])))
