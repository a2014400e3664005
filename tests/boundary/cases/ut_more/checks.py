import asyncio
import unittest
from unittest import TestCase, mock

import ut_more
from ut_more import Inventory, Pair, apply, audit, first, split, use


def setUpModule():
    ut_more.started = True


class Base(TestCase):
    kind = None

    def make(self, **items):
        return self.kind(**items)


class TestInventory(Base):
    kind = Inventory

    def test_module_set_up(self):
        self.assertTrue(ut_more.started)

    def test_add(self):
        inventory = self.make(pen=1)
        inventory.add("pen")
        inventory.add("cup", count=3)
        self.assertEqual(inventory["pen"], 2)
        self.assertEqual(dict(inventory), {"pen": 2, "cup": 3})
        self.assertEqual(inventory, self.make(pen=2, cup=3))

    def test_errors(self):
        with self.assertRaises(ValueError) as caught:
            self.make().add("pen", 0)
        self.assertEqual(caught.exception.args, ("count must be positive", "pen", 0))
        with self.assertRaisesRegex(LookupError, "no cup") as caught:
            self.make().remove("cup")
        self.assertIsInstance(caught.exception.__cause__, KeyError)

    def test_remove(self):
        inventory = self.make(pen=1)
        inventory.remove("pen")
        with self.assertRaises(KeyError):
            inventory["pen"]

    def test_named_tuple(self):
        self.assertEqual(split("a,b"), Pair("a", "b"))
        self.assertEqual(split("a;b", sep=";").right, "b")
        self.assertTupleEqual(split("x"), ("x", ""))

    def test_context(self):
        with self.assertRaises(TypeError):
            self.make(1)

    def test_logs(self):
        with self.assertLogs("audit", level="INFO") as logs:
            audit(self.make(pen=1, cup=500))
        self.assertEqual(len(logs.records), 3)
        self.assertEqual(logs.records[-1].getMessage(), "too many: cup")

    def test_own_logger(self):
        logger = mock.Mock()
        audit(self.make(pen=1), logger=logger)
        logger.info.assert_called_once_with("%s: %d", "pen", 1)

    def test_inventory_fails(self):
        self.assertEqual(self.make(pen=1)["pen"], 2)


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.calls = []

    async def test_the_checks_coroutine(self):
        async def double(x):
            self.calls.append(x)
            return 2 * x

        self.assertEqual(await apply(double, 4), 8)
        self.assertEqual(self.calls, [4])

    async def test_async_mock(self):
        function = mock.AsyncMock(return_value=3)
        self.assertEqual(await apply(function, 1), 3)
        function.assert_awaited_once_with(1)

    async def test_the_checks_async_generator(self):
        async def numbers():
            yield 1
            yield 2

        self.assertEqual(await first(numbers()), 1)

    async def test_the_checks_async_manager(self):
        class Manager:
            async def __aenter__(self):
                return "value"

            async def __aexit__(self, *error):
                return False

        self.assertEqual(await use(Manager()), "value")


class TestCaplog:
    def test_caplog(self, caplog):
        with caplog.at_level("INFO", logger="audit"):
            audit(Inventory(pen=1))
        assert caplog.messages == ["pen: 1"]
        assert caplog.records[0].levelname == "INFO"


def load_tests(loader, tests, pattern):
    return tests


if __name__ == "__main__":
    unittest.main()
