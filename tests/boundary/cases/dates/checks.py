import datetime
from datetime import date, timedelta, timezone
from decimal import Decimal, InvalidOperation

import dates
import pytest


@pytest.mark.parametrize(
    "born, today, expected",
    [(date(2000, 6, 1), date(2020, 5, 31), 19), (date(2000, 6, 1), date(2020, 6, 1), 20)],
)
def test_age(born, today, expected):
    assert dates.age(born, today) == expected


def test_workdays():
    days = list(dates.workdays(date(2024, 1, 5), date(2024, 1, 9)))
    assert days == [date(2024, 1, 5), date(2024, 1, 8)]
    assert all(type(day) is date for day in days)


def test_parse():
    assert dates.parse("2024-02-29 13:05") == datetime.datetime(2024, 2, 29, 13, 5)
    with pytest.raises(ValueError, match="does not match format"):
        dates.parse("today")


def test_time_zones():
    moment = datetime.datetime(2024, 1, 1, 12, tzinfo=timezone(timedelta(hours=2)))
    assert dates.to_utc(moment) == datetime.datetime(2024, 1, 1, 10, tzinfo=timezone.utc)
    assert dates.to_utc(moment).tzinfo is timezone.utc or dates.to_utc(moment).utcoffset() == timedelta(0)


def test_today():
    assert isinstance(dates.today(), date)
    assert abs(dates.today() - date.today()) <= timedelta(days=1)


def test_text():
    assert dates.duration(3661) == "1:01:01"
    assert dates.leap_years(1996, 2005) == [1996, 2000, 2004]
    assert str(dates.Clock(23, 50).later(15)) == "00:05"
    assert dates.Clock(8).time == datetime.time(8)


def test_decimal():
    assert dates.vat(Decimal("9.99")) == Decimal("1.90")
    assert str(dates.vat(Decimal("10"))) == "1.90"
    assert isinstance(dates.vat(Decimal(1)), Decimal)
    with pytest.raises(TypeError):
        dates.vat(1.5)
    with pytest.raises(InvalidOperation):
        dates.vat(Decimal("1e40"))


def test_stopwatch(monkeypatch):
    assert dates.stopwatch(lambda: None) >= 0
    ticks = iter([1.0, 3.5])
    monkeypatch.setattr("time.perf_counter", lambda: next(ticks))
    assert dates.stopwatch(lambda: None) == 2.5


def test_dates_as_keys():
    assert dates.schedule({date(2024, 1, 2): {"b", "a"}, date(2024, 1, 1): set()}) == {
        "2024-01-01": [],
        "2024-01-02": ["a", "b"],
    }


def test_age_fails():
    assert dates.age(date(2000, 1, 1), date(2001, 1, 1)) == 2
