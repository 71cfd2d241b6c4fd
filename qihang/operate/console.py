"""Where commands speak: in the language of the house, to whoever typed them.

A command writes a sentence as a page does, as a :func:`~qihang.language.messages.message`, and
gives it to the console. What other programs read (a table, a digest) is a row: the same in
every language.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qihang.language import typed
from qihang.language.messages import Message, Translated, message, translations

YES = ("y", "yes", "是", "好")


@dataclass(frozen=True)
class Console:
    """The terminal of a command."""

    language: str

    def t(self, english: str, /, **values: object) -> str:
        """A message of the catalogue as text, as in a page's template."""
        return self.text(Message(english, values))

    def text(self, text: Translated | str) -> str:
        """A text in the language of the house."""
        return translations(text)[self.language]

    def texts(self, texts: Iterable[Translated | str]) -> Iterator[str]:
        """Texts in the language of the house."""
        return map(self.text, texts)

    def say(self, *texts: Translated) -> None:
        """Say what a command is there to say, a line each."""
        for text in texts:
            print(self.text(text), flush=True)

    def warn(self, *texts: Translated) -> None:
        """Say something beside it: a fault, a hint, what is asked for."""
        for text in texts:
            print(self.text(text), file=sys.stderr, flush=True)

    def row(self, *cells: Translated | str) -> None:
        """Write a line of a table, whose cells tabs separate."""
        print(*self.texts(cells), sep="\t", flush=True)

    def is_sure(self, question: Translated, command: Sequence[object]) -> bool:
        """Whether somebody at the terminal says yes.

        Where nobody sits at one, it says which ``command`` does it without asking.
        """
        if not sys.stdin.isatty():
            typing = shlex.join(map(str, command))
            self.warn(message("Nothing is changed yet. To do it: {command}", command=typing))
            return False
        print(self.text(question), end=" ", file=sys.stderr, flush=True)
        if typed.plain(sys.stdin.readline()).lower() in YES:
            return True
        self.warn(message("Nothing was changed."))
        return False
