import datetime
import logging
import random

logger = logging.getLogger("ut_mock")


class Clock:
    def now(self):
        return datetime.datetime.now()


def greeting(clock):
    return "morning" if clock.now().hour < 12 else "evening"


def lottery():
    return sorted(random.sample(range(1, 50), 6))


def flip():
    return "heads" if random.random() < 0.5 else "tails"


def risky(x):
    logger.info("got %s", x)
    if x < 0:
        logger.warning("negative: %d", x)
    return abs(x)


def load(path):
    raise OSError("no disk")


def total(path):
    return sum(load(path))


class Robot:
    def __init__(self, motor):
        self.motor = motor

    def walk(self, steps):
        for _ in range(steps):
            self.motor.turn(degrees=90)
        return self.motor.position
