# attack: Waits for a lock that it holds itself.
# verdicts: test_attack=timeout
import threading


def attack(n):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
