# attack: Claims that it changed nothing, called nothing and shared nothing, in endless lists.
# verdicts: test_attack=failed test_apply=error
from msgspec.structs import replace

from grader.sandbox import wire
from grader.sandbox.observations import GraphNode, Observations

once = wire.Channel.send


def attack(n):
    node = GraphNode(name="AddBackward0" * 20, kind="output", label="", inputs=(0, -1, 10**9))
    seen = Observations(
        changed=("0",) * 20_000, calls=("torch.mul",) * 20_000, graph=(node,) * 5_000, printed="x" * 100_000
    )
    wire.Channel.send = lambda self, message, *args: once(self, replace(message, seen=seen), *args)
