"""FunnelLab: a thousand figures on their way from an ad to paying, and the weak step."""

from __future__ import annotations

import secrets
from decimal import Decimal
from functools import lru_cache
from random import Random
from typing import Any, Literal

from qihang.commerce import marketing, money, sales
from qihang.commerce.funnel import MORE, NEAR, RATES, STEPS, USUAL, WEAK, shares
from qihang.commerce.marketing import Funnel
from qihang.language.messages import Bilingual, Translated, message, translations
from widgets.core.lab import Lab, assets, bilingual, whole

PEOPLE = 1_000
"""Figures of people in the picture."""

MENDS: dict[str, Translated] = {
    "clicked": message("better picture and words in the ad"),
    "looked": message("a page that opens quickly and shows what the ad says"),
    "basket": message("better photos, facts and price on the page"),
    "paid": message("parcel price told early, fewer steps to pay"),
    MORE: message("show the ad to twice as many people"),
}

SHOPS: dict[str, Bilingual] = {
    "shop-1": Bilingual("清水茶店", "Clear Water Tea"),
    "shop-2": Bilingual("南山茶店", "South Hill Tea"),
    "shop-3": Bilingual("小河茶店", "Little River Tea"),
}

LOOKS: dict[str, Translated] = {
    **SHOPS,
    "own": message("Your own funnel"),
    "channels": message("Two channels"),
}

MOST_TIMES = 10
LEAST_FEN, MOST_FEN = 100, 20_000

CHANNELS: dict[str, Translated] = {"ads": message("Ad"), "old": message("Old customers")}
LEAST_VISITORS = 10

Shape = Literal["here", "now", "before"]


