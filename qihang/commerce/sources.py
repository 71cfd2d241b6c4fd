"""Where rules and rates stand, in both languages: see ``sources.toml``."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

from qihang.language.messages import Bilingual

_ARTICLES = re.compile(r"第 \d+ 条(?:之[一二])?(?:、第 \d+ 条(?:之[一二])?)*")
_IN_FORCE = re.compile(r"(\d{4}) 年 (\d+) 月 (\d+) 日起施行")


def _read() -> dict[str, str]:
    text = files("qihang.commerce").joinpath("sources.toml").read_text(encoding="utf-8")
    names: dict[str, str] = tomllib.loads(text)["texts"]
    # The longest first: the name of a law may be a part of another's.
    return dict(sorted(names.items(), key=lambda one: -len(one[0])))


_ENGLISH = _read()


def source(chinese: str) -> Bilingual:
    """A source in both languages, from its Chinese: ``《…法》第 4 条、第 28 条``.

    Raises ``KeyError`` for a text that ``sources.toml`` does not name.
    """
    english = re.sub(r" *[、，] *(?=《)", "; ", chinese)
    for name, words in _ENGLISH.items():
        english = english.replace(name, f"{words} ")
    english = _ARTICLES.sub(_articles, english)
    english = _IN_FORCE.sub(_in_force, english)
    english = re.sub(r" *[、，] *", ", ", english).strip()
    english = re.sub(r"(?<=[a-z)”]) +article", ", article", english)
    if re.search(r"[\u4e00-\u9fff《]", english):
        raise KeyError(chinese)
    return Bilingual(chinese, english)


def _articles(found: re.Match[str]) -> str:
    *first, last = re.findall(r"\d+(?: 条之[一二])?", found[0])
    numbers = " and ".join([", ".join(first), last] if first else [last])
    numbers = numbers.replace(" 条之一", "-1").replace(" 条之二", "-2")
    return f"article{'s' if first else ''} {numbers}"


def _in_force(found: re.Match[str]) -> str:
    year, month, day = (int(part) for part in found.groups())
    return f"in force since {year}-{month:02}-{day:02}"
