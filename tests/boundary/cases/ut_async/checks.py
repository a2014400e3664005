import asyncio
import unittest

from ut_async import Account, call, count, double, fail, gather, slow


class TestAsync(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        self.account = Account()

    async def test_await(self):
        self.assertEqual(await double(4), 8)
        self.assertEqual(await gather([1, 2]), [2, 4])

    async def test_object(self):
        self.assertEqual(await self.account.deposit(5), 5)
        await self.account.deposit(1)
        self.assertEqual(self.account.balance, 6)

    async def test_raises(self):
        with self.assertRaisesRegex(ValueError, "async failure"):
            await fail()

    async def test_gather_in_the_check(self):
        self.assertEqual(await asyncio.gather(double(1), double(2)), [2, 4])

    async def test_async_for(self):
        self.assertEqual([i async for i in count(3)], [0, 1, 2])

    async def test_task(self):
        task = asyncio.create_task(double(3))
        self.assertEqual(await task, 6)

    async def test_double_fails(self):
        self.assertEqual(await double(1), 3)

    def test_plain(self):
        self.assertEqual(asyncio.run(double(2)), 4)
