# attack: Sends descriptors over the channel, so that the checking process would hold them.
# verdicts: test_attack=crashed
import os
import socket


def attack(n):
    inside = [os.open("/dev/null", os.O_RDONLY) for _ in range(20)]
    for descriptor in range(3, 30):
        if descriptor in inside:
            continue
        try:
            with socket.socket(fileno=os.dup(descriptor)) as channel:
                socket.send_fds(channel, [b"\0"], inside)
        except OSError:
            pass
