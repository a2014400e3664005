"""Sample checks of fitting: easy fixed cases, for you to try."""

import torch

from grader.checks import expect


def test_classify_system(student):
    """classify_system：章节里的三个方程组 | classify_system: the chapter's three systems"""
    a = torch.tensor([[2.0, 1.0], [4.0, 3.0], [5.0, 2.0]])
    b = torch.tensor([4.0, 9.0, 7.0])

    expect(student.classify_system, torch.tensor([[2.0, 1.0], [4.0, 2.0]]), torch.tensor([4.0, 8.0])).equals(
        "infinite"
    )
    expect(student.classify_system, a[:2], b[:2]).equals("unique")
    expect(student.classify_system, a, b).equals("none")


def test_least_squares(student):
    """least_squares：x = 1、x = 2、x = 6 的折中是平均值 3 | least_squares: x = 1, x = 2 and x = 6 meet at the mean, 3"""
    a, b = torch.ones(3, 1), torch.tensor([1.0, 2.0, 6.0])

    expect(student.least_squares, a, b).equals(torch.tensor([3.0]))


def test_fit_polynomial(student):
    """fit_polynomial：y = 1 + 2x²，常数项在前 | fit_polynomial: y = 1 + 2x², constant first"""
    x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])

    coefficients = student.fit_polynomial(x, 1 + 2 * x**2, 2)

    torch.testing.assert_close(coefficients, torch.tensor([1.0, 0.0, 2.0]), rtol=1e-3, atol=1e-3)


def test_best_degree(student):
    """best_degree：数据接近一条直线 | best_degree: data near a straight line"""
    x_train = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])
    x_val = torch.tensor([-1.5, -0.5, 0.5, 1.5])
    y_train = 1 + 3 * x_train + torch.tensor([0.3, -0.4, 0.5, -0.4, 0.3])
    y_val = 1 + 3 * x_val + torch.tensor([0.1, -0.2, 0.2, -0.1])

    expect(student.best_degree, x_train, y_train, x_val, y_val, 3).equals(1)


def test_diagnose(student):
    """diagnose：噪声为 1 时的三种情况 | diagnose: the three cases with noise 1"""
    expect(student.diagnose, 5.0, 6.0, 1.0).equals("underfitting")
    expect(student.diagnose, 1.1, 1.4, 1.0).equals("good")
    expect(student.diagnose, 0.2, 7.0, 1.0).equals("overfitting")
