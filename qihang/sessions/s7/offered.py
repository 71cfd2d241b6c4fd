"""S7: offers of work, and stories of frauds on those who look for it.

Only what is seen by whoever is offered it.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.language.messages import Bilingual, Message, message
from qihang.sessions.s7.rows import Row

MAY_GO_ON: dict[str, Message] = {"go": message("Talk on"), "stop": message("Stop")}


def _stop(id: str, thought: str, zh: str, en: str) -> Row:
    return Row(id, "stop", Bilingual(zh, en), {"go": thought})


def _go(id: str, zh: str, en: str) -> Row:
    return Row(id, "go", Bilingual(zh, en), {"stop": "every-offer-is-fraud"})


OFFERED: tuple[Row, ...] = (
    _stop("place", "pay-first-is-normal", "先交 200 元名额费", "Pay 200 yuan first to get the job"),
    _stop(
        "likes",
        "small-money-proves-it",
        "点赞，下一单先垫 300 元",
        "Press “like”, then pay in 300 yuan",
    ),
    _stop(
        "loan", "pay-first-is-normal", "先培训，手机上签借款", "A course first, with a loan to sign"
    ),
    _stop("card", "card-is-only-plastic", "借卡用，一天 300 元", "Lend your card, 300 a day"),
    _stop(
        "screen", "looking-takes-nothing", "不面谈，先共享屏幕", "No interview, share your screen"
    ),
    _stop(
        "abroad",
        "abroad-is-waited-for",
        "去国外，包机票，工资很高",
        "Abroad, ticket paid, pay high",
    ),
    _stop(
        "cash", "cash-is-an-errand", "替人取现金，一次给 200 元", "Fetch others' cash, 200 a time"
    ),
    _go("contract", "快递公司，面谈，签合同", "Courier firm: interview, contract"),
    _go("health", "超市，健康证自己去医院办", "Shop: get your own health certificate"),
    _go("trial", "饭馆试一天，当天给钱", "Restaurant: a paid trial day"),
    _go("fair", "政府办的招人会，不收钱", "The government's job fair, free"),
    _go("asked", "饭馆招人，问：受过刑罚吗？", "Restaurant hires, asks about a sentence"),
    _go("boxes", "纸箱厂，看过厂再谈工资", "Box factory: look at it, then discuss pay"),
    _go("farm", "帮人收橘子，按天给钱", "Orange harvest, paid daily"),
)
"""With half of them one may go on."""


# ---- the first moment to stop ------------------------------------------------------------------


@dataclass(frozen=True)
class Moment:
    """One of the moments of a story."""

    id: str
    said: Bilingual

    def translations(self) -> dict[str, str]:
        """What happened, in both languages."""
        return self.said.translations()


@dataclass(frozen=True)
class Story:
    """What happens to somebody, moment by moment; ``stop``: the first that asks for money, a card,
    a code or the screen, counted from 1. ``{small}``, ``{first}`` and ``{more}`` are sums of yuan.
    """

    id: str
    stop: int
    told: tuple[Bilingual, ...]


@dataclass(frozen=True)
class Told:
    """A story (its id) with its sums of yuan: what is given, what is asked first, and later."""

    story: str
    small: int
    first: int
    more: int

    @property
    def stop(self) -> int:
        """The first moment to stop, counted from 1."""
        return _story(self.story).stop

    @property
    def moments(self) -> tuple[Moment, ...]:
        """In the order of time; their ids are their numbers."""
        sums = {"small": self.small, "first": self.first, "more": self.more}
        return tuple(
            Moment(
                str(one),
                Bilingual(f"{one}. {said.zh.format(**sums)}", f"{one}. {said.en.format(**sums)}"),
            )
            for one, said in enumerate(_story(self.story).told, start=1)
        )

    @property
    def distractors(self) -> dict[str, str]:
        """The misconception behind each other moment."""
        return {
            one.id: "nothing-asked-yet" if int(one.id) < self.stop else "one-more-payment"
            for one in self.moments
            if int(one.id) != self.stop
        }


STORIES: tuple[Story, ...] = (
    Story(
        "typist",
        4,
        (
            Bilingual("网上招打字的，按页给钱", "An offer on the web: typing, paid by the page"),
            Bilingual("聊了十分钟，问会不会打字", "A talk of ten minutes: can you type?"),
            Bilingual("打了 3 页，收到 {small} 元", "You type 3 pages and get {small} yuan"),
            Bilingual("大单要先付 {first} 元", "For a large order you pay {first} yuan first"),
            Bilingual(
                "说你晚了，再付 {more} 元才退", "You are late: {more} more, then it comes back"
            ),
            Bilingual("再也找不到人", "Nobody can be found any more"),
        ),
    ),
    Story(
        "picker",
        2,
        (
            Bilingual("有人说超市招分拣员", "Somebody says: a supermarket needs pickers"),
            Bilingual("他要 {first} 元名额费", "He wants {first} yuan for the place"),
            Bilingual("又要 {more} 元衣服和体检钱", "Then {more} yuan for clothes and a check"),
            Bilingual("叫你等电话，等了三天", "You wait for a call, three days long"),
            Bilingual("说这个月人满了", "This month all posts are taken, he says"),
            Bilingual("钱不退", "The money does not come back"),
        ),
    ),
    Story(
        "remote",
        3,
        (
            Bilingual("公司招在家做的客服", "A firm needs customer service from home"),
            Bilingual("电话里问你会不会打字", "On the phone they ask whether you can type"),
            Bilingual(
                "叫你下载软件，共享屏幕", "They have you load a program and share your screen"
            ),
            Bilingual("叫你打开银行的页面", "They have you open your bank's page"),
            Bilingual("手机收到一个验证码", "A code comes to your phone"),
            Bilingual("账户空了", "The account is empty"),
        ),
    ),
    Story(
        "warehouse",
        3,
        (
            Bilingual("老乡介绍你看仓库", "A man from home knows of work in a warehouse"),
            Bilingual("说工资按月发", "The wage comes every month, he says"),
            Bilingual("说先借你的银行卡用几天", "First he wants your bank card for some days"),
            Bilingual("给你 {small} 元", "He gives you {small} yuan"),
            Bilingual("银行说：卡受限了", "The bank says: your card is limited"),
            Bilingual("老乡的电话没有人接", "Nobody answers his phone"),
        ),
    ),
)


def _story(id: str) -> Story:
    """The story of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in STORIES if one.id == id)


def draw_told(rng: Random) -> Told:
    """A story with its sums."""
    return Told(
        rng.choice(STORIES).id,
        small=rng.choice((15, 20, 30, 50)),
        first=rng.choice((200, 260, 300, 380)),
        more=rng.choice((500, 800, 1200, 2000)),
    )