class FunnelLab(Lab):
    """Follow a thousand people step by step, and find out which step is worth mending."""

    _esm, _css = assets("funnellab")
    item = "lab.funnel"
    verbs = frozenset(
        {
            "look",
            "step",
            "choose",
            "mend",
            "rate",
            "times",
            "fen",
            "visitors",
            "buyers",
            "new_shops",
        }
    )

    def begin(self) -> None:
        """See :meth:`Lab.begin`."""
        self._begin_shops(secrets.token_hex(4))
        self._look = next(iter(SHOPS))
        self._begin_own()

    def _begin_shops(self, seed: str) -> None:
        self._seed = seed
        self._step = 0
        self._chosen: dict[str, str] = {}
        self._mended: dict[str, list[str]] = {shop: [] for shop in SHOPS}

    def _begin_own(self) -> None:
        self._rates = dict(USUAL)
        self._times = 1
        self._fen = 3_990
        self._channels = {"ads": (1_000, 10), "old": (300, 30)}

    def state(self) -> dict[str, Any]:
        """See :meth:`Lab.state`. ``channels``: visitors and buyers of each."""
        return {
            "seed": self._seed,
            "look": self._look,
            "step": self._step,
            "chosen": dict(self._chosen),
            "mended": {shop: list(choices) for shop, choices in self._mended.items()},
            "rates": dict(self._rates),
            "times": self._times,
            "fen": self._fen,
            "channels": {name: list(numbers) for name, numbers in self._channels.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """See :meth:`Drawn.restore`."""
        self._begin_shops(str(state.get("seed")))
        self._begin_own()
        for shop in SHOPS:
            self.do_look(shop)
            for choice in _listed(_of(state, "mended").get(shop)):
                self.do_choose(choice)
                self.do_mend()
            self.do_choose(_of(state, "chosen").get(shop))
        for name, rate in _of(state, "rates").items():
            self.do_rate(name, rate)
        self.do_times(state.get("times"))
        self.do_fen(state.get("fen"))
        for name, numbers in _of(state, "channels").items():
            asks = (self.do_visitors, self.do_buyers)
            for ask, people in zip(asks, _listed(numbers), strict=False):
                ask(name, people)
        self.do_step(state.get("step"))
        self._look = next(iter(SHOPS))
        self.do_look(state.get("look"))

    def do_again(self) -> None:
        """Start again with the same shops, where the trainee is looking now."""
        self._begin_shops(self._seed)
        self._begin_own()
        self.redraw()

    def do_new_shops(self) -> None:
        """Take three other shops, with other numbers."""
        self._begin_shops(secrets.token_hex(4))
        self.redraw()

    def do_look(self, look: object) -> None:
        """Look at one of the shops, the own funnel, or the two channels."""
        if isinstance(look, str) and look in LOOKS:
            self._look = look
            self.redraw()

    def do_step(self, step: object) -> None:
        """Follow the people up to that step; 0 is the ad."""
        if (step := whole(step, 0, len(STEPS) - 1)) is not None:
            self._step = step
            self.redraw()

    def do_choose(self, choice: object) -> None:
        """Choose what is to be mended in the shop that is looked at."""
        if isinstance(choice, str) and choice in MENDS and self._look in SHOPS:
            self._chosen[self._look] = choice
            self.redraw()

    def do_mend(self) -> None:
        """See what mending the chosen step would bring."""
        choice = self._chosen.get(self._look)
        if choice is None:
            return
        if choice not in self._mended[self._look]:
            self._mended[self._look].append(choice)
        self.redraw()

    def do_rate(self, name: object, of_100: object) -> None:
        """Say how many of 100 go on to a step of the own funnel."""
        of_100 = whole(of_100, 0, 100)
        if isinstance(name, str) and name in RATES and of_100 is not None:
            self._rates[name] = of_100
            self.redraw()

    def do_times(self, times: object) -> None:
        """Say for how many thousand people the own ad is shown."""
        if (times := whole(times, 1, MOST_TIMES)) is not None:
            self._times = times
            self.redraw()

    def do_fen(self, fen: object) -> None:
        """Say what a buyer pays."""
        if (fen := whole(fen, LEAST_FEN, MOST_FEN)) is not None:
            self._fen = fen
            self.redraw()

    def do_visitors(self, channel: object, people: object) -> None:
        """Say how many visitors a channel has. Not more of them can buy."""
        people = whole(people, LEAST_VISITORS, PEOPLE)
        if isinstance(channel, str) and channel in CHANNELS and people is not None:
            self._channels[channel] = (people, min(people, self._channels[channel][1]))
            self.redraw()

    def do_buyers(self, channel: object, people: object) -> None:
        """Say how many of a channel's visitors pay."""
        if not isinstance(channel, str) or channel not in CHANNELS:
            return
        visitors, _ = self._channels[channel]
        if (people := whole(people, 0, visitors)) is not None:
            self._channels[channel] = (visitors, people)
            self.redraw()

    def shown(self) -> dict[str, Any]:
        """See :meth:`Lab.shown`. Which step is weak is not in it before it was found."""
        kind = {"own": "own", "channels": "channels"}.get(self._look, "shop")
        shows = {"own": self._shown_own, "channels": self._shown_channels}
        return {
            "lab": "funnel",
            "words": bilingual({**_WORDS, "question": _QUESTIONS[kind]}),
            "kind": kind,
            "look": self._look,
            "looks": [self._option(look) for look in LOOKS],
            **shows.get(self._look, self._shown_shop)(),
        }

    def _option(self, look: str) -> dict[str, Any]:
        found = look in SHOPS and self._weak(look) in self._mended[look]
        return {
            "id": look,
            "text": translations(LOOKS[look]),
            "help": translations(message("✓ found")) if found else None,
        }

    # ---- a shop, and the own funnel

    def _shop(self, shop: str) -> Funnel:
        return _shops(self._seed)[list(SHOPS).index(shop)]

    def _weak(self, shop: str) -> str:
        return RATES[self._shop(shop).weakest(shares(USUAL.values()))]

    def _shown_shop(self) -> dict[str, Any]:
        funnel, choice = self._shop(self._look), self._chosen.get(self._look)
        mended = self._mended[self._look]
        rates = [_of_100(rate) for rate in funnel.rates]
        rows = _rows(funnel, rates)
        for row in rows:
            row["mended"] = (
                translations(_brings(funnel, row["id"])) if row["id"] in mended else None
            )
        more = translations(_brings(funnel, MORE)) if MORE in mended else None
        return {
            **_followed(funnel, rates, self._step, 1),
            "heads": [translations(head) for head in (*_HEADS, message("If mended"))],
            "rows": rows,
            "more": more,
            "sums": _sums(funnel, 3_990),
            "mends": [
                {"id": name, "text": translations(_way(name)), "help": translations(what)}
                for name, what in MENDS.items()
            ],
            "choice": choice,
            "said": self._verdict(funnel, choice) if choice in mended else None,
        }

    def _verdict(self, funnel: Funnel, choice: str) -> dict[str, Any]:
        """What mending the chosen step would bring, and whether another brings more."""
        orders = funnel.people[-1]
        brings = {"old": orders, "new": _orders_after(funnel, choice)}
        if choice == MORE:
            text = message(
                "Twice as many people bring {new} orders, not {old}. But the ads cost double."
                " The conversion rate stays at {rate}. Look for the weak step.",
                rate=_percent(_conversion(funnel)),
                **brings,
            )
            return _note("notyet", "→", message("Not yet. {why}", why=text))
        rates = [_of_100(rate) for rate in funnel.rates]
        own, usual = rates[RATES.index(choice)], USUAL[choice]
        if choice == self._weak(self._look):
            text = message(
                "Right. {own} of 100 go on here, {usual} is usual."
                " No other step is so far below. Mended: {new} orders, not {old}.",
                own=own,
                usual=usual,
                **brings,
            )
            return _note("ok", "✓", text)
        if own == min(rates):
            text = message(
                "{own} of 100 is the lowest rate here. But {usual} of 100 is usual:"
                " few people click an ad anywhere. Mended: {new} orders, not {old}.",
                own=own,
                usual=usual,
                **brings,
            )
        else:
            text = message(
                "{own} of 100 go on here, {usual} is usual. Mended: {new} orders, now {old}."
                " Look which rate is furthest below the usual one.",
                own=own,
                usual=usual,
                **brings,
            )
        return _note("notyet", "→", message("Not yet. {why}", why=text))

    def _shown_own(self) -> dict[str, Any]:
        one = Funnel.drawn(tuple(STEPS), PEOPLE, shares(self._rates.values()))
        rates = list(self._rates.values())
        return {
            **_followed(one.times(self._times), rates, self._step, self._times),
            "heads": [translations(head) for head in _HEADS],
            "rows": _rows(one.times(self._times), rates),
            "sums": _sums(one.times(self._times), self._fen),
            "rates": [
                {"id": name, "label": translations(label), "value": self._rates[name]}
                for name, label in _RATE_LABELS.items()
            ],
            "times": self._times,
            "most_times": MOST_TIMES,
            "fen": self._fen,
            "least_fen": LEAST_FEN,
            "most_fen": MOST_FEN,
            "said": self._said_own(one),
        }

    def _said_own(self, one: Funnel) -> dict[str, Any]:
        if self._times == 1:
            text = message(
                "{buyers} buyers paid {amount} yuan. Conversion rate {rate}.",
                buyers=one.people[-1],
                amount=money.written(_paid_amount(one, self._fen)),
                rate=_percent(_conversion(one)),
            )
            return _note("", "→", text)
        text = message(
            "{times} times as many people: {new} orders, not {old}. The ads cost {times} times"
            " as much. The conversion rate stays at {rate}.",
            times=self._times,
            old=one.people[-1],
            new=one.times(self._times).people[-1],
            rate=_percent(_conversion(one)),
        )
        return _note("", "→", text)

    # ---- two channels

    def _shown_channels(self) -> dict[str, Any]:
        pairs = [(buyers, visitors) for visitors, buyers in self._channels.values()]
        overall, average = sales.overall_rate(pairs), sales.average_of_rates(pairs)
        return {
            "channels": [
                {
                    "id": name,
                    "visitors_label": translations(
                        message("{channel}: visitors", channel=CHANNELS[name])
                    ),
                    "buyers_label": translations(
                        message("{channel}: paying buyers", channel=CHANNELS[name])
                    ),
                    "visitors": visitors,
                    "least": LEAST_VISITORS,
                    "most": PEOPLE,
                    "buyers": buyers,
                    "text": translations(_channel(name, visitors, buyers)),
                }
                for name, (visitors, buyers) in self._channels.items()
            ],
            "sums": self._channel_sums(overall, average),
            "sentence": translations(
                message(
                    "Both channels: {buyers} of {visitors} visitors paid."
                    " Conversion rate {overall}. The average of both rates is {average}.",
                    buyers=sum(buyers for buyers, _ in pairs),
                    visitors=sum(visitors for _, visitors in pairs),
                    overall=_percent(overall, 2),
                    average=_percent(average, 2),
                )
            ),
            "said": self._said_channels(overall == average),
        }

    def _said_channels(self, same: bool) -> dict[str, Any]:
        (ads, _), (old, _) = self._channels.values()
        if ads == old:
            text = message("Both channels have as many visitors. Only then is the average right.")
            return _note("ok", "✓", text)
        if same:
            return _note("ok", "✓", message("Both rates are equal. So the average is equal too."))
        text = message(
            "The average is not the shop's rate. “{name}” has more visitors, so it counts more.",
            name=CHANNELS["ads" if ads > old else "old"],
        )
        return _note("notyet", "→", text)

    def _channel_sums(self, overall: Decimal, average: Decimal) -> list[dict[str, Any]]:
        (ads, ads_buy), (old, old_buy) = self._channels.values()
        one, other = (_percent(sales.share(*part), 2) for part in ((ads_buy, ads), (old_buy, old)))
        both = f"({ads_buy} + {old_buy}) ÷ ({ads} + {old})"
        return [
            _sum("ads", CHANNELS["ads"], f"{ads_buy} ÷ {ads}", one),
            _sum("old", CHANNELS["old"], f"{old_buy} ÷ {old}", other),
            _sum("both", message("Both: the shop's rate"), both, _percent(overall, 2)),
            _sum(
                "average",
                message("Average of the rates"),
                f"({one} + {other}) ÷ 2",
                _percent(average, 2),
            ),
        ]


def _of(state: dict[str, Any], name: str) -> dict[str, Any]:
    """A part of a kept state that must be a mapping."""
    part = state.get(name)
    return part if isinstance(part, dict) else {}


def _listed(value: object) -> list[Any]:
    """A part of a kept state that must be a list."""
    return value if isinstance(value, list) else []


def _of_100(share: Decimal) -> int:
    return int(money.rounded(share * 100, 0))


def _percent(share: Decimal, places: int = 1) -> str:
    return f"{money.percent(share, places)}%"


def _visitors(funnel: Funnel) -> int:
    return funnel.people[funnel.steps.index("looked")]


def _conversion(funnel: Funnel) -> Decimal:
    return sales.share(funnel.people[-1], _visitors(funnel))


def _paid_amount(funnel: Funnel, fen: int) -> Decimal:
    return sales.sales_identity(_visitors(funnel), _conversion(funnel), money.in_yuan(fen))


def _orders_after(funnel: Funnel, choice: str) -> int:
    """Orders of a shop once a step is mended, or with twice as many people."""
    if choice == MORE:
        return funnel.times(2).people[-1]
    rates = marketing.mended(funnel.rates, shares(USUAL.values()), RATES.index(choice))
    return Funnel.drawn(funnel.steps, funnel.people[0], rates).people[-1]


def _brings(funnel: Funnel, choice: str) -> Translated:
    orders = _orders_after(funnel, choice)
    return message("{orders} orders (+{more})", orders=orders, more=orders - funnel.people[-1])


def _followed(funnel: Funnel, rates: list[int], step: int, times: int) -> dict[str, Any]:
    """The people up to a step: the picture, its words, and the one sentence."""
    first, here = funnel.people[0], funnel.people[step]
    came = funnel.people[max(step - 1, 0)]
    groups: dict[Shape, tuple[int, Translated]] = {
        "here": (here, message("here: {count} people", count=here)),
        "now": (came - here, message("left at this step: {count} people", count=came - here)),
        "before": (first - came, message("left earlier: {count} people", count=first - came)),
    }
    return {
        "step": step,
        "steps": [
            {
                "id": str(place),
                "text": translations(text),
                "help": translations(message("{count} people", count=count)),
            }
            for place, (text, count) in enumerate(zip(STEPS.values(), funnel.people, strict=True))
        ],
        "groups": [
            {"id": shape, "figures": count // times, "text": translations(text)}
            for shape, (count, text) in groups.items()
        ],
        "stands_for": translations(message("1 figure is {count} people.", count=times))
        if times > 1
        else None,
        "sentence": translations(_sentence(funnel, rates, step)),
    }


def _sentence(funnel: Funnel, rates: list[int], step: int) -> Translated:
    names = list(STEPS.values())
    if not step:
        return message("{count} people {step}.", count=funnel.people[0], step=names[0])
    return message(
        "{came} people {before}. Of 100 of them {rate} {then}: here {here} people.",
        came=funnel.people[step - 1],
        before=names[step - 1],
        rate=rates[step - 1],
        then=names[step],
        here=funnel.people[step],
    )


def _way(choice: str) -> Translated:
    """From which step to which; no step for more people."""
    if choice == MORE:
        return message("no step")
    before = list(STEPS)[RATES.index(choice)]
    return message("{before} → {then}", before=STEPS[before], then=STEPS[choice])


def _rows(funnel: Funnel, rates: list[int]) -> list[dict[str, Any]]:
    """The steps as a table: people, how many of 100 go on, and what is usual."""
    return [
        {
            "id": rate,
            "name": translations(_way(rate)),
            "people": f"{funnel.people[place]} → {funnel.people[place + 1]}",
            "rate": str(rates[place]),
            "usual": str(USUAL[rate]),
        }
        for place, rate in enumerate(RATES)
    ]


def _sums(funnel: Funnel, fen: int) -> list[dict[str, Any]]:
    """Click rate, conversion rate and paid amount, each with its sum."""
    seen, clicked, visitors, _, buyers = funnel.people
    conversion, paid = _conversion(funnel), _paid_amount(funnel, fen)
    paid_sum = f"{visitors} × {_percent(conversion)} × {money.yuan(fen)}"
    click_rate = _percent(marketing.click_rate(clicked, seen))
    return [
        _sum("ctr", message("Click rate (CTR)"), f"{clicked} ÷ {seen}", click_rate),
        _sum(
            "conversion",
            message("Conversion rate: buyers ÷ visitors"),
            f"{buyers} ÷ {visitors}",
            _percent(conversion),
        ),
        _sum(
            "amount",
            message("Paid amount: visitors × conversion rate × paid per buyer"),
            paid_sum,
            message("{amount} yuan", amount=money.written(paid)),
        ),
    ]


def _sum(name: str, label: Translated, how: str, result: Translated | str) -> dict[str, Any]:
    return {"id": name, "name": translations(label), "how": how, "result": translations(result)}


def _channel(name: str, visitors: int, buyers: int) -> Translated:
    return message(
        "{name}: {buyers} of {visitors} visitors paid, {rate}.",
        name=CHANNELS[name],
        buyers=buyers,
        visitors=visitors,
        rate=_percent(sales.share(buyers, visitors)),
    )


def _note(tone: str, sign: str, text: Translated) -> dict[str, Any]:
    return {"tone": tone, "sign": sign, "text": translations(text)}


@lru_cache(maxsize=4)
def _shops(seed: str) -> tuple[Funnel, ...]:
    """Three shops with three different weak steps."""
    random = Random(seed)
    return tuple(_shop(random, weak) for weak in random.sample(RATES, len(SHOPS)))


def _shop(random: Random, weak: str) -> Funnel:
    """A shop in which mending ``weak`` brings more orders than anything else."""
    while True:
        rates = [random.randint(*(WEAK if name == weak else NEAR)[name]) for name in RATES]
        funnel = Funnel.drawn(tuple(STEPS), PEOPLE, shares(rates))
        after = {choice: _orders_after(funnel, choice) for choice in MENDS}
        others = max(orders for choice, orders in after.items() if choice not in (weak, MORE))
        if after[weak] > after[MORE] > others and funnel.weakest(shares(USUAL.values())) == (
            RATES.index(weak)
        ):
            return funnel


_RATE_LABELS: dict[str, Translated] = {
    "clicked": message("Of 100 who see the ad: click"),
    "looked": message("Of 100 who click: look at the goods page"),
    "basket": message("Of 100 who look: put it into the basket"),
    "paid": message("Of 100 with a full basket: pay"),
}

_WORDS: dict[str, Translated] = {
    "title": message("A thousand people and a tea shop"),
    "look": message("What do you look at?"),
    "step": message("How far do you follow the people?"),
    "next": message("Next step"),
    "back": message("Step back"),
    "table": message("People at each step. What is usual is invented."),
    "more": message("Show the ad to twice as many people"),
    "sums": message("The figures. Visitors are all who looked at the goods page."),
    "rounding": message("People are whole. A share is rounded only when it is shown."),
    "figure": message("Figure"),
    "sum": message("Sum"),
    "result": message("Result"),
    "mends": message("What should this shop mend first?"),
    "mend": message("Mend it and see"),
    "new_shops": message("New shops"),
    "people": message("people"),
    "less": message("1 less"),
    "more_one": message("1 more"),
    "times": message("People who see the ad"),
    "times_unit": message("thousand"),
    "per_buyer": message("Paid per buyer"),
    "per_buyer_less": message("Paid per buyer: 0.10 yuan less"),
    "per_buyer_more": message("Paid per buyer: 0.10 yuan more"),
    "yuan": message("yuan"),
    "buyer": message("paid"),
    "visitor": message("looked, did not pay"),
    "channel_sums": message("Conversion rates: buyers ÷ visitors"),
    "again": message("Start again"),
}

_QUESTIONS: dict[str, Translated] = {
    "shop": message("Many see the ad, few pay. Which step should each shop mend first?"),
    "own": message("Which figures move if you change a rate, or the number of people?"),
    "channels": message("Is the average of two rates the rate of the whole shop?"),
}

_HEADS = [message("Step"), message("People"), message("Of 100 go on"), message("Usual")]
