import random
import unittest
from unittest import mock

import odd_unittest
from odd_unittest import Account, Savings, fizz


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = Account("shared", 5)

    def setUp(self):
        self.account = Account("Ann")
        self.addCleanup(setattr, self, "account", None)

    def tearDown(self):
        self.assertIsInstance(self.account, Account)


class TestAccount(Base):
    def test_class_things(self):
        self.assertEqual(Account.interest, 0.02)
        self.assertEqual(Account.joint("A", "B").owner, "A & B")
        self.assertTrue(Account.valid(1))
        before = Account.count
        Account("x")
        self.assertEqual(Account.count, before + 1)

    def test_property(self):
        self.assertFalse(self.account.rich)
        self.account.rich = True
        self.assertEqual(self.account.balance, 1000)

    def test_operators(self):
        self.assertEqual(self.account, Account("Ann", 5))
        self.assertNotEqual(self.account, Account("Bob"))
        self.assertNotEqual(self.account, "Ann")
        self.assertEqual((self.account + self.shared).balance, 5)
        self.account += 7
        self.assertEqual(self.account.balance, 7)
        self.assertIn(Account("Ann"), {self.account})
        self.assertDictEqual({self.account: 1}, {Account("Ann"): 1})

    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            self.account.deposit(-1)
        self.assertEqual(str(caught.exception), "bad amount: -1")
        self.assertRaisesRegex(ValueError, r"amount: 0$", self.account.deposit, 0)

    def test_subclass(self):
        self.assertTrue(issubclass(Savings, Account))
        self.assertEqual(Savings("s").interest, 0.05)
        self.assertIs(type(Savings.joint("a")), Savings)

    def test_attributes(self):
        self.account.nick = "An"
        self.assertEqual(self.account.nick, "An")
        del self.account.nick
        self.assertFalse(hasattr(self.account, "nick"))
        self.assertEqual(vars(self.account), {"owner": "Ann", "balance": 0})

    @unittest.skip("not yet")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(fizz(1) == 1, "works already")
    def test_skipped_if(self):
        self.fail()

    def test_skips_itself(self):
        if fizz(3) == "Fizz":
            self.skipTest("enough")
        self.fail()

    @unittest.expectedFailure
    def test_expected_failure(self):
        self.assertEqual(fizz(1), 2)

    def test_sub_tests(self):
        for n, wanted in [(3, "Fizz"), (5, "Buzz"), (30, "FizzBuzz"), (7, 7)]:
            with self.subTest(n=n):
                self.assertEqual(fizz(n), wanted)

    def test_sub_tests_fails(self):
        for n in (1, 3):
            with self.subTest(n=n):
                self.assertEqual(fizz(n), n)


class TestMocks(unittest.TestCase):
    @mock.patch("random.randint", return_value=4)
    def test_random(self, randint):
        self.assertEqual(odd_unittest.roll(), 4)
        randint.assert_called_once_with(1, 6)

    @mock.patch("time.sleep")
    def test_sleep(self, sleep):
        self.assertEqual(odd_unittest.wait(100), "waited")
        sleep.assert_called_with(100)

    @mock.patch("urllib.request.urlopen")
    def test_url(self, urlopen):
        urlopen.return_value.__enter__.return_value.read.return_value = b"page"
        self.assertEqual(odd_unittest.fetch("http://x"), "page")

    def test_spec(self):
        fake = mock.create_autospec(Account, instance=True)
        fake.deposit.return_value = "ok"
        self.assertEqual(fake.deposit(3), "ok")

    def test_method(self):
        with mock.patch.object(Account, "valid", return_value=True):
            account = Account("x")
            account.deposit(-5)
        self.assertEqual(account.balance, -5)
        with self.assertRaises(ValueError):
            account.deposit(-5)

    def test_class(self):
        with mock.patch("odd_unittest.Account", autospec=True) as fake:
            odd_unittest.Account("x")
            fake.assert_called_once_with("x")
        self.assertIs(odd_unittest.Account, Account)

    def test_dict(self):
        with mock.patch.dict("os.environ", {"ODD": "1"}):
            self.assertEqual(fizz(5), "Buzz")

    def test_seeded(self):
        random.seed(3)
        first = odd_unittest.roll()
        random.seed(3)
        self.assertEqual(odd_unittest.roll(), first)


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def test_it(self):
        self.assertEqual(fizz(5), "Buzz")
