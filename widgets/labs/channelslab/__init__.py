"""ChannelsLab: two channels, and why the shop's rate is not the average of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from qihang.commerce import money, sales
from qihang.language.messages import Message, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, said, whole

LEAST, MOST = 100, 2_000
"""Visitors of a channel."""

STEP = 100


@dataclass(frozen=True)
class Channel:
    """A way on which visitors come; of 100 of them ``pay`` buy something."""

    name: Message
    visitors: int
    pay: int

    def buyers(self, visitors: int) -> int:
        """How many of them buy, to the nearest person."""
        return int(money.rounded(Decimal(visitors * self.pay) / 100, 0))


CHANNELS: dict[str, Channel] = {
    "ads": Channel(message("Ad"), visitors=1_000, pay=1),
    "old": Channel(message("Old customers"), visitors=300, pay=10),
}


class ChannelsLab(Lab):
    """Put two channels together, and compare the shop's rate with the average of theirs."""

    _esm, _css = assets("channelslab")
    item = "lab.channels"
    verbs = frozenset({"visitors", "add"})

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._visitors = {name: channel.visitors for name, channel in CHANNELS.items()}
        self._added = False

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``added``: whether the channels were put together."""
        return {"visitors": dict(self._visitors), "added": self._added}

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        visitors = state.get("visitors")
        for channel, people in visitors.items() if isinstance(visitors, dict) else ():
            self.do_visitors(channel, people)
        if state.get("added") is True:
            self.do_add()

    def do_visitors(self, channel: object, people: object) -> None:
        """Say how many visitors a channel has."""
        people = whole(people, LEAST, MOST)
        if isinstance(channel, str) and channel in CHANNELS and people is not None:
            self._visitors[channel] = people
            self.redraw()

    def do_add(self) -> None:
        """Put the people of both channels together."""
        self._added = True
        self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. The shop's rate is not in it before it was asked for."""
        pairs = [
            (channel.buyers(self._visitors[name]), self._visitors[name])
            for name, channel in CHANNELS.items()
        ]
        return {
            "lab": "channels",
            "words": bilingual(_WORDS),
            "channels": [self._control(name) for name in CHANNELS],
            "least": LEAST,
            "most": MOST,
            "step": STEP,
            "added": self._added,
            "rows": self._rows(pairs),
            **said(self._finding(pairs)),
        }

    def _control(self, name: str) -> dict[str, Any]:
        label = message("{channel}: visitors", channel=CHANNELS[name].name)
        return {
            "id": name,
            "value": self._visitors[name],
            "label": translations(label),
            "less": translations(message("{number}: less", number=label)),
            "more": translations(message("{number}: more", number=label)),
        }

    def _rows(self, pairs: list[tuple[int, int]]) -> list[dict[str, Any]]:
        """Each channel, both together, and in the end the average, which is no rate of people."""
        both = (sum(buyers for buyers, _ in pairs), sum(visitors for _, visitors in pairs))
        rows = [
            *(
                _row(name, channel.name, *pair, known=True)
                for (name, channel), pair in zip(CHANNELS.items(), pairs, strict=True)
            ),
            _row("both", message("Whole shop"), *both, known=self._added),
        ]
        return [*rows, _average(pairs)] if self._added else rows

    def _finding(self, pairs: list[tuple[int, int]]) -> Translated:
        ads, old = (sales.share(*pair) for pair in pairs)
        if not self._added:
            return message(
                "Ad: {ads} pay. Old customers: {old} pay. And in the whole shop?",
                ads=_percent(ads),
                old=_percent(old),
            )
        overall = _percent(sales.overall_rate(pairs))
        average = _percent(sales.average_of_rates(pairs))
        if overall == average:
            return message(
                "Both bring about as many people. Only then the average is right: {overall}.",
                overall=overall,
            )
        return message(
            "The shop: {overall}, not {average}. More come by “{channel}”: it counts more.",
            overall=overall,
            average=average,
            channel=CHANNELS[max(self._visitors, key=self._visitors.__getitem__)].name,
        )


def _row(name: str, text: Translated, buyers: int, visitors: int, *, known: bool) -> dict[str, Any]:
    says = message(
        "{channel}: {buyers} of {visitors} paid", channel=text, buyers=buyers, visitors=visitors
    )
    return {
        "id": name,
        "name": translations(says),
        **_rate(sales.share(buyers, visitors) if known else None),
    }


def _average(pairs: list[tuple[int, int]]) -> dict[str, Any]:
    """What comes out if the rates are averaged, and whether it is the shop's rate."""
    average = sales.average_of_rates(pairs)
    same = _percent(average) == _percent(sales.overall_rate(pairs))
    name = (
        message("Average: ✓ the shop's rate") if same else message("Average: × not the shop's rate")
    )
    return {"id": "average", "name": translations(name), **_rate(average)}


def _rate(share: Decimal | None) -> dict[str, Any]:
    """A rate in words, and as a part of the widest bar in percent; one that is not known yet."""
    if share is None:
        return {"rate": "?", "bar": 0}
    return {"rate": _percent(share), "bar": float(money.rounded(share * 100 * WIDEST, 1))}


WIDEST = 9
"""Percent of a bar's width that a visitor of 100 has: 11 of them fill it."""


def _percent(share: Decimal) -> str:
    return f"{money.percent(share)}%"


_WORDS: dict[str, Translated] = {
    "title": message("Two channels"),
    "question": message("Two channels bring visitors. How many of 100 pay in the whole shop?"),
    "add": message("Put both together"),
    "people": message("people"),
    "again": message("Start again"),
}
