# attack: Lets the fault handler end the process with status 1 after a moment, and waits.
# verdicts: test_attack=crashed
import faulthandler
import time


def attack(n):
    faulthandler.dump_traceback_later(0.2, exit=True, file=open("trace", "w"))
    time.sleep(60)
