"""The open files of a worker."""

import os
import socket


def test_an_inherited_descriptor_is_open_without_the_layer(confined, tmp_path):
    with open(tmp_path / "secret", "w+", encoding="ascii") as file:
        assert confined(lambda: os.fstat(file.fileno()).st_size) == 0


def test_an_inherited_descriptor_is_closed(confined, tmp_path):
    with open(tmp_path / "secret", "w+", encoding="ascii") as file:
        assert confined(lambda: os.fstat(file.fileno()).st_size, "descriptors") == "OSError"


def test_a_kept_descriptor_stays_open(confined):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        confined(lambda: os.write(theirs.fileno(), b"x"), "descriptors", keep=(theirs.fileno(),))

        assert ours.recv(1) == b"x"


def test_standard_streams_lead_nowhere(confined, whole):
    def look() -> list[bool]:
        null = os.stat("/dev/null").st_rdev
        return [os.fstat(descriptor).st_rdev == null for descriptor in (0, 1, 2)]

    assert confined(look, *whole) == [True] * 3


def test_nothing_but_what_was_kept_is_open(confined, whole):
    def count() -> int:
        opened = 0
        for descriptor in range(3, 256):
            try:
                os.fstat(descriptor)
            except OSError:
                continue
            opened += 1
        return opened

    # The one is the pipe on which the worker reports.
    assert confined(count, *whole) == 1
