# attack: Claims that a layer could not be raised, so that the check would be the grader's own fault.
# verdicts: test_attack=crashed
from grader.sandbox import wire

once = wire.Channel.send


def attack(n):
    wire.Channel.send = lambda self, *args: once(self, wire.LayerDown("seccomp", "lost"), [], args[-1])
