import unittest

import pytest
from ut_subtests import half_right, is_leap, raises_at, roman


class TestSubTests(unittest.TestCase):
    def test_leap_years(self):
        for year, expected in {2000: True, 1900: False, 2024: True, 2023: False}.items():
            with self.subTest(year=year):
                self.assertIs(is_leap(year), expected)

    def test_roman(self):
        for number, text in [(1, "I"), (4, "IV"), (9, "IX"), (18, "XVIII")]:
            with self.subTest("numeral", number=number):
                self.assertEqual(roman(number), text)

    def test_one_of_many_fails(self):
        for x in range(5):
            with self.subTest(x=x):
                self.assertEqual(half_right(x), x)

    def test_raises_in_one_fails(self):
        for x in range(4):
            with self.subTest(x=x):
                self.assertEqual(raises_at(x), x)

    def test_nested(self):
        for x in range(2):
            with self.subTest(x=x):
                for y in range(2):
                    with self.subTest(y=y):
                        self.assertEqual(half_right(x + y), x + y)

    def test_expected_exception_inside(self):
        with self.subTest(x=2), self.assertRaises(ValueError):
            raises_at(2)

    def test_after_the_sub_tests_fails(self):
        with self.subTest(x=1):
            self.assertEqual(half_right(1), 1)
        self.assertEqual(half_right(9), 9)


def test_pytests_own(subtests):
    for x in range(3):
        with subtests.test(msg="half", x=x):
            assert half_right(x) == x


def test_pytests_own_fails(subtests):
    for x in range(5):
        with subtests.test(x=x):
            assert half_right(x) == x
