# attack: Fills pipes and socket pairs that nobody reads.
# verdicts: test_attack=failed|timeout|error|memory
import os
import socket


def attack(n):
    kept = []
    try:
        for _ in range(100):
            reader, writer = os.pipe()
            os.set_blocking(writer, False)
            kept.append((reader, os.write(writer, bytes(1 << 20))))
            kept.append(socket.socketpair())
    except OSError:
        pass
    return len(kept)
