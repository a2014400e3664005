import unittest

import ut_basic
from ut_basic import Wallet, divide, evens, greeting, merge, nothing, unique, warn


class TestAssertions(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(evens(5), [0, 2, 4])
        self.assertNotEqual(evens(5), [0, 2])
        self.assertListEqual(evens(3), [0, 2])
        self.assertSequenceEqual(evens(3), (0, 2))
        self.assertSetEqual(unique("aab"), {"a", "b"})
        self.assertDictEqual(merge({"a": 1}, {"b": 2}), {"a": 1, "b": 2})
        self.assertCountEqual(evens(5), [4, 2, 0])
        self.assertMultiLineEqual(greeting("A"), "Hello,\nA!")
        self.assertTupleEqual(tuple(evens(1)), (0,))

    def test_truth(self):
        self.assertTrue(evens(1))
        self.assertFalse(evens(0))
        self.assertIsNone(nothing())
        self.assertIsNotNone(evens(0))
        self.assertIs(nothing(), None)
        self.assertIsNot(evens(0), evens(0))

    def test_numbers(self):
        self.assertAlmostEqual(divide(1, 3), 0.3333333, places=5)
        self.assertAlmostEqual(divide(1, 3), 0.33, delta=0.01)
        self.assertNotAlmostEqual(divide(1, 3), 0.34)
        self.assertGreater(divide(3, 2), 1)
        self.assertGreaterEqual(divide(2, 2), 1)
        self.assertLess(divide(1, 2), 1)
        self.assertLessEqual(divide(1, 2), 0.5)

    def test_membership(self):
        self.assertIn(2, evens(3))
        self.assertNotIn(1, evens(3))
        self.assertIsInstance(divide(4, 2), float)
        self.assertNotIsInstance(divide(4, 2), int)
        self.assertRegex(greeting("Ann"), r"Ann!$")
        self.assertNotRegex(greeting("Ann"), "Bob")

    def test_raises(self):
        self.assertRaises(ZeroDivisionError, divide, 1, 0)
        self.assertRaisesRegex(ValueError, "only 3", Wallet(3).spend, 5)
        with self.assertRaises(ValueError) as caught:
            Wallet(1).spend(2)
        self.assertEqual(str(caught.exception), "only 1 left")
        with self.assertRaises((TypeError, KeyError)):
            divide("a", 1)

    def test_warns(self):
        with self.assertWarns(UserWarning):
            warn()
        with self.assertWarnsRegex(UserWarning, "care"):
            warn()

    def test_objects(self):
        self.assertEqual(Wallet(3), Wallet(3))
        self.assertNotEqual(Wallet(3), Wallet(4))
        self.assertGreater(Wallet(4), Wallet(3))
        self.assertIsInstance(Wallet(), Wallet)

    def test_messages_fails(self):
        self.assertEqual(evens(3), [0], "evens is wrong")

    def test_raises_nothing_fails(self):
        with self.assertRaises(ValueError):
            Wallet(3).spend(1)

    def test_fail_fails(self):
        self.fail("always")


class TestSetUp(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = Wallet(100)

    @classmethod
    def tearDownClass(cls):
        cls.shared = None

    def setUp(self):
        self.wallet = Wallet(10)
        self.addCleanup(self.wallet.spend, 0)

    def tearDown(self):
        self.assertGreater(Wallet(20), self.wallet)

    def test_own(self):
        self.wallet.spend(4)
        self.assertEqual(self.wallet.amount, 6)

    def test_fresh(self):
        self.assertEqual(self.wallet.amount, 10)
        self.shared.spend(1)
        self.assertLess(self.shared.amount, 100)

    def runTest(self):
        pass


class TestCustomAssertion(unittest.TestCase):
    def assertAmount(self, wallet, amount):
        if wallet.amount != amount:
            raise self.failureException(f"{wallet} has not {amount}")

    def test_amount(self):
        self.assertAmount(Wallet(2), 2)

    def test_amount_fails(self):
        self.assertAmount(Wallet(2), 3)

    def test_by_module(self):
        self.assertAmount(ut_basic.Wallet(2), 2)
