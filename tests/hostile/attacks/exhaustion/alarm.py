# attack: Sets alarms and timers that would end a process that does not expect them.
# verdicts: test_attack=crashed|timeout
import signal
import time


def attack(n):
    signal.setitimer(signal.ITIMER_REAL, 0.1)
    signal.alarm(1)
    time.sleep(60)
