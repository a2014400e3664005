# attack: Ends the process as if all went well, inside a call.
# verdicts: test_attack=crashed
import os


def attack(n):
    os._exit(0)
