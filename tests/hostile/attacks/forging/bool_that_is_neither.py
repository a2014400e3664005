# attack: Answers with booleans whose bytes are neither 0 nor 1.
# verdicts: test_attack=failed test_total=failed test_name=failed test_shape=failed test_count=failed test_apply=crashed
from grader.sandbox import wire
from grader.sandbox.values import Encoder


def attack(n):
    def encode(self, value, depth=0):
        return wire.Tensor("bool", [4], [1], 0, self.buffer(b"\x02\xff\x00\x80"), False, None, False)

    Encoder.encode = encode
