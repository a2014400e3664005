# attack: Returns a list and changes it once the answer was sent.
# verdicts: test_attack=failed
import threading
import time


def attack(n):
    answer = [n]

    def later():
        time.sleep(0.05)
        answer[0] = n * n

    threading.Thread(target=later).start()
    return answer
