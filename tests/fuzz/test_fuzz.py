"""A bounded share of `make fuzz`."""

from tests.fuzz.frames import Fuzzer, decode, seeds


def test_honest_frames_decode() -> None:
    assert {decode(structure, buffers) for structure, buffers in seeds()} == {"decoded"}


def test_odd_frames_are_refused_or_decode_and_nothing_else() -> None:
    fuzzer = Fuzzer(seed=1)

    fuzzer.run(30_000)

    assert fuzzer.frames == 30_000
