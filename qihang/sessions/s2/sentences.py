"""S2: sentences of a page of shoes, and what is to be done with each."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from qihang.language.messages import Bilingual, Message, message

Place = Literal["stands", "change", "proof"]

PLACES: dict[str, Message] = {
    "stands": message("May stand"),
    "change": message("Change it"),
    "proof": message("With proof"),
}


@dataclass(frozen=True)
class Sentence:
    """A sentence of a page and the ``place`` it belongs to.

    ``breaks`` is the rule of :mod:`qihang.commerce.claims` that it breaks; one that
    ``looks_banned`` has a word such as 最 and is fine.
    """

    id: str
    place: Place
    said: Bilingual
    breaks: str = ""
    looks_banned: bool = False

    def translations(self) -> dict[str, str]:
        """What is said, in both languages."""
        return self.said.translations()

    @property
    def distractors(self) -> dict[Place, str]:
        """The misconception behind each other place."""
        if self.place == "proof":
            return {"stands": "claim-needs-no-proof", "change": "proof-changes-nothing"}
        if self.place == "change":
            return {"stands": TAKEN_FOR_FINE[self.breaks], "proof": "proof-excuses-any-word"}
        struck_out = (
            "every-superlative-is-banned" if self.looks_banned else "plain-facts-struck-out"
        )
        return {"change": struck_out, "proof": "plain-facts-need-proof"}


TAKEN_FOR_FINE: dict[str, str] = {
    "superlative": "superlatives-are-only-praise",
    "cure": "goods-may-heal",
    "belittle": "claim-belittle",
    "promise": "claim-promise",
    "reviews": "claim-reviews",
}
"""The misconception behind a sentence that breaks a rule and is taken for fine."""

SENTENCES: tuple[Sentence, ...] = (
    Sentence(
        "largest",
        "stands",
        Bilingual("本店最大的尺码是 43 码。", "The largest size in our shop is 43."),
        looks_banned=True,
    ),
    Sentence(
        "latest",
        "stands",
        Bilingual("最晚明天发货。", "We send it tomorrow at the latest."),
        looks_banned=True,
    ),
    Sentence(
        "first",
        "stands",
        Bilingual("第一次穿，先在家里走走。", "Wear them at home the first time."),
        looks_banned=True,
    ),
    Sentence(
        "most-pairs",
        "stands",
        Bilingual("每人最多买 3 双。", "At most 3 pairs for one buyer."),
        looks_banned=True,
    ),
    Sentence(
        "colours",
        "stands",
        Bilingual("鞋面黑色，鞋底白色。", "The top of the shoe is black, the sole is white."),
    ),
    Sentence(
        "no-laces",
        "stands",
        Bilingual("这双鞋没有鞋带。", "These shoes have no laces."),
    ),
    Sentence(
        "softest",
        "change",
        Bilingual("全网最舒服的布鞋。", "The most comfortable cloth shoes on the internet."),
        breaks="superlative",
    ),
    Sentence(
        "number-one",
        "change",
        Bilingual("我们的布鞋，全国第一。", "Our cloth shoes are number one in the country."),
        breaks="superlative",
    ),
    Sentence(
        "pain",
        "change",
        Bilingual("穿上它，治好脚病。", "Wear them, and they cure your foot pain."),
        breaks="cure",
    ),
    Sentence(
        "fakes",
        "change",
        Bilingual("别家的布鞋都是假的。", "Other shops sell fakes."),
        breaks="belittle",
    ),
    Sentence(
        "everyone",
        "change",
        Bilingual("我们保证人人喜欢。", "We guarantee that everyone likes them."),
        breaks="promise",
    ),
    Sentence(
        "cash-back",
        "change",
        Bilingual("给好评，返现 5 元。", "Write a good review and get 5 yuan cash back."),
        breaks="reviews",
    ),
    Sentence(
        "slips",
        "proof",
        Bilingual("鞋底做过防滑检验。", "The sole was tested on wet ground."),
    ),
    Sentence(
        "patent",
        "proof",
        Bilingual("这个鞋底有专利。", "This sole has a patent."),
    ),
    Sentence(
        "pure",
        "proof",
        Bilingual("鞋面只用棉，没有别的。", "The top of the shoe is cotton and nothing else."),
    ),
    Sentence(
        "sold",
        "proof",
        Bilingual("上个月卖出 300 双。", "We sold 300 pairs last month."),
    ),
    Sentence(
        "comfortable",
        "proof",
        Bilingual("10 个买家里，9 个说好穿。", "Of 10 buyers, 9 like to wear them."),
    ),
)


def sentence(id: str) -> Sentence:
    """The sentence of that id. Raises ``StopIteration`` for an unknown one."""
    return next(one for one in SENTENCES if one.id == id)


def draw_sentences(rng: Random) -> tuple[str, ...]:
    """The ids of five sentences, one or two of each place, with a 最 that is fine and one that
    is not.
    """
    fine = rng.choice([one.id for one in SENTENCES if one.looks_banned])
    banned = rng.choice([one.id for one in SENTENCES if one.breaks == "superlative"])
    proved = rng.choice([one.id for one in SENTENCES if one.place == "proof"])
    chosen = [fine, banned, proved]
    single = rng.choice(list(PLACES))
    for place in PLACES:
        if place != single:
            others = [one.id for one in SENTENCES if one.place == place and one.id not in chosen]
            chosen.append(rng.choice(others))
    rng.shuffle(chosen)
    return tuple(chosen)
