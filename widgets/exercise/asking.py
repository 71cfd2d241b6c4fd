"""What every function that asks a question is made of; see ``ask.py`` in the kinds' folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qihang.language.messages import Bilingual
from widgets.exercise import item as items
from widgets.exercise.item import Build, Item

if TYPE_CHECKING:
    from widgets.exercise.answer_box import AnswerBox

Options = Mapping[str, tuple[str, str]]
"""The options or steps of a question by id, each in Chinese and English."""


def new_item(
    name: str,
    answer: Any,
    points: float,
    label: tuple[str, str] | None,
    shows: object,
    build: Build,
) -> Item:
    """An item of the exercise that is being read; ``build`` makes its question."""
    return items.add(name, answer, points, label, shows, build, _box)


def _box(item: Item) -> AnswerBox:
    from widgets.exercise.answer_box import AnswerBox

    return AnswerBox(item)


def words_of(options: Any) -> dict[str, object]:
    """What says each option by its id: words, or pictures of the case."""
    if isinstance(options, Mapping):
        return {name: Bilingual(*words) for name, words in options.items()}
    pictures: Sequence[Any] = options
    return {picture.id: picture for picture in pictures}


def shuffled(case: Any, words: dict[str, object]) -> dict[str, object]:
    """The same in the order of the case's own trainee."""
    names: Iterable[str] = words if case is None else case.shuffled(words)
    return {name: words[name] for name in names}
