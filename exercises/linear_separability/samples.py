"""Sample checks of linear_separability: easy fixed cases, for you to try."""

import torch

from grader.checks import expect

X = torch.tensor([[1.0, 1.0], [2.0, 1.0], [4.0, 3.0], [5.0, 5.0]])
Y = torch.tensor([-1.0, -1.0, 1.0, 1.0])
W, B = torch.tensor([1.0, 1.0]), -5.0


def test_predict(student):
    """predict：前两个点在 −1 一侧，后两个在 +1 一侧 | predict: the first two points are on the −1 side, the others on the +1 side"""
    expect(student.predict, W, B, X).equals(Y)


def test_predict_on_the_line(student):
    """predict：刚好在线上的点算 +1 | predict: a point on the line counts as +1"""
    expect(student.predict, W, B, torch.tensor([[2.0, 3.0]])).equals(torch.tensor([1.0]))


def test_separates(student):
    """separates：这条线分开了四个点；标签换了就不行 | separates: this line parts the four points, but not with other labels"""
    expect(student.separates, W, B, X, Y).equals(True)
    expect(student.separates, W, B, X, torch.ones(4)).equals(False)


def test_perceptron(student):
    """perceptron：学到的 w、b 分开了四个点 | perceptron: the learnt w and b part the four points"""
    w, b = student.perceptron(X, Y, 1000)

    assert (Y * (X @ w + b) > 0).all()


def test_is_separable(student):
    """is_separable：这四个点可分，异或不可分 | is_separable: these four points are, XOR is not"""
    xor = torch.tensor([[0.0, 0.0], [1.0, 1.0], [0.0, 1.0], [1.0, 0.0]])

    expect(student.is_separable, X, Y, 1000).equals(True)
    expect(student.is_separable, xor, torch.tensor([1.0, 1.0, -1.0, -1.0]), 1000).equals(False)
