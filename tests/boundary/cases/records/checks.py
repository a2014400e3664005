import dataclasses

import pytest
from records import Card, Grade, Hand, Permission, Point, Status, Suit, as_dict, by_suit, grades, rights


def test_defaults_and_equality():
    assert Card(3) == Card(3, Suit.CLUBS)
    assert Card(rank=3, suit=Suit.HEARTS) != Card(3)
    assert repr(Card(3)) == "Card(rank=3, suit=<Suit.CLUBS: '♣'>)"
    assert str(Card(12, Suit.HEARTS)) == "12♥"


def test_post_init():
    with pytest.raises(ValueError, match="no rank 14"):
        Card(14)


def test_order():
    assert Card(2) < Card(3)
    assert sorted([Card(5), Card(2, Suit.HEARTS), Card(2)]) == [Card(2), Card(2, Suit.HEARTS), Card(5)]
    assert max(Card(5), Card(9)).rank == 9


def test_default_factory():
    assert Hand().cards == []
    assert Hand().add(Card(1)).cards == [Card(1)]
    assert Hand().cards == []
    assert Hand(seed=1) == Hand(seed=2)
    assert "seed" not in repr(Hand())


def test_methods():
    hand = Hand(owner="Ann")
    assert hand.add(Card(1), Card(7)) is hand
    assert hand.size == 2
    assert hand.best() == Card(7)
    hand.owner = "Bob"
    assert hand.owner == "Bob"
    with pytest.raises(TypeError):
        Hand(size=3)


def test_fields():
    assert [one.name for one in dataclasses.fields(Point)] == ["x", "y"]
    assert dataclasses.is_dataclass(Hand)
    assert dataclasses.asdict(Point(1, 2)) == {"x": 1, "y": 2}
    assert as_dict(Point(1.5)) == {"x": 1.5, "y": 0.0}
    assert dataclasses.astuple(Point(1, 2)) == (1, 2)
    assert dataclasses.replace(Point(1, 2), y=5) == Point(1, 5)


def test_frozen():
    point = Point(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2
    assert point.moved(2) == Point(3)
    assert {point: "a"}[Point(1)] == "a"
    with pytest.raises(TypeError):
        hash(Hand())


def test_match():
    match Point(1, 2):
        case Point(x, y):
            assert (x, y) == (1, 2)
        case _:
            pytest.fail("no match")
    match Card(4):
        case Card(rank=4, suit=Suit.CLUBS):
            pass
        case _:
            pytest.fail("no match")


def test_enum_methods_and_keys():
    assert Suit.HEARTS.is_red
    assert Suit("♣") is Suit.CLUBS
    assert by_suit([Card(1), Card(2, Suit.HEARTS)]) == {
        Suit.CLUBS: [Card(1)],
        Suit.HEARTS: [Card(2, Suit.HEARTS)],
    }
    assert sorted(Suit)[0] is Suit.CLUBS
    assert repr(Suit.CLUBS) == "<Suit.CLUBS: '♣'>"
    assert list(Suit.__members__) == ["CLUBS", "HEARTS"]
    assert Suit.CLUBS in Suit


def test_flags():
    assert rights() == Permission.READ | Permission.WRITE
    assert rights() & Permission.READ
    assert not (Permission.NONE & Permission.READ)
    assert Permission.READ in rights()


def test_str_enum():
    assert Status.OK == "ok"
    assert Status("bad") is Status.BAD
    assert isinstance(Status.OK, str)


def test_named_tuple_with_methods():
    first, second = grades()
    assert first == ("Ann", 90.0)
    assert first.passed
    assert not second.passed
    assert second == Grade("Bob")
    assert first._asdict() == {"name": "Ann", "points": 90.0}
    assert Grade._fields == ("name", "points")
    name, points = Grade("x", 1.0)
    assert (name, points) == ("x", 1.0)


def test_card_fails():
    assert Card(3) == Card(4)
