"""S1: the items to try in its workbook."""

from __future__ import annotations

from random import Random

from qihang.commerce import codes, payments
from qihang.commerce.codes import LEVELS, RESTORES
from qihang.commerce.money import yuan
from qihang.commerce.payments import Payment, Sale, clock
from qihang.commerce.rates import rate
from qihang.language.messages import Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.sessions.base import Task, practice
from qihang.sessions.s1.exercise import (
    LIMIT,
    draw_scans,
    draw_twelve,
    pretend,
)
from qihang.sessions.shown import (
    PEOPLE,
    SCENES,
    CodePicture,
    Takings,
)

WARES = ("绿茶", "红茶", "大米", "鸡蛋", "花生", "牛肉", "青菜", "白菜")
SIZES = ("5kg", "10kg", "A7", "B12", "No3", "500g", "C4", "2kg")


@practice("s1.bytes")
def practice_bytes(rng: Random) -> Task:
    """The bytes of a label in Chinese."""
    text = "".join(rng.sample(WARES, rng.randint(1, 2))) + rng.choice(SIZES)
    plain = sum(sign.isascii() for sign in text)
    chinese = len(text) - plain
    question = (
        Number()
        .expecting(codes.utf8_length(text))
        .with_misconception(len(text), "chinese-one-byte")
        .with_misconception(2 * chinese + plain, "chinese-two-bytes")
        .with_misconception(3 * len(text), "all-three-bytes")
    )
    return Task(
        message("A label says {text}. How many bytes is that?", text=text),
        question,
        hint=message(
            "{chinese} Chinese characters: {chinese} × 3 = {product}. "
            "Others: {plain}. {product} + {plain} = ?",
            chinese=chinese,
            product=3 * chinese,
            plain=plain,
        ),
    )


@practice("s1.version-side")
def practice_version_side(rng: Random) -> Task:
    """How many squares a side of a version has."""
    version = rng.randint(4, 40)
    question = (
        Number()
        .expecting(codes.side(version))
        .with_misconception(4 * version, "side-without-17")
        .with_misconception((4 + 17) * version, "side-added-first")
        .with_misconception(20 + version, "side-one-a-version")
        .with_misconception(codes.side(version + 1), "side-of-next-version")
    )
    return Task(
        message("How many squares are on each side of version {version}?", version=version),
        question,
        hint=message(
            "4 × {version} = {product}. {product} + 17 = ?",
            version=version,
            product=4 * version,
        ),
    )


# A use of a code, and how many of 100 parts of its content are lost there.
_USES: tuple[tuple[Message, range], ...] = (
    (message("A menu is shown on a screen."), range(2, 6)),
    (message("A label is stuck on a box and rubs off on the road."), range(9, 14)),
    (message("A sign hangs outside in the rain."), range(17, 24)),
    (message("A tag hangs on a tool and gets dirty every day."), range(27, 30)),
)


@practice("s1.level")
def practice_level(rng: Random) -> Task:
    """The lowest level that is enough for a use."""
    use, lost = rng.choice(_USES)
    damage = rng.choice(lost)
    enough = [level for level in LEVELS if RESTORES[level] > damage]
    question = Choice(LEVELS).expecting(enough[0])
    for level in LEVELS:
        question = question.with_misconception(
            level, "level-too-high" if level in enough else "level-too-low"
        )
    return Task(
        message(
            "{use} Of 100 parts of its content, {damage} are lost. "
            "Which is the lowest level that is enough?",
            use=use,
            damage=damage,
        ),
        question,
        words={
            level: message("{level}: repairs about {parts} of 100 parts", level=level, parts=parts)
            for level, parts in RESTORES.items()
        },
        hint=message(
            "Find the first number above {damage}. Which level does it belong to?", damage=damage
        ),
    )


@practice("s1.payer")
def practice_payer(rng: Random) -> Task:
    """Whether the code in a scene pays or receives."""
    kind = rng.choice(list(SCENES))
    scene = rng.choice(list(SCENES[kind]))
    words = {"receiving": message("Receiving code"), "paying": message("Paying code")}
    other = next(option for option in words if option != kind)
    misconception = (
        "screenshot-is-safe" if scene == "friend-screenshot" else f"{kind}-taken-for-{other}"
    )
    return Task(
        message("Which code is this?"),
        Choice(tuple(words)).expecting(kind).with_misconception(other, misconception),
        shows=CodePicture("p1", kind, scene, pretend(kind, rng)),
        words=words,
        hint=message("Ask who scans. The one who is scanned by the shop pays."),
    )


@practice("s1.check-digit")
def practice_check_digit(rng: Random) -> Task:
    """The last digit of a bar code."""
    twelve = draw_twelve(rng)
    odd, even = (sum(map(int, twelve[start::2])) for start in (0, 1))
    question = (
        Number()
        .expecting(codes.check_digit(twelve))
        .with_misconception(codes.with_weights_swapped(twelve), "weights-swapped")
        .with_misconception(codes.forgot_to_subtract(twelve), "forgot-to-subtract")
    )
    return Task(
        message("These are the first 12 digits. What is the check digit?"),
        question,
        shows=twelve,
        hint=message(
            "Odd places: {odd}. Even places: {even} × 3 = {product}. "
            "{odd} + {product} = {sum}. The next full ten − {sum} = ?",
            odd=odd,
            even=even,
            product=3 * even,
            sum=odd + 3 * even,
        ),
    )


