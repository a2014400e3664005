import pytest
from inherit import Animal, Dog, Duck, Flyer, Meta, Money, MyDict, MyList, MyStr, Puppy, Registered
from inherit import Singleton, Swimmer, chorus, make


def test_overrides():
    assert Animal("x").speak() == "x says ..."
    assert Dog("Rex").speak() == "Rex says woof"
    assert Puppy("Bo").speak() == "bo says woof!"
    assert Puppy("Bo").fetch(thing="stick") == "Bo fetches the stick"


def test_class_relations():
    assert issubclass(Puppy, Animal)
    assert isinstance(Puppy("a"), Dog)
    assert not isinstance(Dog("a"), Puppy)
    assert not issubclass(Animal, Dog)
    assert isinstance(Duck("d"), (Swimmer, Flyer))
    assert [kind.__name__ for kind in Duck.__mro__][:4] == ["Duck", "Animal", "Swimmer", "Flyer"]


def test_many_bases():
    duck = Duck("Donald")
    assert duck.swim() == "splash"
    assert duck.fly() == "flap"
    assert duck.who() == ["duck", "swimmer", "flyer"]


def test_shared_class_state():
    Animal.population.clear()
    Animal.population = []
    Dog("one")
    Duck("two")
    assert Animal.population == ["one", "two"]
    assert Dog.population is Dog.population or Dog.population == ["one", "two"]


def test_class_attribute_against_instance_attribute():
    first, second = Dog("a"), Dog("b")
    first.sound = "arf"
    assert first.speak() == "a says arf"
    assert second.speak() == "b says woof"
    Dog.sound = "WOOF"
    assert second.speak() == "b says WOOF"
    Dog.sound = "woof"


def test_repr_and_type():
    assert repr(Puppy("Bo")) == "Puppy('Bo')"
    assert type(Puppy("Bo")) is Puppy
    assert make("duck") is Duck
    assert make("dog")("Rex").name == "Rex"


def test_polymorphism_with_an_own_class():
    class Cat(Animal):
        sound = "meow"

    class Robot:
        def speak(self):
            return "beep"

    assert chorus([Dog("a"), Cat("b"), Robot()]) == ["a says woof", "b says meow", "beep"]


def test_metaclass():
    assert isinstance(Registered, Meta)
    assert Meta.registry["Registered"] is Registered
    assert len(Registered) == 3


def test_singleton():
    assert Singleton() is Singleton()


def test_subclass_of_list():
    numbers = MyList([1, 2])
    numbers.append(3)
    assert numbers.total() == 9
    assert list(numbers) == [1, 2, 6]
    assert numbers == [1, 2, 6]
    assert numbers[0] == 1
    assert len(numbers) == 3
    assert isinstance(numbers, list)


def test_subclass_of_dict():
    table = MyDict(a=1)
    assert table["a"] == 1
    assert table["b"] == "no b"
    assert table == {"a": 1}
    assert isinstance(table, dict)
    assert table.get("c", 5) == 5


def test_subclass_of_str_and_int():
    text = MyStr("hey")
    assert text.shout() == "HEY!"
    assert text == "hey"
    assert isinstance(text, str)
    price = Money(3) + 4
    assert price == 7
    assert isinstance(price, Money)
    assert str(price) == "$7"
    assert f"{Money(2)}" == "$2" or f"{Money(2)}" == "2"


def test_speak_fails():
    assert Dog("a").speak() == "a says moo"
