import datetime
import unittest
from unittest import mock
from unittest.mock import Mock, PropertyMock, patch

import ut_mock
from ut_mock import Clock, Robot, flip, greeting, lottery, risky, total


class TestMocks(unittest.TestCase):
    def setUp(self):
        patcher = patch("ut_mock.load", return_value=[1, 2, 3])
        self.load = patcher.start()
        self.addCleanup(patcher.stop)

    def test_started_in_set_up(self):
        self.assertEqual(total("x"), 6)
        self.load.assert_called_once_with("x")

    @patch("ut_mock.load")
    def test_patched_again(self, load):
        load.return_value = [5]
        self.assertEqual(total("y"), 5)
        self.load.assert_not_called()

    @patch("random.random", side_effect=[0.1, 0.9])
    def test_random(self, draw):
        self.assertEqual([flip(), flip()], ["heads", "tails"])
        self.assertEqual(draw.call_count, 2)

    @patch.object(ut_mock.random, "sample", return_value=[3, 1, 2])
    def test_through_the_module(self, sample):
        self.assertEqual(lottery(), [1, 2, 3])
        sample.assert_called_once()

    def test_stub_object(self):
        clock = Mock(spec=Clock)
        clock.now.return_value = datetime.datetime(2024, 1, 1, 9)
        self.assertEqual(greeting(clock), "morning")
        clock.now.return_value = datetime.datetime(2024, 1, 1, 20)
        self.assertEqual(greeting(clock), "evening")

    def test_property_mock(self):
        motor = mock.MagicMock()
        type(motor).position = PropertyMock(side_effect=[7])
        self.assertEqual(Robot(motor).walk(2), 7)
        motor.turn.assert_has_calls([mock.call(degrees=90)] * 2)

    def test_called_fails(self):
        total("x")
        self.load.assert_called_once_with("y")


@patch("ut_mock.load", new=lambda path: [len(path)])
class TestPatchedClass(unittest.TestCase):
    def test_one(self):
        self.assertEqual(total("abc"), 3)

    def test_two(self):
        self.assertEqual(total(""), 0)


class TestLogs(unittest.TestCase):
    def test_logs(self):
        with self.assertLogs("ut_mock", level="INFO") as logs:
            self.assertEqual(risky(-2), 2)
        self.assertEqual(logs.output, ["INFO:ut_mock:got -2", "WARNING:ut_mock:negative: -2"])
        self.assertEqual(logs.records[1].levelname, "WARNING")

    def test_root_logger(self):
        with self.assertLogs() as logs:
            risky(-1)
        self.assertIn("negative", logs.output[-1])

    def test_no_logs(self):
        with self.assertNoLogs("ut_mock", level="WARNING"):
            risky(1)

    def test_no_logs_fails(self):
        with self.assertLogs("ut_mock", level="ERROR"):
            risky(-1)
