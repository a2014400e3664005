# attack: Connects to addresses near and far, and asks for names.
# verdicts: test_attack=failed
# manages: \[\]
import socket
import urllib.request


def attack(n):
    managed = []
    for address in (("127.0.0.1", 22), ("::1", 22), ("192.0.2.1", 80)):
        try:
            socket.create_connection(address, timeout=0.2).close()
            managed.append(address)
        except OSError:
            pass
    try:
        urllib.request.urlopen("http://localhost/", timeout=0.2)
        managed.append("url")
    except OSError:
        pass
    return managed
