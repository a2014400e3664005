import random

import pytest
from trees import TreeNode, build, depth, mirror, sum_nested, to_dict, walk


@pytest.fixture
def tree():
    return build([5, 2, 8, 1, 9])


def test_shape(tree):
    assert tree.value == 5
    assert tree.left.left.value == 1
    assert tree.right.right.value == 9
    assert tree.right.left is None


def test_in_order(tree):
    assert list(tree) == [1, 2, 5, 8, 9]
    assert 8 in tree
    assert 7 not in tree


def test_random_values_come_sorted():
    values = random.sample(range(1000), 30)
    assert list(build(values)) == sorted(values)


def test_depth(tree):
    assert depth(tree) == 3
    assert depth(None) == 0
    assert depth(TreeNode(1, TreeNode(2), None)) == 2


def test_visitor(tree):
    seen = []
    walk(tree, seen.append)
    assert seen == [1, 2, 5, 8, 9]
    total = 0

    def add(value):
        nonlocal total
        total += value

    walk(tree, add)
    assert total == 25


def test_as_dicts():
    assert to_dict(build([2, 1])) == {
        "value": 2,
        "left": {"value": 1, "left": None, "right": None},
        "right": None,
    }
    assert to_dict(None) is None


def test_mirror_returns_the_same_tree(tree):
    assert mirror(tree) is tree
    assert list(tree) == [9, 8, 5, 2, 1]
    assert mirror(None) is None


@pytest.mark.parametrize("nested, total", [([], 0), ([1, [2, [3, [4]]]], 10), ([[[]]], 0)])
def test_recursion(nested, total):
    assert sum_nested(nested) == total


def test_deep_recursion():
    nested = [1]
    for _ in range(60):
        nested = [nested, 1]
    assert sum_nested(nested) == 61


def test_endless_recursion():
    looped = TreeNode(1)
    looped.left = looped
    with pytest.raises(RecursionError):
        depth(looped)
