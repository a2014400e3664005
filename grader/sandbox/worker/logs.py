"""What the student's code logs: told to the check's process, which handles it there."""

import logging

MAX_RECORDS = 200
MAX_MESSAGE = 2_000


class Logs(logging.Handler):
    """A handler of every record; the check's process knows which of them anybody wants."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self._records: list[tuple[str, int, str]] = []
        logging.root.addHandler(self)
        logging.root.setLevel(1)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's logger, level and message."""
        if len(self._records) < MAX_RECORDS:
            message = record.getMessage()[:MAX_MESSAGE].encode("utf-8", "replace").decode()
            self._records.append((record.name[:200], record.levelno, message))

    def take(self) -> tuple[tuple[str, int, str], ...]:
        """Return what was logged since the last take."""
        taken, self._records = tuple(self._records), []
        return taken
