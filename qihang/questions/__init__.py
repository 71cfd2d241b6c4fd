"""The kinds of questions, by name. What each can do: :class:`qihang.questions.base.Question`.

``kind(…)`` sets a question; ``.expecting(…)`` gives it its key and ``.with_misconception(value,
name)`` names the thought behind an answer that is not right yet. Both return a copy.

Kinds are found by looking: a module of this package whose class has a ``kind`` holds one.
"""

from importlib import import_module
from pkgutil import iter_modules


def _found() -> dict[str, type]:
    found: dict[str, type] = {}
    for one in iter_modules(__path__):
        module = import_module(f"{__name__}.{one.name}")
        for value in vars(module).values():
            kind = getattr(value, "kind", None)
            if isinstance(value, type) and value.__module__ == module.__name__ and kind:
                found[kind] = value
    return found


KINDS: dict[str, type] = _found()
