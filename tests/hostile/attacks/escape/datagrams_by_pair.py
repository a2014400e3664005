# attack: Sends from a pair of its own sockets to a name outside.
# verdicts: test_attack=failed
# manages: \[\]
import socket


def attack(n):
    managed = []
    for kind in (socket.SOCK_DGRAM, socket.SOCK_SEQPACKET, socket.SOCK_STREAM):
        try:
            left, right = socket.socketpair(socket.AF_UNIX, kind)
            left.sendto(b"x", "/dev/log")
            managed.append(str(kind))
        except OSError:
            pass
    return managed
