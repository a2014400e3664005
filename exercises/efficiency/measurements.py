"""What an honest measurement comes to, by the clock readings that were seen during a call.

The clock of the student's process goes on by an odd number of seconds at every reading. So nothing here
depends on how fast the machine is: from the readings follows what the median of the runs must be.
"""

from statistics import mean, median, median_high, median_low


def products(seen, n):
    """Return the matrix products of n × n that torch made."""
    found = [event for event in seen.events if event.kind == "product"]
    return [event for event in found if event.shape[-2:] == (n, n)]


def steps(seen, *, with_product, marks=False):
    """Return the seconds from each reading of the clock to the next, by the host's clock or the device's marks.

    `with_product` leaves out those in which torch made no product.
    """
    found, last, made = [], None, False
    for event in seen.events:
        if event.kind == "product":
            made = True
        elif event.kind == "clock" and bool(event.device) == marks:
            if last is not None and (made or not with_product):
                found.append(event.seconds - last)
            last, made = event.seconds, False
    return found


def windows(seconds, repeats):
    """Return every run of `repeats` measurements among the steps: one after another, or every k-th step.

    A loop that times NumPy and torch in turn, or rests between its runs, reads the clock up to four times.
    """
    found = []
    for stride in (1, 2, 3, 4):
        for start in range(len(seconds) - stride * (repeats - 1)):
            found.append(seconds[start : start + stride * (repeats - 1) + 1 : stride])
    return found


def torch_runs(seen, repeats):
    """Return what may be the measured runs of torch."""
    host, marks = steps(seen, with_product=True), steps(seen, with_product=True, marks=True)
    return windows(host, repeats) + windows(marks, repeats)


def numpy_runs(seen, repeats):
    """Return what may be the measured runs of NumPy."""
    return windows(steps(seen, with_product=False), repeats)


def is_one_of(value, candidates):
    return any(abs(value - one) <= 1e-4 * one + 1e-5 for one in candidates)


def is_median(value, runs):
    """Say whether the value is the median of one of the runs, by any of the customary medians."""
    return is_one_of(value, [middle(run) for run in runs for middle in (median, median_low, median_high)])


def slips(runs):
    """Return what the usual slips make of the runs, by the names of the mistakes."""
    return {
        "mean_for_median": [mean(run) for run in runs],
        "total_for_median": [sum(run) for run in runs],
        "fastest_run": [min(run) for run in runs],
        "milliseconds": [1000 * median(run) for run in runs],
    }


def reads_clock(seen):
    return any(event.kind == "clock" for event in seen.events)


def unfinished_readings(seen):
    """Count the readings of the host's clock at which the device still had products to make."""
    count, pending = 0, False
    for event in seen.events:
        if event.kind == "product" and event.device != "cpu":
            pending = True
        elif event.kind == "wait":
            pending = False
        elif event.kind == "clock" and not event.device:
            count += pending
    return count
