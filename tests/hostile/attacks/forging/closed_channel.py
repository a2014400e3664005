# attack: Closes the channel and lives on, so that nobody tells how it ended.
# verdicts: test_attack=crashed
import os
import time


def attack(n):
    os.closerange(3, 256)
    time.sleep(60)
