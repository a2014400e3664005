import datetime
import os
import random
import time
from math import sqrt

LIMIT = 10
SETTINGS = {"debug": False, "level": 1}


def now_hour():
    return datetime.datetime.now().hour


def stamp():
    return int(time.time())


def wait(seconds):
    time.sleep(seconds)
    return "waited"


def dice(n):
    return [random.randint(1, 6) for _ in range(n)]


def pick(items):
    return random.choice(items)


def fetch(url):
    raise RuntimeError("no network")


def title(url):
    return fetch(url)["title"].upper()


def over(x):
    return x > LIMIT


def root(x):
    return sqrt(x)


def user():
    return os.environ.get("STUDENT_USER", "nobody")


def debug():
    return SETTINGS["debug"], SETTINGS.get("extra")


class Service:
    timeout = 5

    def connect(self):
        raise ConnectionError("offline")

    def load(self):
        return self.connect() + self.timeout

    @staticmethod
    def name():
        return "service"


def run():
    return Service().load()
