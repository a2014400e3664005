# attack: Sends its answer byte by byte, each in time.
# verdicts: test_attack=timeout
import time

from grader.sandbox import wire


def drip(self, message, *args):
    data = wire._encoder.encode(message)
    for place, byte in enumerate(wire.HEADER.pack(len(data), 0) + data):
        self._socket.send(bytes([byte]))
        time.sleep(0.3)


def attack(n):
    wire.Channel.send = drip
