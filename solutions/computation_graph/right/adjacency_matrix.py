# Style: an adjacency matrix in NumPy; leaves are the rows without an edge.
import numpy as np
import torch


def _graph(t):
    nodes, k = ([t.grad_fn] if t.grad_fn is not None else []), 0
    edges = []
    while k < len(nodes):
        for below, _ in nodes[k].next_functions:
            if below is not None:
                if below not in nodes:
                    nodes.append(below)
                edges.append((k, nodes.index(below)))
        k += 1
    adjacency = np.zeros((len(nodes), len(nodes)), int)
    for a, b in edges:
        adjacency[a, b] = 1
    return nodes, adjacency


def node_kind(t, output):
    return "output" if t is output else ("intermediate" if t.grad_fn else "leaf")


def operations(t):
    nodes, adjacency = _graph(t)
    inner = adjacency.any(axis=1)
    return [type(n).__name__ for n, below in zip(nodes, inner) if below]


def count_nodes(t):
    nodes, _ = _graph(t)
    return len(nodes) or 1


def repeat_square(x, n):
    for _ in np.arange(n):
        x = torch.square(x)
    return x
