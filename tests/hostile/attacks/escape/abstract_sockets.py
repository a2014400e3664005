# attack: Listens on an abstract name, which no folder shows and no mount hides.
# verdicts: test_attack=failed
# manages: \[\]
# bare: listens
import socket


def attack(n):
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("\0corpus")
            server.listen()
        return ["listens"]
    except OSError:
        return []
