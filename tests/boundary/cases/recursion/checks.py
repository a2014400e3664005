import math
import unittest

from recursion import ackermann, collatz, countdown_forever, deepest, factorial, flatten, gcd, hanoi
from recursion import permutations, power_set, ways


class TestNumbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.expected = {n: math.factorial(n) for n in (0, 1, 5, 20, 50)}

    def test_factorial(self):
        for n, expected in self.expected.items():
            with self.subTest(n=n):
                self.assertEqual(factorial(n), expected)

    def test_negative(self):
        with self.assertRaisesRegex(ValueError, "^negative$"):
            factorial(-1)

    def test_gcd(self):
        self.assertEqual(gcd(12, 18), 6)
        self.assertEqual(gcd(2**70, 2**65), 2**65)

    def test_ackermann(self):
        self.assertEqual(ackermann(2, 3), 9)

    def test_recursion_without_end(self):
        self.assertRaises(RecursionError, countdown_forever, 5)

    def test_after_it(self):
        self.assertEqual(factorial(3), 6)

    def test_factorial_fails(self):
        self.assertEqual(factorial(5), 121)


class TestCollections(unittest.TestCase):
    def test_hanoi(self):
        self.assertEqual(hanoi(2), [("A", "B"), ("A", "C"), ("B", "C")])
        self.assertEqual(len(hanoi(6, "x", "y", "z")), 63)

    def test_permutations(self):
        self.assertCountEqual(
            permutations([1, 2, 3]), [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
        )

    def test_flatten(self):
        self.assertEqual(list(flatten([1, [2, (3, [4])], []])), [1, 2, 3, 4])

    def test_power_set(self):
        subsets = power_set(["a", "b"])
        self.assertSetEqual(subsets, {frozenset(), frozenset("a"), frozenset("b"), frozenset("ab")})
        self.assertIsInstance(subsets, set)

    def test_cache(self):
        self.assertEqual(ways(10, (5, 2, 1)), 10)
        self.assertGreater(ways.cache_info().hits, 0)

    def test_generators(self):
        self.assertEqual(list(collatz(6)), [6, 3, 10, 5, 16, 8, 4, 2, 1])

    def test_nested(self):
        self.assertEqual(deepest(3), [[[[]]]])
        value, depth = deepest(50), 0
        while value:
            value, depth = value[0], depth + 1
        self.assertEqual(depth, 50)