@practice("s1.swap")
def practice_swap(rng: Random) -> Task:
    """At which counter the code was swapped."""
    counter = rng.choice(("1", "2"))
    other = "2" if counter == "1" else "1"
    takings = _takings(rng, counter)
    missing = payments.reconcile(takings.sales, takings.payments).missing
    question = (
        Choice(("1", "2", "both"))
        .expecting(counter)
        .with_misconception(other, "another-counter")
        .with_misconception("both", "both-counters")
    )
    words: dict[str, Translated] = {
        "1": message("Counter 1"),
        "2": message("Counter 2"),
        "both": message("Both counters"),
    }
    return Task(
        message("At which counter was the code swapped?"),
        question,
        shows=takings,
        words=words,
        hint=message(
            "The sale of {time}, {yuan} yuan, did not come. At which counter was it?",
            time=missing[0].time,
            yuan=yuan(missing[0].fen),
        ),
    )


def _takings(rng: Random, swapped: str) -> Takings:
    """A day of twelve sales; from the fifth on, the swapped counter's money goes elsewhere."""
    times = sorted(rng.sample(range(8 * 60, 18 * 60, 7), 12))
    prices = rng.sample(range(400, 9000, 50), 12)
    counters = ["1", "2"] * 6
    rng.shuffle(counters)
    # The last two sales show both: money that came, and money that did not.
    counters[-2:] = ["1", "2"]
    sales = tuple(
        Sale(clock(time), counter, fen)
        for time, counter, fen in zip(times, counters, prices, strict=True)
    )
    arrived = tuple(
        Payment(clock(time + 1), sale.fen)
        for number, (time, sale) in enumerate(zip(times, sales, strict=True))
        if number < 4 or sale.counter != swapped
    )
    return Takings(sales, arrived)


@practice("s1.limit")
def practice_limit(rng: Random) -> Task:
    """Which scan of a payer is refused."""
    scans, (refused, every, dynamic) = draw_scans(rng)
    own = [row for row in scans.rows if row.payer == scans.payer and row.code == "static"]
    used = sum(row.fen for row in own if row.number < refused)
    return Task(
        message(
            "The limit is {limit} yuan a day. Which of {payer}'s scans is refused first?",
            limit=rate(LIMIT).value,
            payer=PEOPLE[scans.payer],
        ),
        Number()
        .expecting(refused)
        .with_misconception(every, "all-payers-counted")
        .with_misconception(dynamic, "dynamic-counted"),
        shows=scans,
        hint=message(
            "{payer} used {used} yuan by static codes and was not refused. "
            "Which static scan does not fit any more?",
            payer=PEOPLE[scans.payer],
            used=yuan(used),
        ),
    )


_ASKING: tuple[Message, ...] = (
    message("An old classmate"),
    message("A neighbour"),
    message("A friend from work"),
    message("A man whom you met on line"),
)
_REASONS: dict[str, Message] = {
    "account": message("My code is tied to my account. The law forbids lending accounts."),
    "fraud": message("The money may come from fraud. Then I help with a crime."),
    "favour": message("It is only a favour. I do nothing bad."),
    "pay": message("It is easy money for little work."),
    "short-time": message("It is only for a few days."),
    "my-own": message("It is my code, so I decide."),
    "little": message("The pay is too low."),
}
_DISTRACTORS = {
    "favour": "lending-is-a-favour",
    "pay": "lending-for-pay",
    "short-time": "short-lending",
    "my-own": "lending-my-own-code",
    "little": "lending-for-little",
}


@practice("s1.lend")
def practice_lend(rng: Random) -> Task:
    """Whether to lend one's receiving code, and why."""
    options = {
        "lend": message("I lend it."),
        "more": message("I lend it for more money."),
        "refuse": message("I do not lend it."),
        "ask": message("I do not lend it, and ask legal aid (12348)."),
    }
    distractors = rng.sample(list(_DISTRACTORS), 3)
    carrying = rng.choice(("account", "fraud"))
    reasons = rng.sample([carrying, *distractors], 4)
    question = Decision(tuple(options), tuple(reasons)).expecting(
        ("refuse", "ask"), because=carrying
    )
    for distractor in distractors:
        question = question.with_misconception(distractor, _DISTRACTORS[distractor])
    return Task(
        message(
            "{who} wants your receiving code for {days} days and offers {yuan} yuan. "
            "What do you do?",
            who=rng.choice(_ASKING),
            days=rng.randint(2, 9),
            yuan=10 * rng.randint(5, 60),
        ),
        question,
        words={**options, **{reason: _REASONS[reason] for reason in reasons}},
    )
