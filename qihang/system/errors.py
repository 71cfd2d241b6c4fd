"""What can go wrong for people."""

from __future__ import annotations

from qihang.language.messages import Translated, message, translations


class OperatorError(Exception):
    """Something an instructor can put right: one sentence with the cause and the cure.

    Its text is the English one, for logs; a command says it in the language of the house.
    What another program said, a plain text, is the same in both.
    """

    def __init__(self, said: Translated | str):
        super().__init__(said)
        self.said = said

    def translations(self) -> dict[str, str]:
        """The sentence in each language."""
        return translations(self.said)


_REASONS = (
    message("Address already in use"),
    message("Connection refused"),
    message("Connection reset by peer"),
    message("Device or resource busy"),
    message("Directory not empty"),
    message("Disk quota exceeded"),
    message("File exists"),
    message("File name too long"),
    message("Input/output error"),
    message("Is a directory"),
    message("No space left on device"),
    message("No such file or directory"),
    message("Not a directory"),
    message("Operation not permitted"),
    message("Permission denied"),
    message("Read-only file system"),
    message("Too many open files"),
    message("another program has it open"),
    message("attempt to write a readonly database"),
    message("database disk image is malformed"),
    message("database is locked"),
    message("database or disk is full"),
    message("disk I/O error"),
    message("file is not a database"),
    message("its end is missing"),
    message("the reply was cut off"),
    message("the service closed the connection"),
    message("timed out"),
    message("unable to open database file"),
)
"""What Linux, SQLite and our own sockets give as reasons, for what an instructor may meet."""

_KNOWN = {one.english: one for one in _REASONS}


def reason(error: object) -> Translated | str:
    """Why something failed, as it says itself; in Chinese, too, where that is known."""
    if isinstance(error, OperatorError):
        return error
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _KNOWN.get(said, said)
