"""Sheets as they were printed, drawn some at a time, and ahead.

A process of its own runs the released page, which takes a second to begin. So the sheets that come
next in the class are drawn along.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qihang.language.messages import LANGUAGES, Bilingual, Translated
from qihang.operate.taught import stamp_of
from qihang.operate.worksheets import fields, making
from qihang.protocol.submission import NextAttempt
from qihang.system.site import Site

AT_ONCE = 10
"""Sheets that one process draws: half a second's work."""

KEPT = 120
"""Sheets that are kept, of some 20 kB each: those of some classes."""

Json = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A question of a sheet; ``forms`` are by language, ``form`` has texts in both."""

    name: str
    title: Translated | str
    points: Translated | str
    how: Translated | str
    because: Translated | str
    form: Json
    forms: Mapping[str, Json]

    def said(self, raw: Any) -> list[Translated | str]:
        """An answer in words, a line each; see :func:`fields.said`."""
        lines = (fields.said(self.forms[language], raw) for language in LANGUAGES)
        return [together(*pair) for pair in zip(*lines, strict=True)]


@dataclass(frozen=True)
class DrawnSheet:
    """A sheet: what paper carries, and all questions of the exercise in their order."""

    questions: Sequence[Asked]
    titles: Mapping[str, Translated | str]
    gaps: Mapping[str, str]
    """The questions without a whole answer, each with its reason."""

    @property
    def at_the_computer(self) -> list[str]:
        """The questions that paper does not carry."""
        there = {one.name for one in self.questions}
        return [name for name in self.titles if name not in there]


def together(zh: Any, en: Any) -> Any:
    """The same in both languages as one: texts that differ become bilingual."""
    if isinstance(zh, dict):
        return {name: together(zh[name], en[name]) for name in zh}
    if isinstance(zh, list):
        return [together(*pair) for pair in zip(zh, en, strict=True)]
    return Bilingual(zh, en) if isinstance(zh, str) and zh != en else zh


def sheet_of(made: Mapping[str, Json]) -> DrawnSheet:
    """A sheet of what the process says in each language."""
    zh, en = (made[language] for language in LANGUAGES)
    questions = [
        Asked(
            name=one["name"],
            title=together(one["title"], other["title"]),
            points=together(one["points"], other["points"]),
            how=together(one["how"], other["how"]),
            because=together(one["because"], other["because"]),
            form=together(one["form"], other["form"]),
            forms={"zh": one["form"], "en": other["form"]},
        )
        for one, other in zip(zh["questions"], en["questions"], strict=True)
    ]
    return DrawnSheet(questions, together(zh["titles"], en["titles"]), zh["gaps"])


class Drawing:
    """The sheets that were drawn, by what is asked."""

    def __init__(self, site: Site):
        self._site = site
        self._kept: OrderedDict[tuple[Any, ...], DrawnSheet] = OrderedDict()
        self._turn = asyncio.Lock()

    async def sheet(self, asked: NextAttempt, ahead: Sequence[NextAttempt] = ()) -> DrawnSheet:
        """A sheet; those ``ahead`` are drawn along where it has to be drawn.

        Raises :class:`qihang.system.errors.OperatorError` if it cannot be drawn.
        """
        if found := self._kept.get(self._key(asked)):
            return found
        async with self._turn:
            if found := self._kept.get(self._key(asked)):
                return found
            coming = [one for one in ahead if self._key(one) not in self._kept]
            wanted = [asked, *coming][:AT_ONCE]
            keys = [self._key(one) for one in wanted]
            made = await asyncio.to_thread(making.drawn, self._site, wanted, [{}] * len(wanted))
        drawn = [sheet_of(one) for one in made]
        for key, one in zip(keys, drawn, strict=True):
            self._kept[key] = one
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return drawn[0]

    async def looked_at(self, asked: NextAttempt, answers: Mapping[str, Any]) -> DrawnSheet:
        """The same with what is not whole of some answers. Raises the same."""
        async with self._turn:
            [made] = await asyncio.to_thread(making.drawn, self._site, [asked], [answers])
        return sheet_of(made)

    def _key(self, asked: NextAttempt) -> tuple[Any, ...]:
        page = self._site.page("exercise", asked["assignment"])
        return asked["assignment"], asked["seed"], stamp_of(page)
