from unittest import mock
from unittest.mock import ANY, MagicMock, Mock, call, patch

import mocks
import pytest
from mocks import Mailer, Shop, download, notify, process, read_config, send_all, size, twice


def test_mock_as_dependency():
    mailer = Mock()
    shop = Shop(mailer, {"pen": 1})
    assert shop.order("pen", "ann") is True
    assert shop.order("pen", "bob") is False
    mailer.send.assert_any_call("ann", text="bought pen")
    assert mailer.send.call_args_list == [call("ann", text="bought pen"), call("bob", text="sold out")]
    assert mailer.send.call_count == 2


def test_spec():
    mailer = Mock(spec=Mailer)
    Shop(mailer).order("pen", "ann")
    mailer.send.assert_called_once_with("ann", text=ANY)
    with pytest.raises(AttributeError):
        mailer.receive()


def test_magic_mock():
    mailer = MagicMock()
    mailer.count = 7
    assert notify(["a", "b"], mailer) == 7
    assert mailer.mock_calls == [call.send("a", "hello"), call.send("b", "hello")]


def test_side_effects():
    client = Mock()
    client.get.side_effect = [ConnectionError, Mock(status=500), Mock(status=200, body="text")]
    assert download(client, "u") == "text"
    client.get.assert_called_with("u", timeout=5)
    assert client.get.call_count == 3
    client.get.side_effect = ConnectionError
    assert download(client, "u", retries=2) is None


@patch("mocks.helper")
def test_patch_decorator(helper):
    helper.side_effect = lambda x: x * 10
    assert twice(2) == 200
    assert helper.call_args_list == [call(2), call(20)]


@patch.object(Mailer, "send", return_value="sent")
def test_patch_a_method(send):
    assert Shop(stock={"pen": 1}).order("pen", "ann")
    send.assert_called_once()


@patch("mocks.mailer_factory")
def test_patch_a_factory(factory):
    factory.return_value.send.side_effect = ["one", "two"]
    assert send_all(["a", "b"]) == ["one", "two"]
    factory.assert_called_once_with()


def test_patch_a_class():
    with patch("mocks.Mailer") as kind:
        kind.return_value.send.return_value = 5
        assert send_all(["a"]) == [5]
    assert isinstance(mocks.mailer_factory(), Mailer)


def test_patch_dict():
    with patch.dict("os.environ", {"HOME": "x"}):
        pass
    with patch.multiple(mocks, helper=lambda x: 0):
        assert twice(5) == 0
    assert twice(5) == 7


def test_patched_open():
    with patch("builtins.open", mock.mock_open(read_data='{"a": 1}')) as opened:
        assert read_config("any.json") == {"a": 1}
    opened.assert_called_once_with("any.json")


def test_patch_os():
    with patch("os.path.exists", return_value=True), patch("os.path.getsize", return_value=12):
        assert size("nothing") == 12
    assert size("/no/such/file") == -1


def test_callbacks():
    done, failed = Mock(side_effect=[None, ValueError("bad"), None]), Mock()
    assert process("abc", done, on_error=failed) == 2
    failed.assert_called_once()
    item, error = failed.call_args.args
    assert item == "b"
    assert str(error) == "bad"
    assert isinstance(error, ValueError)


def test_not_called_fails():
    mailer = Mock()
    Shop(mailer, {"pen": 1}).order("pen", "ann")
    mailer.send.assert_not_called()
