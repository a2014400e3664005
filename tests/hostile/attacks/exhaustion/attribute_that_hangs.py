# attack: Attributes, lengths and iterators that never answer.
# verdicts: test_attack=timeout test_box=timeout
import time


class Box:
    def __init__(self, first):
        pass

    def put(self, item):
        return self

    @property
    def content(self):
        time.sleep(60)


class Slow(list):
    def __iter__(self):
        time.sleep(60)

    def __len__(self):
        time.sleep(60)

    __class__ = property(lambda self: time.sleep(60))


def attack(n):
    return Slow([n])
