"""Four weeks of a shop, which are decided one by one, and what made them so."""

from __future__ import annotations

from collections.abc import Mapping

from qihang.commerce.season.debrief import ASKED, EARNED
from qihang.commerce.season.outside import WEEKS
from qihang.language.messages import Bilingual, Translated, message, translations
from qihang.questions.base import Unreadable
from qihang.questions.simulation import CASH, RULES, Played, Simulation
from widgets.core import season as desk
from widgets.core.number_words import UNREAD
from widgets.core.season_causes import told
from widgets.exercise.kinds.parts import Json, Translations, Words

TITLE = Bilingual("四周的店", "four weeks of a shop")

WORDS: dict[str, Translated] = {
    **desk.WORDS,
    "season_pays": desk.pays("{pays}", "{cash}"),
    "season_short": desk.pays_too_much("{pays}", "{cash}"),
}

ASKS: Mapping[str, Translated] = {
    RULES: message("No rule is broken."),
    CASH: message("In no week more is to be paid than is in hand."),
    EARNED: message("What the four weeks earned is found."),
    **{
        name: message("What changed week {week} most is found.", week=place)
        for place, name in enumerate(ASKED[:WEEKS], start=1)
    },
}
"""What is asked for, by part."""


def form(question: Simulation, words: Words, label: Translations) -> Json:
    """See :func:`widgets.exercise.kinds.form`."""
    return {
        "kind": "simulation",
        "label": label,
        "begun": desk.so_far(question.season, ()),
        "box_words": {name: translations(text) for name, text in UNREAD.items()},
        "checks": [{"name": name, "text": translations(ASKS[name])} for name in question.names()],
    }


def unfilled(question: Simulation, raw: object) -> Translated | None:
    """See :func:`widgets.exercise.kinds.unfilled`."""
    played = _read(question, raw)
    if played is None:
        return None
    if len(played.weeks) < WEEKS:
        return message("Weeks run: {count} of {all}.", count=len(played.weeks), all=WEEKS)
    left = len(ASKED) - len(played.debrief)
    return message("Questions still open: {count}.", count=left) if left else None


def follows(question: Simulation, raw: object) -> Json | None:
    """See :func:`widgets.exercise.kinds.follows`."""
    played = _read(question, raw)
    return desk.so_far(question.season, played.weeks) if played else None


def explained(question: Simulation, raw: object) -> dict[str, Translated]:
    """See :func:`widgets.exercise.kinds.explained`. How each cause is worked out."""
    played = _read(question, raw)
    if played is None or len(played.weeks) < WEEKS:
        return {}
    about = question.about(played.weeks)
    return {name: told(about, name) for name in ASKED}


def _read(question: Simulation, raw: object) -> Played | None:
    try:
        return question.read(raw)
    except Unreadable:
        return None
