"""How much one worker may use. Every number is a cap for one worker, not for the whole run."""

from dataclasses import dataclass

KIB = 1024
MIB = 1024 * KIB


@dataclass(frozen=True)
class Limits:
    """Cap what one worker may use; sizes are bytes, times are seconds.

    All but `output_chars` are handed to the kernel when the worker is confined. The session holds the clock
    of a call, and the wire has caps of its own.
    """

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
