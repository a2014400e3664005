import pytest
from games import IllegalMove, Mark, Robot, TicTacToe, flood, guess, life, shuffle


@pytest.fixture
def game():
    return TicTacToe()


def test_turns(game):
    game.play(0).play(4)
    assert game.board[:5] == [Mark.X, None, None, None, Mark.O]
    assert game.turn is Mark.X
    assert Mark.X.other() is Mark.O


def test_winner(game):
    assert game.winner is None
    for place in (0, 3, 1, 4, 2):
        game.play(place)
    assert game.winner is Mark.X
    assert game.winner == Mark("X")
    assert str(game) == "XXX\nOO.\n..."


@pytest.mark.parametrize("place, reason", [(9, "off the board"), (-1, "off the board"), (0, "taken")])
def test_illegal_moves(game, place, reason):
    game.play(0)
    with pytest.raises(IllegalMove) as info:
        game.play(place)
    assert (info.value.place, info.value.reason) == (place, reason)
    assert info.value.args == (place, reason)


def test_set_up_by_hand(game):
    game.board[2] = Mark.O
    game.board[4] = Mark.O
    game.board[6] = Mark.O
    assert game.winner is Mark.O


def test_lines():
    assert len(TicTacToe.lines) == 8
    assert (0, 4, 8) in TicTacToe.lines


def test_life():
    blinker = {(0, 1), (1, 1), (2, 1)}
    assert life(blinker) == {(1, 0), (1, 1), (1, 2)}
    assert life(life(blinker)) == blinker
    assert life(set()) == set()
    assert life(frozenset({(0, 0)})) == set()


def test_shuffle():
    deck = list(range(20))
    assert sorted(shuffle(deck)) == deck
    assert shuffle(deck, seed=1) == shuffle(deck, seed=1)
    assert deck == list(range(20))


def test_dialogue():
    answers = iter(["5", "9", "7"])
    told = []
    assert guess(7, ask=lambda prompt: next(answers), tell=told.append) == 3
    assert told == ["higher", "lower", "right after 3"]


def test_dialogue_by_default(monkeypatch, capsys):
    monkeypatch.setattr("builtins.input", lambda prompt: "7")
    with pytest.raises(Exception):
        guess(7, ask=lambda prompt: "x")
    assert guess(7, ask=lambda prompt: "7") == 1
    assert capsys.readouterr().out == "right after 1\n"


def test_flood():
    grid = [list("aab"), list("abb"), list("aaa")]
    top = grid[0]
    assert flood(grid, 0, 0, "c") is None
    assert ["".join(row) for row in grid] == ["ccb", "cbb", "ccc"]
    assert grid[0] is top


def test_robot():
    robot = Robot()
    assert robot.move("N") == (0, 1)
    assert robot.move("E", steps=3) == (3, 1)
    assert robot.path == [(0, 0), (0, 1), (3, 1)]
    with pytest.raises(KeyError):
        robot.move("up")


def test_winner_fails(game):
    assert game.play(0).winner is Mark.X
