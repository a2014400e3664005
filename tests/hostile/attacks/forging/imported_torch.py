# attack: Puts a module of its own in torch's place, whose every attribute agrees.
# verdicts: test_attack=crashed
import sys
import types


class Agrees(types.ModuleType):
    Tensor = object

    def __getattr__(self, name):
        return lambda *args, **kwargs: True


def attack(n):
    sys.modules["torch"] = Agrees("torch")
    return object()
