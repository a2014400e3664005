# attack: Opens sockets of every family.
# verdicts: test_attack=failed
# manages: \[\]
# bare: AF_INET
import socket

FAMILIES = ("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG", "AF_BLUETOOTH")


def attack(n):
    managed = []
    for name in FAMILIES:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            try:
                socket.socket(getattr(socket, name), kind).close()
                managed.append(name)
                break
            except (OSError, AttributeError):
                pass
    return managed
