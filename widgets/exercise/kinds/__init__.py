"""How a question of each kind is answered on a page: one folder a kind, found by looking.

A folder has the name of the kind's module in :mod:`qihang.questions`. It holds the script and
the style sheet of the form, and in Python ``form`` and the kind's ``TITLE``; where the kind has
them, ``WORDS`` (what its script says), ``unfilled``, ``unread``, ``example``, ``follows``,
``explained`` and ``begins``. All of it turns plain data into JSON. Its ``ask.py`` holds what
notebooks call as ``ask.<function>(…)``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from inspect import isfunction
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from qihang.commerce.own_goods import OwnGoods
from qihang.language.messages import Translated, translations
from qihang.questions.base import Question, Unreadable, is_empty
from qihang.sessions import misconception
from widgets.exercise.kinds.parts import Json, Translations, Words

Open = Literal["empty", "unreadable", "unfinished"]
"""Why an answer is not whole."""


def asking() -> dict[str, Callable[..., Any]]:
    """What notebooks call to ask a question, by name: the functions of each kind's ``ask.py``.

    Raises ``TypeError`` where two kinds have a function of one name.
    """
    found: dict[str, Callable[..., Any]] = {}
    for kind in _folders():
        module = import_module(f"{__name__}.{kind}.ask")
        for name, function in vars(module).items():
            if isfunction(function) and function.__module__ == module.__name__ and name[0] != "_":
                if name in found:
                    raise TypeError(f"two kinds of questions have a function {name}")
                found[name] = function
    return found


def form(question: Question, words: Words, label: Translations) -> Json:
    """How ``question`` is answered; ``words`` says its options or steps, ``label`` its name."""
    drawn: Json = _of(type(question)).form(question, words, label)
    return drawn


def title(question: Question) -> Translated:
    """What a question of this kind is called."""
    called: Translated = _of(type(question)).TITLE
    return called


def unfilled(question: Question, raw: object) -> Translated | None:
    """What is still missing in an answer that is begun."""
    kind = _of(type(question))
    missing: Translated | None = kind.unfilled(question, raw) if hasattr(kind, "unfilled") else None
    return missing


def unread(question: Question, raw: object) -> list[Json]:
    """The parts of an answer that cannot be read, as :func:`parts` shows them."""
    kind = _of(type(question))
    hints = kind.unread(question, raw) if hasattr(kind, "unread") else {}
    return parts(
        {"name": name, "outcome": "unreadable", "idea": hint} for name, hint in hints.items()
    )


def open_because(question: Question, raw: object) -> Open | None:
    """Why an answer is not whole yet; ``None`` if it is, be it right or not."""
    if is_empty(raw):
        return "empty"
    try:
        question.read(raw)
    except Unreadable:
        return "unreadable"
    if unread(question, raw):
        return "unreadable"
    return "unfinished" if unfilled(question, raw) else None


def example(question: Question, raw: object) -> list[Translations]:
    """How an answer is written, where ``raw`` could not be read: a sentence, or none."""
    kind = _of(type(question))
    said: Translated | None = kind.example(question, raw) if hasattr(kind, "example") else None
    return [translations(said)] if said else []


def follows(question: Question, raw: object) -> Json | None:
    """What the form shows of a saved answer beside itself, such as what a customer says to it."""
    kind = _of(type(question))
    shown: Json | None = kind.follows(question, raw) if hasattr(kind, "follows") else None
    return shown


def explained(question: Question, raw: object) -> Mapping[str, Translated]:
    """How parts of an answer are worked out, by name; shown only once the answer is marked."""
    kind = _of(type(question))
    said: Mapping[str, Translated] = (
        kind.explained(question, raw) if hasattr(kind, "explained") else {}
    )
    return said


def begins(question: Question, own: OwnGoods) -> Json | None:
    """What an answer that is begun now takes along of the trainee's own goods, if anything."""
    kind = _of(type(question))
    taken: Json | None = kind.begins(question, own) if hasattr(kind, "begins") else None
    return taken


def parts(
    found: Iterable[Mapping[str, Any]], known: Mapping[str, Translated] | None = None
) -> list[Json]:
    """What marking found of each part of an answer (see :class:`qihang.questions.base.Part`).

    ``known``: what is said of some parts, where they are not right, in place of the next step.
    """
    return [
        {
            "name": part["name"],
            "outcome": part["outcome"],
            "found": part.get("found"),
            "follows": part.get("follows", False),  # not there in marks before 0.13
            "next": [translations(said) for said in _to_do(part, known or {})],
        }
        for part in found
    ]


def _to_do(part: Mapping[str, Any], known: Mapping[str, Translated]) -> list[Translated]:
    idea = part.get("idea")
    thought = misconception(idea) if idea else None
    if thought is None:
        return []
    return [known.get(part["name"], thought.next_step)]


@cache
def form_words() -> Mapping[str, Translated]:
    """What the scripts of all kinds say."""
    said: dict[str, Translated] = {}
    for kind in _folders():
        said |= getattr(import_module(f"{__name__}.{kind}"), "WORDS", {})
    return said


def _folders() -> list[str]:
    return sorted(path.parent.name for path in Path(__file__).parent.glob("*/__init__.py"))


@cache
def _of(kind: type) -> ModuleType:
    package, _, name = kind.__module__.rpartition(".")
    if package != "qihang.questions":
        raise TypeError(f"no form for {kind.__name__}")
    return import_module(f"{__name__}.{name}")
