# attack: Keeps open files in sockets, which are in sockets, so that no table of its own holds them.
# verdicts: test_attack=failed|error
import os
import socket


def attack(n):
    kept = 0
    left, right = socket.socketpair()
    try:
        for _ in range(5_000):
            one, two = socket.socketpair()
            socket.send_fds(one, [b"x"], [left.fileno(), right.fileno()])
            left, right = one, two
            kept += 1
    except OSError:
        pass
    return kept > 256
