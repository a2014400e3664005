# attack: Predicts what another submission draws: what is not seeded must differ between workers.
# verdicts: test_attack=failed
# copies: 2
import os
import uuid


def attack(n):
    return [os.urandom(4).hex(), str(uuid.uuid4())]
