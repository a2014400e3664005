from collections import deque


class Queue:
    def __init__(self, capacity=None):
        self.capacity = capacity
        self.items = deque()

    def enqueue(self, item):
        if self.capacity is not None and len(self.items) >= self.capacity:
            raise OverflowError(f"queue of {self.capacity} is full")
        self.items.append(item)

    def dequeue(self):
        return self.items.popleft()

    def __len__(self):
        return len(self.items)

    def __bool__(self):
        return bool(self.items)


class PriorityQueue(Queue):
    def enqueue(self, item, priority=0):
        super().enqueue((priority, item))
        self.items = deque(sorted(self.items, key=lambda pair: pair[0]))

    def dequeue(self):
        return super().dequeue()[1]


def josephus(names, step):
    queue = Queue()
    for name in names:
        queue.enqueue(name)
    while len(queue) > 1:
        for _ in range(step - 1):
            queue.enqueue(queue.dequeue())
        queue.dequeue()
    return queue.dequeue()
