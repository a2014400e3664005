# attack: Shuts one direction of the channel and goes on.
# verdicts: test_attack=crashed|timeout
import socket
import time


def attack(n):
    for descriptor in range(3, 256):
        try:
            socket.socket(fileno=os_dup(descriptor)).shutdown(socket.SHUT_WR)
        except OSError:
            pass
    time.sleep(60)


def os_dup(descriptor):
    import os

    return os.dup(descriptor)
