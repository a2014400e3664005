# attack: Ignores and blocks every signal, then never ends.
# verdicts: test_attack=timeout
import signal


def attack(n):
    for number in signal.valid_signals():
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    while True:
        pass
