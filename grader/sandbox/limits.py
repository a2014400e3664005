"""How much one worker may use. Every number is a cap for one worker, not for the whole run."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True)
class Limits:
    """Cap what one worker may use; sizes are bytes, times are seconds.

    `call_seconds`, `output_chars` and `reply_bytes` are kept by the trusted side, which holds the clock and
    reads the wire; all the others are handed to the kernel when the worker is confined.
    """

    call_seconds: float = 10.0
    """Wall time of one call, from the request to the last byte of its reply."""
    cpu_seconds: int = 600
    """CPU time of the whole worker: a backstop for a worker that nobody watches any more."""
    memory_bytes: int = 1024 * MIB
    """Address space on top of what the warm process maps already."""
    scratch_bytes: int = 64 * MIB
    """All files in the scratch folder together (only where the worker has its own mount namespace)."""
    scratch_files: int = 4096
    """Files and folders in the scratch folder (only where the worker has its own mount namespace)."""
    file_bytes: int = 32 * MIB
    """One file."""
    descriptors: int = 256
    """Open files of the worker."""
    threads: int = 64
    """Threads of the worker, its first one included."""
    output_chars: int = 64 * KIB
    """Printed text that is kept of one call."""
    reply_bytes: int = 64 * MIB
    """One reply on the wire."""
