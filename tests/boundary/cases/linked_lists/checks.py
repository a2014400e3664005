import pytest
from linked_lists import LinkedList, Node, has_cycle, merge


def test_nodes_are_linked():
    node = Node(1, Node(2))
    assert node.value == 1
    assert node.next.value == 2
    assert node.next.next is None
    second = node.next
    assert node.next is second


def test_link_by_hand():
    first, second = Node(1), Node(2)
    first.next = second
    second.next = first
    assert has_cycle(first)
    second.next = None
    assert not has_cycle(first)
    assert has_cycle(None) is False


def test_items():
    numbers = LinkedList([1, 2, 3])
    assert len(numbers) == 3
    assert numbers[1] == 2
    assert list(numbers[1:]) == [2, 3]
    numbers[0] = 9
    del numbers[1]
    assert list(numbers) == [9, 3]
    with pytest.raises(IndexError):
        numbers[7]


def test_unpacking():
    first, *rest = LinkedList("abc")
    assert first == "a"
    assert rest == ["b", "c"]
    assert [*LinkedList([1]), *LinkedList([2])] == [1, 2]
    assert max(*LinkedList([3, 8])) == 8


def test_equality():
    assert LinkedList([1, 2]) == LinkedList([1, 2])
    assert LinkedList([1, 2]) != LinkedList([2, 1])
    assert LinkedList([1]) != [1]
    with pytest.raises(TypeError):
        hash(LinkedList())


def test_concatenation():
    numbers = LinkedList([1])
    assert list(numbers + LinkedList([2])) == [1, 2]
    assert list(numbers + [3]) == [1, 3]
    same = numbers
    numbers += [4]
    assert numbers is same
    assert str(same) == "1 -> 4"


def test_reversed():
    numbers = LinkedList([1, 2, 3])
    assert list(reversed(numbers)) == [3, 2, 1]
    assert numbers.reverse() is None
    assert numbers.head.value == 3


def test_merge():
    assert merge(LinkedList([1, 5]), LinkedList([2])) == LinkedList([1, 2, 5])


def test_str_fails():
    assert str(LinkedList([1, 2])) == "1, 2"
