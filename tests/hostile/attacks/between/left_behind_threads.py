# attack: Leaves threads and open files behind, and expects them to outlive the worker.
# verdicts: test_attack=failed
import threading
import time

NAME = "escaped_from_the_" + "sandbox"


def later():
    for _ in range(100):
        time.sleep(0.1)
        try:
            open(f"/tmp/{NAME}-thread", "w").close()
        except OSError:
            pass


def attack(n):
    for _ in range(5):
        threading.Thread(target=later).start()
