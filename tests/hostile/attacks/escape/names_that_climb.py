# attack: Has files written outside of the folder that the check gave, by names that climb.
# verdicts: test_attack=failed test_save=crashed
from msgspec.structs import replace

from grader.sandbox import wire

once = wire.Channel.send


def save(path, text):
    files = {
        "../../../../../../../../tmp/escaped_from_the_sandbox": wire.Standard("bytes", ["x"]),
        "/tmp/escaped_from_the_sandbox": wire.Standard("bytes", ["x"]),
    }
    wire.Channel.send = lambda self, message, *args: once(self, replace(message, files=files), *args)


def attack(n):
    return []
