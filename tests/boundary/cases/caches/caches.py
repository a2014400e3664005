from collections import Counter, OrderedDict, defaultdict, deque


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = OrderedDict()

    def get(self, key):
        if key not in self.items:
            return -1
        self.items.move_to_end(key)
        return self.items[key]

    def put(self, key, value):
        self.items[key] = value
        self.items.move_to_end(key)
        if len(self.items) > self.capacity:
            self.items.popitem(last=False)


class Trie:
    def __init__(self):
        self.root = {}

    def add(self, word):
        node = self.root
        for letter in word:
            node = node.setdefault(letter, {})
        node["$"] = True

    def __contains__(self, word):
        node = self.root
        for letter in word:
            if letter not in node:
                return False
            node = node[letter]
        return "$" in node


class UnionFind:
    def __init__(self, n):
        self.parent = list(range(n))

    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a, b):
        self.parent[self.find(a)] = self.find(b)


def group_anagrams(words):
    groups = defaultdict(list)
    for word in words:
        groups["".join(sorted(word))].append(word)
    return groups


def tally(table, items):
    for item in items:
        table[item] += 1


def top(items, n):
    return Counter(items).most_common(n)


def last(items, n):
    return deque(items, maxlen=n)


def rotate(queue, n):
    queue.rotate(n)
    return queue


def fill(buffer, text):
    buffer.extend(text.encode())


def heap_sort(items):
    import heapq

    heapq.heapify(items)
    return [heapq.heappop(items) for _ in range(len(items))]


def merge_into(target, *others):
    for other in others:
        target.update(other)
    return target
