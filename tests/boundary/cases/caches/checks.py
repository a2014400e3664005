from collections import Counter, OrderedDict, defaultdict, deque

from caches import LRU, Trie, UnionFind, fill, group_anagrams, heap_sort, last, merge_into, rotate, tally, top


def test_lru():
    cache = LRU(2)
    cache.put("a", 1)
    cache.put("b", 2)
    assert cache.get("a") == 1
    cache.put("c", 3)
    assert cache.get("b") == -1
    assert list(cache.items) == ["a", "c"]
    assert isinstance(cache.items, OrderedDict)


def test_trie():
    trie = Trie()
    trie.add("to")
    trie.add("tea")
    assert "tea" in trie
    assert "te" not in trie
    assert trie.root == {"t": {"o": {"$": True}, "e": {"a": {"$": True}}}}


def test_the_check_changes_the_students_lists():
    sets = UnionFind(4)
    sets.union(0, 1)
    assert sets.find(0) == sets.find(1)
    sets.parent[2] = 3
    assert sets.find(2) == 3
    parent = sets.parent
    sets.union(0, 3)
    assert parent is sets.parent
    assert parent[1] == 3


def test_default_dict():
    groups = group_anagrams(["ab", "ba", "c"])
    assert groups == {"ab": ["ab", "ba"], "c": ["c"]}
    assert isinstance(groups, defaultdict)
    table = defaultdict(int)
    tally(table, "aab")
    assert table == {"a": 2, "b": 1}


def test_counter():
    assert top("abracadabra", 2) == [("a", 5), ("b", 2)]
    counts = Counter()
    tally(counts, "xx")
    assert counts["x"] == 2


def test_deque():
    assert last(range(5), 2) == deque([3, 4], maxlen=2)
    queue = deque([1, 2, 3])
    assert rotate(queue, 1) is queue
    assert queue == deque([3, 1, 2])


def test_bytearray():
    buffer = bytearray(b"a")
    fill(buffer, "bc")
    assert buffer == b"abc"


def test_argument_is_consumed():
    items = [3, 1, 2]
    assert heap_sort(items) == [1, 2, 3]
    assert items == []


def test_returns_the_changed_argument():
    target = {"a": 1}
    assert merge_into(target, {"b": 2}, {"a": 3}) is target
    assert target == {"a": 3, "b": 2}


def test_a_list_the_student_keeps():
    words = []
    sets = UnionFind(0)
    sets.parent = words
    words.append(0)
    assert sets.find(0) == 0
    sets.extra = words
    assert sets.extra is words


def test_lru_fails():
    cache = LRU(1)
    cache.put("a", 1)
    assert cache.get("a") == -1
