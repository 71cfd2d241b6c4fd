"""S7: the steps of the first weeks in an order that can be gone, and where one asks.

What each step needs: see ``widgets/labs/stepslab/steps.py``. The question itself prints what is not
a rule of law.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.language.messages import Bilingual, Message, message
from qihang.sessions.s7.rows import Row

LEVELS = (("household",), ("identity",), ("phone",), ("bank", "office"), ("account",))
"""The ids of the steps; those of one level may stand in any order."""

LOOSE = {"office": "phone"}
"""The step that may stand anywhere after one other step, and that one."""

TOO_EARLY = {
    ("identity", "household"): "identity-before-household",
    ("phone", "identity"): "phone-before-identity",
    ("bank", "phone"): "bank-before-phone",
    ("office", "phone"): "office-before-phone",
    ("account", "phone"): "account-before-phone",
    ("account", "bank"): "account-before-bank",
}
"""The misconception behind the first of two steps before the second."""

SAID: dict[str, tuple[Bilingual, ...]] = {
    "household": (Bilingual("带释放证明书，登记户口", "Household, with the release certificate"),),
    "identity": (
        Bilingual("办身份证", "Get the identity card"),
        Bilingual("补办身份证", "Get a new identity card"),
    ),
    "phone": (
        Bilingual("办自己的电话卡", "Get a phone card of your own"),
        Bilingual("去电话公司办卡", "Get a card at the phone company"),
    ),
    "bank": (
        Bilingual("到银行办卡", "Get a card at the bank"),
        Bilingual("办一张银行卡", "Get a bank card"),
    ),
    "office": (
        Bilingual("登记找工作", "Register for work"),
        Bilingual("接上社会保险", "Take up social insurance again"),
    ),
    "account": (
        Bilingual("开微信、支付宝收钱", "Open WeChat or Alipay for money"),
        Bilingual("开骑手的账号", "Open a rider's account"),
    ),
}
"""How each step may be said."""


@dataclass(frozen=True)
class Step:
    """A step with its words."""

    id: str
    said: Bilingual

    def translations(self) -> dict[str, str]:
        """What is to be done, in both languages."""
        return self.said.translations()


def draw_steps(rng: Random) -> tuple[Step, ...]:
    """The six steps, each in one of its ways to say it, by their ids."""
    return tuple(Step(one, rng.choice(SAID[one])) for one in sorted(SAID))


# ---- where one asks ----------------------------------------------------------------------------

PLACES: dict[str, Message] = {
    "police": message("Police"),
    "street": message("Township, street"),
    "bank": message("Bank"),
    "court": message("Court"),
}
"""Where somebody asks."""


def _police(id: str, zh: str, en: str) -> Row:
    others = dict.fromkeys(("street", "bank", "court"), "police-only-for-crime")
    return Row(id, "police", Bilingual(zh, en), others)


def _street(id: str, zh: str, en: str) -> Row:
    others = {
        "police": "hardship-is-a-police-matter",
        "bank": "hardship-is-borrowed",
        "court": "hardship-is-a-police-matter",
    }
    return Row(id, "street", Bilingual(zh, en), others)


def _bank(id: str, zh: str, en: str) -> Row:
    return Row(
        id,
        "bank",
        Bilingual(zh, en),
        dict.fromkeys(("police", "street", "court"), "whoever-limits-is-not-asked"),
    )


def _court(id: str, zh: str, en: str) -> Row:
    return Row(
        id,
        "court",
        Bilingual(zh, en),
        dict.fromkeys(("police", "street", "bank"), "court-is-not-to-be-asked"),
    )


ASKED: tuple[Row, ...] = (
    _police("household", "户口还没登记", "Household not registered"),
    _police("lost", "身份证丢了", "Identity card lost"),
    _police("temporary", "急着要临时身份证", "Temporary identity card needed"),
    _street("hungry", "病了，没钱吃饭", "Ill, no money for food"),
    _street("roof", "没有地方住，要申请救助", "No roof, wants emergency aid"),
    _street("aid", "想申请低保", "Wants the living allowance"),
    _bank("stopped", "卡转不了账，不知为什么", "Card stopped, no reason given"),
    _bank("counter", "怎么只能在柜台取钱", "Money only at the counter: why"),
    _bank("new", "卡刚办，每天只能转一点", "New card, low daily limit"),
    _court("slowly", "赔偿一次付不清", "Cannot pay compensation at once"),
    _court("train", "限制消费，上班要坐 G 字头的车", "Spending limited, needs a G train for work"),
    _court("paid", "钱付清了，还在失信名单上", "All paid, still on the defaulters' list"),
)
"""What people ask, and where: each by a rule that was read (``release``, ``hardship``, ``limited``,
``spending``, ``defaulters`` of the rules of law)."""
