def bubble(items):
    items = list(items)
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def insertion_in_place(items, key=lambda x: x):
    for i in range(1, len(items)):
        j = i
        while j and key(items[j - 1]) > key(items[j]):
            items[j - 1], items[j] = items[j], items[j - 1]
            j -= 1


def merge_sort(items):
    if len(items) < 2:
        return items[:]
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged = []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right


def quick(items, compare=None):
    if not items:
        return []
    pivot, *rest = items
    less = compare or (lambda a, b: a < b)
    return [
        *quick([x for x in rest if less(x, pivot)], compare),
        pivot,
        *quick([x for x in rest if not less(x, pivot)], compare),
    ]


def binary_search(items, wanted):
    low, high = 0, len(items)
    while low < high:
        middle = (low + high) // 2
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low if low < len(items) and items[low] == wanted else None


def sieve(limit):
    prime = [True] * (limit + 1)
    for n in range(2, int(limit**0.5) + 1):
        if prime[n]:
            prime[n * n :: n] = [False] * len(prime[n * n :: n])
    return [n for n in range(2, limit + 1) if prime[n]]


def partition(items, predicate):
    yes, no = [], []
    for item in items:
        (yes if predicate(item) else no).append(item)
    return yes, no


class Student:
    def __init__(self, name, grade):
        self.name, self.grade = name, grade

    def __repr__(self):
        return f"{self.name}:{self.grade}"
