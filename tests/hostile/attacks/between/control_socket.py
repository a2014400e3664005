# attack: Asks the zygote for workers, over whatever sockets it has.
# verdicts: test_attack=crashed
import os
import socket


def attack(n):
    for descriptor in range(3, 256):
        try:
            with socket.socket(fileno=os.dup(descriptor)) as control:
                left, right = socket.socketpair()
                socket.send_fds(control, [b"spawn"], [left.fileno(), right.fileno()])
        except OSError:
            pass
