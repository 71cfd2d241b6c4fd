"""argparse's own words in the language of a command: in its help and in its complaints."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeAlias

from qihang.language.messages import message, ngettext
from qihang.operate.console import Console

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""Where commands are added."""

Translate = Callable[..., str]
"""Gives a message of the catalogue as text: :meth:`Console.t`."""

_WORDS = (
    message("usage: "),
    message("positional arguments"),
    message("options"),
    message("show this help message and exit"),
    message("%(prog)s: error: %(message)s\n"),
    message("argument %(argument_name)s: %(message)s"),
    message("the following arguments are required: %s"),
    message("one of the arguments %s is required"),
    message("not allowed with argument %s"),
    message("unrecognized arguments: %s"),
    message("unknown parser %(parser_name)r (choices: %(choices)s)"),
    message("invalid choice: %(value)r (choose from %(choices)s)"),
    message("invalid %(type)s value: %(value)r"),
    message("ignored explicit argument %r"),
    message("ambiguous option: %(option)s could match %(matches)s"),
    message("unexpected option string: %s"),
    message("can't open '%(filename)s': %(error)s"),
    message("expected one argument"),
    message("expected at most one argument"),
    message("expected at least one argument"),
    ngettext("expected %s argument", "expected %s arguments", 1),
)
"""What argparse says to whoever types, as it stands there."""

_KNOWN = {one.english: one for one in _WORDS}


def speak(console: Console) -> None:
    """Let argparse speak the language of the console.

    It asks gettext, by names of its own module, for each sentence that it says; gettext would
    look for a compiled catalogue of the language that the environment names.
    """

    def translated(english: str) -> str:
        return console.text(_KNOWN.get(english, english))

    def counted(one: str, several: str, count: int) -> str:
        if one not in _KNOWN or console.language == "en":
            return one if count == 1 else several
        return console.text(_KNOWN[one])

    vars(argparse).update(_=translated, ngettext=counted)
