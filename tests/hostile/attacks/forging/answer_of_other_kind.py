# attack: Answers a call as if it were the import, and says once more that it is ready.
# verdicts: test_attack=crashed test_total=crashed
from grader.sandbox import wire

once = wire.Channel.send


def loaded(self, message, *args):
    once(self, wire.Loaded(message.nonce, {"attack": "function"}, "", None), *args)


def ready(self, message, *args):
    once(self, wire.Ready(["all", "of", "them"]), *args)


def attack(n):
    wire.Channel.send = loaded


def total(values):
    wire.Channel.send = ready
