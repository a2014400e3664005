# attack: Asks NumPy for more than it may have, in blocks that it keeps.
# verdicts: test_attack=memory|timeout
import numpy as np


def attack(n):
    blocks = []
    while True:
        blocks.append(np.ones(1 << 22))
