"""Hidden checks of computation_graph."""

import pytest
import torch

from grader.checks import detached, expect, raised, rebuilt, require

STEPS = [lambda t: t**2, lambda t: t + 1, lambda t: 3 * t, torch.exp, torch.sin, torch.neg, lambda t: t - 2]


def leaf(rng, *shape):
    return torch.rand(shape, generator=rng).add_(0.1).requires_grad_()


def chain(rng, length, *shape):
    """Return the tensors of a chain of `length` random operations, its leaf first, its output last."""
    tensors = [leaf(rng, *shape)]
    for place in torch.randint(len(STEPS), (length,), generator=rng).tolist():
        tensors.append(STEPS[place](tensors[-1]))
    return tensors


def branches(rng):
    """Return a graph of two leaves and a constant that shares nothing."""
    x, w = leaf(rng, 3), leaf(rng, 3)
    return (x**2 + (torch.ones(3) * w).exp()).sin()


def shared(rng):
    """Return a graph that uses a leaf and a computed tensor twice."""
    x, w = leaf(rng, 2), leaf(rng, 2)
    s = torch.ones(2) * w + x**2
    return ((s.exp() * s) @ w).sqrt()


def cube(rng):
    x = leaf(rng, 2, 2)
    return x * x * x


def node_walk(t):
    """Return the nodes of t's graph, its own first, each once."""
    found = []
    pending = [t.grad_fn]
    while pending:
        node = pending.pop(0)
        if node is not None and node not in found:
            found.append(node)
            pending += [following for following, _ in node.next_functions]
    return found


def path_walk(node):
    """Return the nodes on every path from this one, a shared one as often as it is met."""
    if node is None:
        return []
    return [node] + [one for following, _ in node.next_functions for one in path_walk(following)]


def first_branch(t):
    """Return the nodes that are met where only the first input of each is followed."""
    found, node = [], t.grad_fn
    while node is not None:
        found.append(node)
        node = node.next_functions[0][0] if node.next_functions else None
    return found


def names(nodes):
    return [type(node).__name__ for node in nodes if not hasattr(node, "variable")]


NO_NONE_CHECK = raised(AttributeError, match="NoneType")
PAST_THE_LEAF = raised(IndexError, match="tuple index out of range")
COMPARED_VALUES = [
    raised(RuntimeError, match="more than one value is ambiguous"),
    raised(RuntimeError, match="must match the size"),
]


def kind_mistakes(t, expected):
    """Return what each confusion makes of a node whose kind is `expected`."""
    return {
        "compared_values": [*COMPARED_VALUES, *(["output"] if expected != "output" else [])],
        "forgot_output": ["intermediate"] if expected == "output" and not t.is_leaf else [],
        "leaf_before_output": ["leaf"] if expected == "output" and t.is_leaf else [],
        "leaf_by_requires_grad": ["leaf"] if not t.is_leaf else [],
        "leaf_by_grad": ["intermediate"] if expected == "leaf" else [],
    }


def judge_kind(student, t, output, expected):
    expect(student.node_kind, t, output).equals(expected, mistakes=kind_mistakes(t, expected))


@pytest.mark.points(1.5)
def test_node_kind(student, rng):
    """node_kind：叶节点、中间节点、输出节点 | node_kind: leaf, intermediate and output"""
    x, w = leaf(rng, 3), leaf(rng, 3)
    y = w * x
    s = y.sin()
    z = (s + x).exp()
    for t, kind in [(x, "leaf"), (w, "leaf"), (s, "intermediate"), (y, "intermediate"), (z, "output")]:
        judge_kind(student, t, z, kind)
    tensors = chain(rng, 3)
    for t, kind in zip(tensors, ["leaf", "intermediate", "intermediate", "output"], strict=True):
        expect(student.node_kind, output=tensors[-1], t=t).equals(kind, mistakes=kind_mistakes(t, kind))


@pytest.mark.points(1)
def test_node_kind_of_the_output_itself(student, rng):
    """node_kind：输出就是 output 这个张量本身，哪怕它是叶子 | node_kind: the output is the very tensor `output`, even where that is a leaf"""
    x, y, z = chain(rng, 2, 4)
    for output in (y, z, x):
        judge_kind(student, output, output, "output")
    judge_kind(student, x, y, "leaf")


