# attack: Answers with a function that the checking process should call.
# verdicts: test_attack=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def attack(n):
    made = wire.Made("torch.load", ["/etc/passwd"], {}, None)
    Encoder.encode = lambda self, value, depth=0: made
