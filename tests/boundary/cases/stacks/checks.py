import unittest

from stacks import EmptyStack, Stack, balanced, evaluate


class TestStack(unittest.TestCase):
    def setUp(self):
        self.stack = Stack()

    def test_push_and_pop(self):
        self.stack.push(1)
        self.stack.push("two")
        self.assertEqual(self.stack.pop(), "two")
        self.assertEqual(self.stack.pop(), 1)
        self.assertEqual(len(self.stack), 0)

    def test_each_test_has_its_own_stack(self):
        self.assertEqual(len(self.stack), 0)
        self.assertEqual(self.stack.size, 0)

    def test_pop_of_an_empty_stack(self):
        with self.assertRaises(EmptyStack) as caught:
            self.stack.pop()
        self.assertEqual(str(caught.exception), "nothing to pop")
        self.assertRaises(EmptyStack, self.stack.peek)

    def test_iterates_from_the_top(self):
        stack = Stack([1, 2, 3])
        self.assertListEqual(list(stack), [3, 2, 1])
        self.assertIn(2, stack)
        self.assertNotIn(9, stack)
        self.assertEqual(repr(stack), "Stack([1, 2, 3])")

    def test_private_attributes_are_reachable(self):
        self.assertEqual(Stack([1])._items, [1])

    def test_size_is_read_only(self):
        with self.assertRaises(AttributeError):
            self.stack.size = 3

    def test_peek_leaves_it_fails(self):
        self.stack.push(1)
        self.assertEqual(self.stack.peek(), 2)


class TestUses(unittest.TestCase):
    def test_balanced(self):
        for text, expected in [("([]{})", True), ("(]", False), ("((", False), ("", True), (")", False)]:
            with self.subTest(text=text):
                self.assertIs(balanced(text), expected)

    def test_evaluate(self):
        self.assertEqual(evaluate("3 4 + 2 *"), 14)
        with self.assertRaisesRegex(EmptyStack, "nothing"):
            evaluate("+")
        with self.assertRaises(KeyError):
            evaluate("4 2 /")


if __name__ == "__main__":
    unittest.main()