@pytest.mark.points(1)
def test_node_kind_of_equal_tensors(student, rng):
    """node_kind：数值相同、共享内存的张量，也是不同的节点 | node_kind: tensors of equal values, or in the same memory, are different nodes"""
    for shape in ((), (2, 3)):
        x = leaf(rng, *shape)
        y = x * 2
        for output in (y.clone(), y.view(shape), y + 0):
            judge_kind(student, y, output, "intermediate")
        judge_kind(student, x, x.clone(), "leaf")


def name_mistakes(t):
    """Return the lists that the usual slips make of t's graph; they are compared in any order."""
    right = names(node_walk(t))

    def holds(wrong):
        return lambda answer: sorted(answer) == sorted(wrong) and sorted(wrong) != sorted(right)

    return {
        "missing_none_check": NO_NONE_CHECK,
        "walked_past_the_leaf": PAST_THE_LEAF,
        "nodes_for_names": lambda answer: any(not isinstance(name, str) or name[0] == "<" for name in answer),
        "kept_accumulate_grad": lambda answer: any("AccumulateGrad" in name for name in answer),
        "own_node_only": holds(right[:1]),
        "left_out_own_node": lambda answer: sorted(answer) == sorted(right[1:]) and answer[0] != right[0],
        "first_branch_only": holds(names(first_branch(t))),
        "repeated_shared_nodes": holds(names(path_walk(t.grad_fn))),
        "merged_names": holds(set(right)),
        "leaves_first": lambda answer: sorted(answer) == sorted(right) and answer[0] != right[0],
    }


@pytest.mark.points(1)
def test_operations_of_a_chain(student, rng):
    """operations：一条链上的运算，从输出到叶子 | operations: those of a chain, from the output down to the leaf"""
    x = leaf(rng, 2)
    for t in [((x + 1) ** 2 * 3).sin() ** 2, chain(rng, 5, 3)[-1], chain(rng, 1)[-1], x**2 + 1]:
        expect(student.operations, t).equals(names(node_walk(t)), mistakes=name_mistakes(t))
    expect(student.operations, t=x.exp()).equals(["ExpBackward0"])


@pytest.mark.points(0.5)
def test_operations_where_there_are_none(student, rng):
    """operations：叶子和没有计算图的张量，得到空列表 | operations: a leaf, or a tensor without a graph, gives an empty list"""
    for t in (leaf(rng), leaf(rng, 2, 3), torch.rand(3, generator=rng)):
        expect(student.operations, t).equals(
            [],
            mistakes={
                "missing_none_check": [NO_NONE_CHECK, lambda answer: None in answer, ["NoneType"]],
                "kept_accumulate_grad": lambda answer: any("AccumulateGrad" in name for name in answer),
            },
        )


@pytest.mark.points(1)
def test_operations_of_branches(student, rng):
    """operations：图有分叉时走遍每一支，共用的节点只出现一次 | operations: where the graph branches, every branch is followed, and shared nodes stand once"""
    for make in (branches, shared, cube):
        t = make(rng)
        right = names(node_walk(t))
        expect(student.operations, t).satisfies(
            lambda answer, right=right: (
                isinstance(answer, list) and answer[0] == right[0] and sorted(answer) == sorted(right)
            ),
            "图中每个运算的名字各出现一次，输出自己的运算排在最前 | the name of each operation of the graph once, the output's own first",
            mistakes=name_mistakes(t),
        )


def count_mistakes(t):
    """Return the numbers that the usual slips count."""
    nodes, paths = node_walk(t), path_walk(t.grad_fn)
    constants = sum(following is None for node in nodes for following, _ in node.next_functions)
    leaves = sum(hasattr(node, "variable") for node in nodes)
    return {
        "missing_none_check": NO_NONE_CHECK,
        "walked_past_the_leaf": PAST_THE_LEAF,
        "forgot_leaves": len(nodes) - leaves,
        "counted_constants": len(nodes) + constants,
        "first_branch_only": len(first_branch(t)),
        "repeated_shared_nodes": [len(paths), len(names(paths)) + leaves],
        "merged_names": len(set(names(nodes))) + leaves,
    }


