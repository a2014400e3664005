# attack: Has the garbage collector call it while the worker makes the answer, and ends the process there.
# verdicts: test_attack=crashed
import gc
import os


def attack(n):
    gc.set_threshold(1)
    gc.callbacks.append(lambda phase, info: os._exit(0))
    return [[number] for number in range(10_000)]
