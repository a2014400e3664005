# attack: Finalisers and weak references that change the answer while it is being encoded.
# verdicts: test_attack=failed test_shape=failed
import weakref


class Late(dict):
    def __iter__(self):
        return iter(())

    def items(self):
        return ()


class Trigger:
    def __del__(self):
        ANSWER.clear()


ANSWER = Late()


def shape(t):
    trigger = Trigger()
    ANSWER.update(rows=t.shape[0] + 1, columns=t.shape[1])
    weakref.finalize(trigger, ANSWER.update, rows=2, columns=4)
    return ANSWER


def attack(n):
    return Trigger
