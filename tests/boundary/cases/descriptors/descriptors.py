class Positive:
    """An attribute that holds positive numbers only."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, 1)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive")
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        instance.__dict__.pop(self.name, None)


class Box:
    width = Positive()
    height = Positive()

    def __init__(self, width, height):
        self.width = width
        self.height = height

    @property
    def area(self):
        return self.width * self.height

    @area.setter
    def area(self, value):
        self.height = value / self.width

    @area.deleter
    def area(self):
        del self.width, self.height


class Celsius:
    __slots__ = ("_degrees",)

    def __init__(self, degrees):
        self._degrees = degrees

    @property
    def fahrenheit(self):
        return self._degrees * 9 / 5 + 32


class Dynamic:
    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        if name.startswith("get_"):
            self.asked.append(name)
            return lambda: name[4:]
        raise AttributeError(f"no {name} here")

    def __setattr__(self, name, value):
        object.__setattr__(self, name.lower(), value)

    def __dir__(self):
        return ["asked", "get_it"]


class Lazy:
    computed = 0

    @classmethod
    def compute(cls):
        cls.computed += 1
        return cls.computed

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.label = kwargs.get("label", cls.__name__.lower())


class Child(Lazy, label="kid"):
    pass


class Other(Lazy):
    pass
