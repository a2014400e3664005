import heapq
from collections import defaultdict


class Graph:
    def __init__(self):
        self.edges = defaultdict(dict)

    def add(self, start, end, weight=1):
        self.edges[start][end] = weight
        self.edges[end][start] = weight

    @classmethod
    def from_pairs(cls, pairs):
        graph = cls()
        for pair in pairs:
            graph.add(*pair)
        return graph

    def neighbours(self, node):
        return set(self.edges[node])

    def __len__(self):
        return len(self.edges)


def shortest(graph, start, end):
    waiting = [(0, start, (start,))]
    done = set()
    while waiting:
        distance, node, path = heapq.heappop(waiting)
        if node == end:
            return distance, path
        if node not in done:
            done.add(node)
            for other, weight in graph.edges[node].items():
                heapq.heappush(waiting, (distance + weight, other, (*path, other)))
    raise LookupError(f"no way from {start!r} to {end!r}")


def bfs(adjacency, start):
    order, seen = [start], {start}
    for node in order:
        for other in adjacency.get(node, ()):
            if other not in seen:
                seen.add(other)
                order.append(other)
    return order


def components(adjacency):
    left = set(adjacency)
    while left:
        found = frozenset(bfs(adjacency, min(left)))
        left -= found
        yield found


def colour(adjacency):
    return {node: number for number, node in enumerate(adjacency)}
