class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self, values=()):
        self.head = None
        for value in reversed(list(values)):
            self.head = Node(value, self.head)

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self):
        return sum(1 for _ in self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return LinkedList(list(self)[index])
        for place, value in enumerate(self):
            if place == index:
                return value
        raise IndexError(index)

    def __setitem__(self, index, value):
        node = self.head
        for _ in range(index):
            node = node.next
        node.value = value

    def __delitem__(self, index):
        values = list(self)
        del values[index]
        self.__init__(values)

    def __eq__(self, other):
        if not isinstance(other, LinkedList):
            return NotImplemented
        return list(self) == list(other)

    def __add__(self, other):
        return LinkedList([*self, *other])

    def __iadd__(self, values):
        self.__init__([*self, *values])
        return self

    def __reversed__(self):
        return reversed(list(self))

    def __str__(self):
        return " -> ".join(map(str, self))

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous


def merge(first, second):
    values = sorted([*first, *second])
    return LinkedList(values)


def has_cycle(node):
    slow = fast = node
    while fast and fast.next:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            return True
    return False
