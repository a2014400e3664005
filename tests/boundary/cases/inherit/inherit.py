class Animal:
    sound = "..."
    population = []

    def __init__(self, name):
        self.name = name
        self.population.append(name)

    def speak(self):
        return f"{self.name} says {self.sound}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    sound = "woof"

    def fetch(self, thing="ball"):
        return f"{self.name} fetches the {thing}"


class Puppy(Dog):
    def speak(self):
        return super().speak().lower() + "!"


class Swimmer:
    def swim(self):
        return "splash"

    def who(self):
        return ["swimmer"]


class Flyer:
    def fly(self):
        return "flap"

    def who(self):
        return ["flyer"]


class Duck(Animal, Swimmer, Flyer):
    sound = "quack"

    def who(self):
        return ["duck", *Swimmer.who(self), *Flyer.who(self)]


class Meta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace):
        made = super().__new__(mcs, name, bases, namespace)
        mcs.registry[name] = made
        return made

    def __len__(cls):
        return 3


class Registered(metaclass=Meta):
    pass


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance


class MyList(list):
    def total(self):
        return sum(self)

    def append(self, item):
        super().append(item * 2)


class MyDict(dict):
    def __missing__(self, key):
        return f"no {key}"


class MyStr(str):
    def shout(self):
        return self.upper() + "!"


class Money(int):
    def __add__(self, other):
        return Money(int(self) + int(other))

    def __str__(self):
        return f"${int(self)}"


def chorus(animals):
    return [animal.speak() for animal in animals]


def make(name):
    return {"dog": Dog, "duck": Duck}[name]
