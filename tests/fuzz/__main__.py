"""`make fuzz`: a million odd frames for the decoder that the trusted session reads the worker with."""

import argparse
import time

from tests.fuzz.frames import Fuzzer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--frames", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    fuzzer = Fuzzer(options.seed)
    start = time.monotonic()
    while fuzzer.frames < options.frames:
        fuzzer.run(10_000)
        print(f"\r{fuzzer.summary()}, {time.monotonic() - start:.0f} s", end="", flush=True)
    print()


if __name__ == "__main__":
    main()
