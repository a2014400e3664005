import asyncio


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        async with self.lock:
            before = self.balance
            await asyncio.sleep(0)
            self.balance = before + amount
        return self.balance


async def double(x):
    await asyncio.sleep(0)
    return 2 * x


async def gather(xs):
    return await asyncio.gather(*map(double, xs))


async def fail():
    await asyncio.sleep(0)
    raise ValueError("async failure")


async def call(function, x):
    return await function(x)


async def slow():
    await asyncio.sleep(60)


async def count(n):
    for i in range(n):
        yield i
