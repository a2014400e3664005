"""Sample checks of computation_graph: easy fixed cases, for you to try."""

import torch

from grader.checks import expect


def chapter():
    """Return x → y → z as in the chapter."""
    x = torch.tensor(1.0, requires_grad=True)
    y = x**2
    return x, y, y + 1


def test_node_kind(student):
    """node_kind：x 是叶节点，y 是中间节点，z 是输出节点 | node_kind: x is a leaf, y intermediate, z the output"""
    x, y, z = chapter()

    expect(student.node_kind, x, z).equals("leaf")
    expect(student.node_kind, y, z).equals("intermediate")
    expect(student.node_kind, z, z).equals("output")


def test_operations(student):
    """operations：从 z 往下是加法、乘方 | operations: from z down, an addition and a power"""
    _, _, z = chapter()

    expect(student.operations, z).equals(["AddBackward0", "PowBackward0"])


def test_operations_of_a_leaf(student):
    """operations：叶子没有运算 | operations: a leaf has none"""
    x, _, _ = chapter()

    expect(student.operations, x).equals([])


def test_count_nodes(student):
    """count_nodes：x → y → z 有 3 个节点，单独的叶子有 1 个 | count_nodes: x → y → z has 3 nodes, a leaf alone has 1"""
    x, _, z = chapter()

    expect(student.count_nodes, z).equals(3)
    expect(student.count_nodes, x).equals(1)


def test_repeat_square(student):
    """repeat_square：2 平方 3 次是 256，平方 0 次还是 2 | repeat_square: 2 squared 3 times is 256, and 0 times still 2"""
    x = torch.tensor(2.0, requires_grad=True)

    assert student.repeat_square(x, 3).item() == 256.0
    assert student.repeat_square(x, 0).item() == 2.0
