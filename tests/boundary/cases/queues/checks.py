from collections import deque

import pytest
from queues import PriorityQueue, Queue, josephus


@pytest.fixture
def queue():
    made = Queue()
    for number in (1, 2, 3):
        made.enqueue(number)
    return made


@pytest.fixture(params=[Queue, PriorityQueue], ids=["plain", "priority"])
def kind(request):
    return request.param


def test_first_in_first_out(queue):
    assert [queue.dequeue() for _ in range(3)] == [1, 2, 3]
    assert not queue


def test_fixture_is_made_anew(queue):
    assert len(queue) == 3
    assert queue.items == deque([1, 2, 3])
    assert isinstance(queue.items, deque)


def test_every_kind_of_queue(kind):
    made = kind()
    made.enqueue("a")
    assert made.dequeue() == "a"
    assert len(made) == 0
    with pytest.raises(IndexError):
        made.dequeue()


def test_full():
    small = Queue(capacity=1)
    small.enqueue(1)
    with pytest.raises(OverflowError, match=r"queue of 1 is full"):
        small.enqueue(2)


def test_priorities():
    waiting = PriorityQueue()
    waiting.enqueue("late", priority=5)
    waiting.enqueue("soon", 1)
    waiting.enqueue("now")
    assert [waiting.dequeue() for _ in range(len(waiting))] == ["now", "soon", "late"]
    assert issubclass(PriorityQueue, Queue)


@pytest.mark.parametrize("step, last", [(1, "d"), (2, "a"), (3, "a")])
def test_josephus(step, last):
    assert josephus("abcd", step) == last
