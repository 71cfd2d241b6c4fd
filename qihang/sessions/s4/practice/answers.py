"""S4: the items to try on what to answer, and who answers."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from qihang.language.messages import Bilingual, Joined, Translated, message, sentences
from qihang.questions.choice import Choice
from qihang.questions.sort import Sort
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s4.takeover import ANSWERED_BY, SENT, base_for, draw_sent, sent


@practice("s4.say-guess")
def guess_say(_: Random) -> Task:
    """Before the laboratory: which first answer helps most."""
    words = {
        "patience": message("“Please be patient.”"),
        "sorry": message("“Sorry, sorry, we are so sorry.”"),
        "promise": message("“Do not worry. All will be fine, I guarantee it.”"),
        "step": message("“The lamp broke. I will send you a new one today before 5 pm.”"),
    }
    return Task(
        message("Which answer would have helped this buyer most?"),
        Choice(tuple(words)).expecting("step"),
        words=words,
        fixed=True,
        guess=True,
    )


@dataclass(frozen=True)
class _Moves:
    """The three moves of an answer: the buyer is heard, a fact, and the next step."""

    hear: Bilingual
    fact: Bilingual
    step: Bilingual


_MOVES = (
    _Moves(
        Bilingual("灯碎了，您白等了三天。", "The lamp broke, and you waited three days."),
        Bilingual("补发，退款，都可以。", "You can have a new lamp or your money back."),
        Bilingual("今天 17 点前，我给您办好。", "I will see to it today before 5 pm."),
    ),
    _Moves(
        Bilingual("您要蓝的，来了红的。", "You ordered blue, and red came."),
        Bilingual("仓库里有蓝的。", "We have blue ones in the warehouse."),
        Bilingual("明天 10 点前，我把它寄出。", "I will send them tomorrow before 10 am."),
    ),
    _Moves(
        Bilingual("烂了三个橘子，您吃不成。", "Three oranges were rotten. I am sorry about that."),
        Bilingual("商品页写了，坏果我们赔。", "Our page says that we pay for bad fruit."),
        Bilingual("今天 15 点前，我把钱退给您。", "I will pay the money back today before 3 pm."),
    ),
    _Moves(
        Bilingual("鞋子小了，您穿着不舒服。", "The shoes are too small, and your feet hurt."),
        Bilingual("今天是第 5 天，能换。", "This is day 5, so they can be exchanged."),
        Bilingual("今天 18 点前，我寄出大一码的。", "I will send the next size today before 6 pm."),
    ),
)

_HELLO = Bilingual("您好。", "Hello.")
_WAIT = Bilingual("请您再等一等。", "Please wait a little.")

LACKING = {
    "no-hear": "answer-hears-nobody",
    "no-fact": "sorry-without-a-fact",
    "no-step": "answer-without-a-step",
}
"""The misconception behind an answer that lacks a move."""


@practice("s4.moves")
def practice_moves(rng: Random) -> Task:
    """Which of three answers has all three moves."""
    moves = rng.choice(_MOVES)
    answers: dict[str, Joined] = {
        "all": sentences(_HELLO, moves.hear, moves.fact, moves.step),
        "no-hear": sentences(_HELLO, moves.fact, moves.step),
        "no-fact": sentences(_HELLO, moves.hear, moves.step),
        "no-step": sentences(_HELLO, moves.hear, moves.fact, _WAIT),
    }
    offered = ["all", *rng.sample(list(LACKING), 2)]
    rng.shuffle(offered)
    question = Choice(tuple(offered)).expecting("all")
    for name in offered:
        if name in LACKING:
            question = question.with_misconception(name, LACKING[name])
    return Task(
        message("Which answer has all three moves?"),
        question,
        words={name: answers[name] for name in offered},
        pool=Pool(len(_MOVES)),
        hint=message("Look in each one: what happened, what is known, who does what by when."),
    )


@practice("s4.takeover")
def practice_takeover(rng: Random) -> Task:
    """Which of four messages the robot may answer."""
    messages = [sent(name) for name in draw_sent(rng, 4)]
    question = Sort(tuple(one.id for one in messages), tuple(ANSWERED_BY)).expecting(
        {one.id: one.who for one in messages}
    )
    for one in messages:
        for who, misconception in one.distractors.items():
            question = question.with_misconception((one.id, who), misconception)
    words: dict[str, Translated] = {**ANSWERED_BY, **{one.id: one.said for one in messages}}
    return Task(
        message("Who answers each of these?"),
        question,
        shows=base_for(messages),
        words=words,
        pool=Pool(len(SENT), len(messages)),
        hint=message(
            "Is there a plain line for it in the base? Then the robot. Is somebody hurt or angry, "
            "or is it an exception? Then a person."
        ),
    )
