import calendar
import datetime as dt
import decimal
import time
from datetime import date, timedelta


def age(born, today):
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def workdays(start, end):
    day = start
    while day < end:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


def parse(text):
    return dt.datetime.strptime(text, "%Y-%m-%d %H:%M")


def to_utc(moment):
    return moment.astimezone(dt.timezone.utc)


def today():
    return date.today()


def leap_years(start, end):
    return [year for year in range(start, end) if calendar.isleap(year)]


def duration(seconds):
    return str(timedelta(seconds=seconds))


class Clock:
    def __init__(self, hours=0, minutes=0):
        self.time = dt.time(hours, minutes)

    def later(self, minutes):
        total = self.time.hour * 60 + self.time.minute + minutes
        return Clock(total // 60 % 24, total % 60)

    def __str__(self):
        return f"{self.time:%H:%M}"


def vat(amount, rate=decimal.Decimal("0.19")):
    return (amount * rate).quantize(decimal.Decimal("0.01"), rounding=decimal.ROUND_HALF_UP)


def stopwatch(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def schedule(entries):
    return {day.isoformat(): sorted(names) for day, names in sorted(entries.items())}
