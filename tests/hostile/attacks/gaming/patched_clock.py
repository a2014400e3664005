# attack: Stops every clock, so that no time seems to pass.
# verdicts: test_attack=timeout
import time

time.time = time.monotonic = time.perf_counter = time.process_time = lambda: 0.0


def attack(n):
    while time.monotonic() < 1:
        pass
