"""Laboratories and items to try that the course has no more.

A page is released once and shown for as long as a class works with it: after a new version has
come, too. So whatever it asks for can still be made, and what is gone says so in its place.
"""

from __future__ import annotations

from qihang.language.messages import message, translations

NAMES = frozenset({"LimitLab"})
"""Laboratories of earlier versions by the names that released pages say."""

ITEMS = frozenset({"s1.limit", "s5.ad-costs", "s5.gpm", "s5.income"})
"""Items to try of earlier versions."""

_SHOWN = {
    "zh": '<p class="t-zh" lang="zh-CN">{}</p>',
    "en": '<p class="t-en" lang="en">{}</p>',
}


class Withdrawn:
    """One sentence where something was; it takes whatever that took."""

    def __init__(self, *_places: object, **_options: object) -> None:
        pass

    def _repr_html_(self) -> str:
        said = translations(
            message("What was here is not part of the course any more. Just go on below it.")
        )
        return "".join(_SHOWN[language].format(said[language]) for language in said)
