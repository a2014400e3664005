import asyncio
import collections
import logging

logging.getLogger("ut_more").debug("imported")
Pair = collections.namedtuple("Pair", "left right")


class Inventory:
    """Things and how many."""

    def __init__(self, **items):
        self._items = dict(items)

    def add(self, name, count=1):
        if count < 1:
            raise ValueError("count must be positive", name, count)
        self._items[name] = self._items.get(name, 0) + count

    def remove(self, name):
        try:
            self._items[name] -= 1
        except KeyError as error:
            raise LookupError(f"no {name}") from error
        if not self._items[name]:
            del self._items[name]

    def __getitem__(self, name):
        return self._items[name]

    def __iter__(self):
        yield from self._items.items()

    def __eq__(self, other):
        return isinstance(other, Inventory) and self._items == other._items


def split(text, sep=","):
    left, _, right = text.partition(sep)
    return Pair(left, right)


def audit(inventory, logger=logging.getLogger("audit")):
    for name, count in inventory:
        logger.info("%s: %d", name, count)
        if count > 100:
            logger.warning("too many: %s", name)


async def apply(function, *args):
    return await function(*args)


async def first(items):
    async for item in items:
        return item


async def use(manager):
    async with manager as value:
        return value
