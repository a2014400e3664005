# attack: Raises an exception whose class lies about its name, its bases and its instances.
# verdicts: test_attack=error


class Meta(type):
    __mro__ = property(lambda cls: (int,) * 1000)

    def __instancecheck__(cls, value):
        return True

    def __getattribute__(cls, name):
        if name == "__mro__":
            return [cls]
        return super().__getattribute__(name)


class Odd(Exception, metaclass=Meta):
    pass


def attack(n):
    raise Odd("x")
