"""ScriptLab: ten minutes of a live stream, part by part, with a lamp for banned words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from qihang.commerce import claims
from qihang.commerce.claims import Finding
from qihang.language.messages import (
    LANGUAGES,
    Bilingual,
    Message,
    Translated,
    message,
    translations,
)
from widgets.core.lab import Lab, assets, bilingual, can_be_written, whole

WANTED = 10
"""Minutes of the whole segment."""

LEAST, MOST = 1, 4
"""Minutes of a part."""

LONGEST = 200
"""Characters of what is said in a part."""


@dataclass(frozen=True)
class Part:
    """A part of the segment: what it is for, its minutes, and a line to begin with."""

    name: Translated
    about: Translated
    minutes: int
    line: Bilingual


PARTS: dict[str, Part] = {
    "greeting": Part(
        message("Greeting"),
        message("Who speaks, and what is shown today?"),
        1,
        Bilingual(
            "大家好，我是小林，今天给大家看新茶。", "Hello, I am Lin. Today I show you new tea."
        ),
    ),
    "who": Part(
        message("Who it is for"),
        message("Who likes to use it, and when?"),
        1,
        Bilingual(
            "爱喝清茶的朋友请看。喝了它能降血压。",
            "For people who like light tea. It lowers your blood pressure.",
        ),
    ),
    "price": Part(
        message("The price and what is in it"),
        message("How much, for how many? What is not in the price?"),
        1,
        Bilingual(
            "一包 58 元，100 克，里面 20 小包。快递费另外算。",
            "One pack is 58 yuan: 100 g, 20 small bags. Parcel cost comes on top.",
        ),
    ),
    "goods": Part(
        message("Show the goods"),
        message("What do people see and hear?"),
        2,
        Bilingual(
            "请看茶叶，又小又绿。这是全国最好的茶。",
            "Look, small green leaves. This is the best tea in the country.",
        ),
    ),
    "facts": Part(
        message("Facts with proof"),
        message("Where from, when, how tested? Where can people see it?"),
        2,
        Bilingual(
            "这是今年第一批新茶，3 月 20 日采的。检验报告在商品页面里。",
            "This is the first batch of the year, picked on 20 March. The test is on the page.",
        ),
    ),
    "order": Part(
        message("How to order"),
        message("Where to press, and how to pay on the platform?"),
        1,
        Bilingual(
            "点下面的商品就能买。加我微信，给你便宜 5 元。",
            "Press the goods below to buy. Add me on WeChat and save 5 yuan.",
        ),
    ),
    "questions": Part(
        message("Questions"),
        message("What do people ask, and what is the true answer?"),
        3,
        Bilingual(
            "有人问怎么放。打开以后，最好放在干的地方。",
            "Someone asks how to keep it. Once open, it is best kept dry.",
        ),
    ),
    "close": Part(
        message("Close"),
        message("Say thank you. Say when you come again."),
        1,
        Bilingual(
            "谢谢大家，明天晚上 8 点再见。", "Thank you all. See you tomorrow at 8 in the evening."
        ),
    ),
}
"""In the order in which the board begins. One part stands too early, and there are 2 minutes
too many."""

BEFORE: tuple[tuple[str, str, Translated], ...] = (
    ("greeting", "who", message("Greet people before you say who it is for.")),
    ("who", "goods", message("Say who it is for before you show the goods.")),
    ("goods", "facts", message("Show the goods before you tell facts about them.")),
    (
        "facts",
        "price",
        message("Tell the facts before the price. Then people know what they pay for."),
    ),
    ("price", "order", message("Say the price before you say how to order.")),
    ("order", "close", message("Say how to order before you close.")),
    ("questions", "close", message("Answer questions before you close.")),
)
"""What has to come before what, and why."""

INSTEAD: dict[str, Translated] = {
    "superlative": message("Instead: say what people can check, such as place, date and weight."),
    "cure": message("Instead: say how it tastes, and how to use it."),
    "promise": message("Instead: say what was tested, and how a return works."),
    "belittle": message("Instead: say what is true of your own goods."),
    "reviews": message("Instead: ask for honest reviews, and give nothing for them."),
    "off-platform": message("Instead: say that people order and pay on the platform."),
}
"""What may be said in place of it, by rule: something else that is true, never other words for
the same."""


claims.findings("")  # so that the lists of words are read once, before kernels are forked


class ScriptLab(Lab):
    """Put a live segment together; a lamp tells which words may not be said, and why."""

    _esm, _css = assets("scriptlab")
    item = "lab.script"
    verbs = frozenset({"move", "minutes", "line"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._order = list(PARTS)
        self._minutes = {name: part.minutes for name, part in PARTS.items()}
        self._own: dict[str, str] = {}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``lines`` has the parts that the trainee has written in."""
        return {
            "order": list(self._order),
            "minutes": dict(self._minutes),
            "lines": dict(sorted(self._own.items())),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        order = state.get("order")
        if isinstance(order, list) and _is_all_parts(order):
            self._order = list(order)
        for verb, field in ((self.do_minutes, "minutes"), (self.do_line, "lines")):
            values = state.get(field)
            for name, value in values.items() if isinstance(values, dict) else ():
                verb(name, value)

    def do_move(self, part: object, way: object) -> None:
        """Move a part one place up (-1) or down (1)."""
        way = whole(way, -1, 1)
        if not isinstance(part, str) or part not in PARTS or not way:
            return
        start = self._order.index(part)
        if 0 <= start + way < len(self._order):
            self._order.insert(start + way, self._order.pop(start))
            self.redraw()

    def do_minutes(self, part: object, minutes: object) -> None:
        """Give a part other minutes."""
        minutes = whole(minutes, LEAST, MOST)
        if isinstance(part, str) and part in PARTS and minutes is not None:
            self._minutes[part] = minutes
            self.redraw()

    def do_line(self, part: object, text: object) -> None:
        """Write what the host says in a part. From then on it is the same in both languages."""
        if not isinstance(part, str) or part not in PARTS:
            return
        if isinstance(text, str) and len(text) <= LONGEST and can_be_written(text):
            self._own[part] = text
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. ``ends`` are the minutes at which each part of ``parts`` ends."""
        total = sum(self._minutes.values())
        return {
            "lab": "script",
            "words": bilingual(_WORDS),
            "parts": [self._part(name) for name in self._order],
            "ends": list(accumulate(self._minutes[name] for name in self._order)),
            "wanted": WANTED,
            "least": LEAST,
            "most": MOST,
            "longest": LONGEST,
            "sentence": {
                language: translations(self._sentence(language, total))[language]
                for language in LANGUAGES
            },
            "time": _about_time(total),
            "sequence": self._about_order(),
        }

    def _part(self, name: str) -> dict[str, Any]:
        part = PARTS[name]
        minutes = self._minutes[name]
        return {
            "id": name,
            "name": translations(part.name),
            "about": translations(part.about),
            "minutes": minutes,
            "minutes_text": translations(message("{count} min", count=minutes)),
            "less": translations(message("{part}: 1 minute less", part=part.name)),
            "more": translations(message("{part}: 1 minute more", part=part.name)),
            "line": {
                language: _looked_through(self._line(name, language), language)
                for language in LANGUAGES
            },
        }

    def _line(self, name: str, language: str) -> str:
        """What is said in a part: what the trainee wrote, or the line to begin with."""
        return self._own.get(name, translations(PARTS[name].line)[language])

    def _sentence(self, language: str, total: int) -> Message:
        """Where the lamp is on, for the lines of one language."""
        flagged = [
            message("part {number} says “{words}”", number=number, words=found[0].words)
            for number, name in enumerate(self._order, start=1)
            if (found := claims.findings(self._line(name, language)))
        ]
        if not flagged:
            return message(
                "The lamp is off in all {parts} parts. Together they take {total} minutes.",
                parts=len(PARTS),
                total=total,
            )
        return message(
            "The lamp is on in {count} of {parts} parts: {which}."
            " Together they take {total} minutes.",
            count=len(flagged),
            parts=len(PARTS),
            which=_listed(flagged),
            total=total,
        )

    def _about_order(self) -> dict[str, Any]:
        """The first thing that stands too early, if any."""
        for earlier, later, why in BEFORE:
            if self._order.index(earlier) > self._order.index(later):
                return _note("notyet", "→", why)
        return _note("ok", "✓", message("The order is good. Each part leads to the next."))


def _is_all_parts(order: list[Any]) -> bool:
    return len(order) == len(PARTS) and all(name in order for name in PARTS)


def _looked_through(text: str, language: str) -> dict[str, Any]:
    """A line with what is to be said of its words, in one language."""
    banned, fine = claims.findings(text), claims.allowed(text)
    return {
        "text": text,
        "on": bool(banned),
        "pieces": list(_pieces(text, banned, fine)),
        "notes": [
            {
                "kind": kind,
                "words": found.words.strip(),
                "why": translations(claims.explain(found.rule))[language],
                "instead": translations(INSTEAD[found.rule])[language]
                if kind == "banned"
                else None,
            }
            for kind, all_found in (("banned", banned), ("fine", fine))
            for found in all_found
        ],
    }


def _pieces(
    text: str, banned: tuple[Finding, ...], fine: tuple[Finding, ...]
) -> Iterator[dict[str, str]]:
    """The whole text in pieces, of the kinds plain, banned and fine."""
    done = 0
    kinds = dict.fromkeys(banned, "banned") | dict.fromkeys(fine, "fine")
    for found in sorted(kinds, key=lambda one: one.start):
        yield from _plain(text[done : found.start])
        done = found.start + len(found.words.rstrip())
        yield {"kind": kinds[found], "text": text[found.start : done]}
    yield from _plain(text[done:])


def _plain(text: str) -> Iterator[dict[str, str]]:
    if text:
        yield {"kind": "plain", "text": text}


def _about_time(total: int) -> dict[str, Any]:
    if total > WANTED:
        return _note(
            "notyet",
            "→",
            message("{total} minutes: {over} too many.", total=total, over=total - WANTED),
        )
    if total < WANTED:
        return _note(
            "notyet",
            "→",
            message("{total} minutes: {left} still free.", total=total, left=WANTED - total),
        )
    return _note("ok", "✓", message("{total} minutes, as planned.", total=total))


def _note(tone: str, sign: str, text: Translated) -> dict[str, Any]:
    return {"tone": tone, "sign": sign, "text": translations(text)}


def _listed(texts: list[Message]) -> Bilingual:
    pairs = [translations(text) for text in texts]
    return Bilingual("，".join(one["zh"] for one in pairs), ", ".join(one["en"] for one in pairs))


_WORDS: dict[str, Translated] = {
    "title": message("Ten minutes of a live stream"),
    "question": message("In which order does the host speak, and which words may not be said?"),
    "line": message("What the host says"),
    "up": message("Up"),
    "down": message("Down"),
    "lamp_on": message("The lamp is on"),
    "lamp_off": message("The lamp is off"),
    "banned": message("may not be said"),
    "fine": message("may be said"),
    "nothing": message("Nothing is said here yet."),
    "minutes": message("minutes"),
    "every": message(
        "Not every “most”, “first” or “best” is banned. It depends on what it speaks of."
    ),
    "law": message(
        "The lamp knows only some banned words. It is for learning only."
        " With a real question ask the judicial office or legal aid (12348)."
    ),
    "again": message("Start again"),
}