@pytest.mark.points(1)
def test_count_nodes_of_branches(student, rng):
    """count_nodes：有分叉的图，共用的张量只算一次，常数不算 | count_nodes: graphs that branch; shared tensors count once, constants do not"""
    for make in (branches, shared, cube):
        t = make(rng)
        expect(student.count_nodes, t).equals(len(node_walk(t)), mistakes=count_mistakes(t))


@pytest.mark.points(1)
def test_count_nodes_of_chains(student, rng):
    """count_nodes：一条链上的张量，以及单独一个叶子 | count_nodes: the tensors of a chain, and a leaf alone"""
    x = leaf(rng, 2)
    for t in ((x**2) ** 2 * 2, x**2 + 1, chain(rng, 4, 3)[-1], chain(rng, 1)[-1]):
        expect(student.count_nodes, t).equals(len(node_walk(t)), mistakes=count_mistakes(t))
    expect(student.count_nodes, t=x).equals(
        1, mistakes={"missing_none_check": NO_NONE_CHECK, "forgot_leaves": 0}
    )


def base(rng, *shape, dtype=torch.float32):
    """Draw numbers whose high powers stay in sight: 0.9 to 1.15 in size, of both signs, never 1."""
    size = torch.rand(shape, generator=rng, dtype=dtype) * 0.1 + 1.05
    below = torch.rand(shape, generator=rng) < 0.3
    sign = torch.randint(2, shape, generator=rng) * 2 - 1
    return torch.where(below, 0.95 / size, size) * sign


def power_mistakes(x, n):
    """Return what the usual slips in the loop give."""
    x = x.detach()
    return {
        "in_place_on_leaf": raised(RuntimeError, match="in-place operation"),
        "returned_in_loop": [x**2] if n else [lambda answer: answer is None],
        "forgot_result": x,
        "off_by_one": [x**2 ** (n + 1), x**2 ** (n - 1)] if n else x**2,
        "multiplied_by_x": x ** (n + 1),
        "doubled_exponent": x ** (2 * n),
        "doubled_value": x * 2**n,
    }


@pytest.mark.points(1)
def test_repeat_square(student, rng):
    """repeat_square：连续平方 n 次，从结果反向传播能到达 x | repeat_square: squares n times, and going backward from the result reaches x"""
    cases = [(base(rng, 3), 5), (base(rng, 2, 3, dtype=torch.float64), 3), (base(rng), 2), (base(rng, 4), 1)]
    for value, n in cases:
        x, weights = (
            value.clone().requires_grad_(),
            torch.randn(value.shape, generator=rng, dtype=value.dtype),
        )
        like = x
        for _ in range(n):
            like = like**2
        expect(student.repeat_square, x, n).equals(value**2**n, mistakes=power_mistakes(x, n)).gradient(
            2**n * value ** (2**n - 1) * weights,
            weights=weights,
            like=like,
            mistakes={"cut_graph": [rebuilt, detached]},
        )


@pytest.mark.points(0.5)
def test_repeat_square_of_no_time(student, rng):
    """repeat_square：n = 0 时得到 x，按名字传参 | repeat_square: n = 0 gives x, arguments by name"""
    for x in (base(rng, 2, 3), base(rng).requires_grad_()):
        for n in (0, 5):
            expect(student.repeat_square, n=n, x=x).naming(changed_argument="in_place_on_leaf").equals(
                x.detach() ** 2**n, mistakes=power_mistakes(x, n)
            )


@pytest.mark.points(0.5)
@pytest.mark.depends("test_repeat_square")
def test_repeat_square_makes_a_node_each_time(student, rng):
    """repeat_square：每平方一次，图里就多一个节点 | repeat_square: each squaring adds a node to the graph"""
    for n in torch.randperm(4, generator=rng).add(2).tolist():
        answer = expect(student.repeat_square, base(rng, 2).requires_grad_(), n)
        operations = [name for name in answer.seen.grad_fns if "AccumulateGrad" not in name]
        require(len(operations) >= n, mistake="one_power")
