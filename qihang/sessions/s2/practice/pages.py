"""S2: the items to try on the title, the words and the picture of a page."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.commerce.titles import MOST_BYTES
from qihang.language.messages import Bilingual, Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.number import Number
from qihang.questions.sort import Sort
from qihang.questions.written import Written
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s2.listed import Title, draw_listed, draw_title, over
from qihang.sessions.s2.pictures import NONE, draw_offering
from qihang.sessions.s2.sentences import PLACES, SENTENCES, draw_sentences, sentence


@practice("s2.bytes-half")
def half_bytes(_: Random) -> Task:
    """The last step of an example."""
    title = Title("手工布鞋女黑色棉布36到40码")
    question = Number().expecting(title.length)
    for misconception, length in title.counted.items():
        question = question.with_misconception(length, misconception)
    return Task(
        message("How many bytes does this title have?"),
        question,
        shows=title.card,
        hint=message(
            "{characters} × 2 = {doubled}. Add {digits} digits, one each.",
            characters=title.characters,
            doubled=2 * title.characters,
            digits=title.digits,
        ),
        fixed=True,
    )


@practice("s2.bytes")
def practice_bytes(rng: Random) -> Task:
    """By how many bytes a title is too long, if it is."""
    title = draw_title(rng)
    question = Number().expecting(title.over)
    for misconception, length in title.counted.items():
        if over(length) != title.over:
            question = question.with_misconception(over(length), misconception)
    return Task(
        message(
            "The form takes {most} bytes. How many bytes are too many? Write 0 if it fits.",
            most=MOST_BYTES,
        ),
        question,
        shows=title.card,
        hint=message(
            "{characters} × 2 + {digits} = {length}. How far is that over {most}?",
            characters=title.characters,
            digits=title.digits,
            length=title.length,
            most=MOST_BYTES,
        ),
    )


@dataclass(frozen=True)
class _Goods:
    """What titles of some goods could be, one of each sort."""

    good: Bilingual
    praised: Bilingual
    named: Bilingual


_GOODS = (
    _Goods(
        Bilingual("手工布鞋女黑色棉 38 码", "Cloth shoes for women, black cotton, size 38"),
        Bilingual("美丽舒服高级时尚好看布鞋", "Beautiful, elegant, lovely, comfortable shoes"),
        Bilingual("布鞋 比得上大牌“飞云”", "Shoes just like the famous brand Feiyun"),
    ),
    _Goods(
        Bilingual("竹菜筐 家用 32 cm", "Bamboo basket for vegetables, 32 cm"),
        Bilingual("精美好看大方美丽菜筐", "Lovely, elegant, beautiful, pretty basket"),
        Bilingual("菜筐 和“青山”牌一样", "Basket just like the brand Qingshan"),
    ),
    _Goods(
        Bilingual("木碗 大人用 吃饭碗 14 cm", "Wooden bowl for meals, adults, 14 cm"),
        Bilingual("高级好看精美大方时尚碗", "Elegant, pretty, lovely, fashionable bowl"),
        Bilingual("碗 和名牌“河边”一样", "Bowl just like the famous brand Hebian"),
    ),
    _Goods(
        Bilingual("棉布包 买菜用 40 cm", "Cotton bag for shopping, 40 cm"),
        Bilingual("好看大方时尚精美高级包", "Pretty, fashionable, lovely, elegant bag"),
        Bilingual("布包 像大牌“白鸟”", "Bag like the famous brand Bainiao"),
    ),
)


@practice("s2.better-title")
def practice_better_title(rng: Random) -> Task:
    """Which of three titles buyers find."""
    goods = rng.choice(_GOODS)
    words = {"good": goods.good, "praised": goods.praised, "named": goods.named}
    options = tuple(rng.sample(list(words), len(words)))
    question = (
        Choice(options)
        .expecting("good")
        .with_misconception("praised", "more-adjectives-sell-more")
        .with_misconception("named", "rivals-name-brings-buyers")
    )
    return Task(
        message("With which title do most buyers find the goods?"),
        question,
        words=words,
        pool=Pool(len(_GOODS)),
        hint=message("Look for what it is, of what, for whom and how large."),
    )


FACTS: dict[str, Message] = {
    "what": message("what it is"),
    "material": message("what it is made of"),
    "size": message("its size"),
}


@practice("s2.title")
def practice_title(rng: Random) -> Task:
    """A title of one's own that fits the form."""
    listed = draw_listed(rng)
    question = Written(
        16, MOST_BYTES, facts=tuple(FACTS), rules=("claims",), counts="bytes"
    ).expecting(**listed.said)
    return Task(
        message("Write a title for these goods, in words that buyers type."),
        question,
        shows=listed.card,
        words=dict(FACTS),
        hint=message("Begin with what it is. Then say what for, of what, and how large."),
    )


@practice("s2.words")
def practice_words(rng: Random) -> Task:
    """Which sentences may stand, which not, and which only with a proof."""
    said = [sentence(name) for name in draw_sentences(rng)]
    question = Sort(tuple(one.id for one in said), tuple(PLACES)).expecting(
        {one.id: one.place for one in said}
    )
    for one in said:
        for place, misconception in one.distractors.items():
            question = question.with_misconception((one.id, place), misconception)
    words: dict[str, Translated] = {**PLACES, **{one.id: one.said for one in said}}
    return Task(
        message("What do you do with each sentence of this page?"),
        question,
        words=words,
        pool=Pool(len(SENTENCES), len(said)),
        hint=message(
            "What everybody can see may stand. What was tested or counted needs a proof. Praise "
            "that nobody can show must go."
        ),
    )


PHOTO_OPTIONS: dict[str, Translated] = {
    **{place: Bilingual(place.upper(), place.upper()) for place in "abc"},
    NONE: message("None of them"),
}


@practice("s2.photo")
def practice_photo(rng: Random) -> Task:
    """Which of three pictures may go on the page, or none."""
    offering = draw_offering(rng, 3)
    question = Choice(tuple(PHOTO_OPTIONS)).expecting(offering.best)
    for part, misconception in offering.distractors.items():
        if part in PHOTO_OPTIONS:
            question = question.with_misconception(part, misconception)
    return Task(
        message("Which picture goes on the page?"),
        question,
        shows=offering.card,
        words=dict(PHOTO_OPTIONS),
        hint=message("First: whose is it? Then: light, colour, what is behind, and how large."),
    )
