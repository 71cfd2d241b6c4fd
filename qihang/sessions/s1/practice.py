"""S1: the items to try in its workbook."""

from __future__ import annotations

from random import Random

from qihang.commerce import codes, payments
from qihang.commerce.codes import LEVELS, RESTORES
from qihang.commerce.money import yuan
from qihang.commerce.payments import Payment, Sale, clock
from qihang.language.messages import Message, Translated, message
from qihang.questions.choice import Choice
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.sessions.base import Pool, Task, practice
from qihang.sessions.s1.exercise import draw_twelve
from qihang.sessions.s1.exercise_2 import (
    ASKING,
    REASONS,
    SCENES,
    STATEMENTS,
    SwappedDay,
    draw_asking,
    draw_day,
    draw_statements,
    pretend,
    taken,
)
from qihang.sessions.shown import CodePicture, PaymentCode, Takings

WARES = ("绿茶", "红茶", "大米", "鸡蛋", "花生", "牛肉", "青菜", "白菜")
SIZES = ("5kg", "10kg", "A7", "B12", "No3", "500g", "C4", "2kg")


# ---- what a code is ------------------------------------------------------------------------


@practice("s1.squares-guess")
def guess_squares(_: Random) -> Task:
    """Before the laboratory: what more text does to a code."""
    words = {
        "bigger": message("Each square gets bigger."),
        "more": message("There are more squares."),
        "same": message("The code stays the same."),
    }
    return Task(
        message("You write more text. What happens to the code?"),
        Choice(tuple(words)).expecting("more"),
        words=words,
        fixed=True,
        guess=True,
    )


@practice("s1.bytes-half")
def half_bytes(_: Random) -> Task:
    """The last step of an example."""
    return _bytes("绿茶A7", fixed=True)


@practice("s1.bytes")
def practice_bytes(rng: Random) -> Task:
    """The bytes of a label in Chinese."""
    return _bytes("".join(rng.sample(WARES, rng.randint(1, 2))) + rng.choice(SIZES))


def _bytes(text: str, fixed: bool = False) -> Task:
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
        fixed=fixed,
    )


@practice("s1.version-side-half")
def half_version_side(_: Random) -> Task:
    """The last step of an example."""
    return _version_side(6, fixed=True)


@practice("s1.version-side")
def practice_version_side(rng: Random) -> Task:
    """How many squares a side of a version has."""
    return _version_side(rng.randint(4, 40))


def _version_side(version: int, fixed: bool = False) -> Task:
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
        fixed=fixed,
    )


# ---- damage, print, and codes that nobody scans ----------------------------------------------


@practice("s1.damage-guess")
def guess_damage(_: Random) -> Task:
    """Before the laboratory: what the highest level is good for."""
    words = {
        "any": message("It still reads, whatever is covered."),
        "depends": message("It depends on the place that is covered."),
        "none": message("It never reads with anything covered."),
    }
    return Task(
        message("A code has the highest level, H. Something covers a part of it."),
        Choice(tuple(words)).expecting("depends"),
        words=words,
        fixed=True,
        guess=True,
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


_CURES: dict[str, Message] = {
    "bigger": message("Print it bigger."),
    "level": message("Choose a higher level."),
    "shorter": message("Put less text into it."),
    "white": message("Leave white space around it."),
}
_TEST_SCANS: tuple[tuple[str, Message], ...] = (
    ("bigger", message("It scans from close by, but not from the customer's place.")),
    ("bigger", message("On the high shelf the code is too far away to scan.")),
    ("bigger", message("An old phone reads it only when it nearly touches the paper.")),
    ("level", message("It scanned when it was new. On the road some squares were rubbed off.")),
    ("level", message("Rain made spots on it, and now it does not scan.")),
    ("level", message("Dirty hands touch it every day. Clean ones of its kind scan well.")),
    ("shorter", message("The label must stay small. A long story is in its code.")),
    ("shorter", message("There is no room for a bigger print. Its squares are too many.")),
    ("shorter", message("All that is on the box is in the code, too. Only the number is needed.")),
    ("white", message("It was cut out right along its edge.")),
    ("white", message("A black frame was drawn close around it.")),
    ("white", message("It stands in the middle of a coloured picture, and touches it.")),
)
"""What a test scan finds, by what mends it: each cure is right sometimes."""


@practice("s1.print")
def practice_print(rng: Random) -> Task:
    """What mends a code that was tried before it is used."""
    cure, found = rng.choice(_TEST_SCANS)
    question = Choice(tuple(_CURES)).expecting(cure)
    if cure != "level":
        question = question.with_misconception("level", "level-cures-all")
    return Task(
        message("{found} What mends it?", found=found),
        question,
        words=_CURES,
        pool=Pool(len(_TEST_SCANS)),
        hint=message("Ask what is wrong: the distance, the damage, the text or the edge?"),
    )


@practice("s1.scan")
def practice_scan(rng: Random) -> Task:
    """Whether to scan a code that one meets."""
    right = rng.choice(("scan", "no"))
    kind: PaymentCode = "receiving" if right == "scan" else "no-scan"
    words = {
        "scan": message("I scan it, and look whose name comes up before I pay."),
        "look": message("I scan it and only have a look."),
        "no": message("I do not scan it."),
    }
    question = Choice(tuple(words)).expecting(right)
    behind = (
        {"look": "scan-without-need", "no": "shop-code-refused"}
        if right == "scan"
        else {"look": "only-a-look", "scan": "stranger-trusted"}
    )
    for option, misconception in behind.items():
        question = question.with_misconception(option, misconception)
    return Task(
        message("You see this code. What do you do?"),
        question,
        shows=_met(kind, rng),
        words=words,
        pool=Pool(len(SCENES["receiving"]) + len(SCENES["no-scan"])),
        hint=message("Ask: who put this code there, and do I want to pay that person?"),
    )


def _met(kind: PaymentCode, rng: Random) -> CodePicture:
    return CodePicture("p1", kind, rng.choice(SCENES[kind]), pretend(kind, rng))


# ---- paying and receiving --------------------------------------------------------------------


@practice("s1.payer-half")
def half_payer(_: Random) -> Task:
    """The last step of an example."""
    scene = CodePicture("p1", "receiving", "table-stand", "https://pay.example.cn/in/20481657")
    return _payer(scene, fixed=True)


@practice("s1.payer")
def practice_payer(rng: Random) -> Task:
    """Whether the code in a scene pays, receives, or is left alone."""
    return _payer(_met(rng.choice(list(SCENES)), rng))


KINDS: dict[PaymentCode, Translated] = {
    "receiving": message("Receiving code"),
    "paying": message("Paying code"),
    "no-scan": message("Do not scan"),
}


def _payer(shown: CodePicture, fixed: bool = False) -> Task:
    question = Choice(tuple(KINDS)).expecting(shown.kind)
    for other in KINDS:
        if other != shown.kind:
            question = question.with_misconception(other, taken(shown.kind, other))
    return Task(
        message("Which code is this?"),
        question,
        shows=shown,
        words={str(kind): said for kind, said in KINDS.items()},
        hint=message("Ask who scans, where the money goes, and whose code it is."),
        fixed=fixed,
        pool=None if fixed else Pool(sum(map(len, SCENES.values()))),
    )


@practice("s1.check-digit-half")
def half_check_digit(_: Random) -> Task:
    """The last step of an example."""
    return _check_digit("210213400150", fixed=True)


@practice("s1.check-digit")
def practice_check_digit(rng: Random) -> Task:
    """The last digit of a bar code."""
    return _check_digit(draw_twelve(rng))


def _check_digit(twelve: str, fixed: bool = False) -> Task:
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
        fixed=fixed,
    )


# ---- the day's takings -------------------------------------------------------------------------


@practice("s1.swap")
def practice_swap(rng: Random) -> Task:
    """At which counter the code was swapped; sometimes at both, sometimes at none."""
    where = rng.choice(("1", "2", "both", "none"))
    swapped = {"both": ("1", "2"), "none": ()}.get(where, (where,))
    takings = _swapped_takings(rng, swapped)
    missing = payments.reconcile(takings.sales, takings.payments).missing
    words: dict[str, Translated] = {
        "1": message("Counter 1"),
        "2": message("Counter 2"),
        "both": message("Both counters"),
        "none": message("At neither"),
    }
    question = Choice(tuple(words)).expecting(where)
    for other in words:
        if other != where:
            question = question.with_misconception(other, _seen_wrong(where, other))
    hint = (
        message(
            "The sale of {time}, {yuan} yuan, did not come. At which counter was it?",
            time=missing[0].time,
            yuan=yuan(missing[0].fen),
        )
        if missing
        else message("Match each sale with a payment. Is one left over?")
    )
    return Task(
        message("At which counter was the code swapped?"),
        question,
        shows=takings,
        words=words,
        hint=hint,
    )


def _seen_wrong(where: str, other: str) -> str:
    """The misconception behind taking ``other`` where the code was swapped at ``where``."""
    if other == "none" or where == "both":
        return "missing-not-seen"
    return "both-counters" if other == "both" and where != "none" else "another-counter"


def _swapped_takings(rng: Random, swapped: tuple[str, ...]) -> Takings:
    """A day of six sales; from the third on, the swapped counters' money goes elsewhere."""
    times = sorted(rng.sample(range(8 * 60, 18 * 60, 7), 6))
    prices = rng.sample(range(400, 9000, 50), 6)
    counters = ["1", "2"] * 3
    # Of the last four sales each counter has two: money that came, and money that did not.
    early, late = counters[:2], counters[2:]
    rng.shuffle(early)
    rng.shuffle(late)
    sales = tuple(
        Sale(clock(time), counter, fen)
        for time, counter, fen in zip(times, early + late, prices, strict=True)
    )
    arrived = tuple(
        Payment(clock(time + 1), sale.fen)
        for number, (time, sale) in enumerate(zip(times, sales, strict=True))
        if number < 2 or sale.counter not in swapped
    )
    return Takings(sales, arrived)


_HALF_DAY = SwappedDay(
    Takings(
        (
            Sale("08:10", "1", 600),
            Sale("09:05", "2", 1250),
            Sale("10:30", "1", 900),
            Sale("11:20", "2", 800),
            Sale("12:15", "1", 1600),
        ),
        (Payment("08:11", 600), Payment("09:05", 1250), Payment("11:21", 800)),
    )
)


@practice("s1.takings-half")
def half_takings(_: Random) -> Task:
    """The last step of an example."""
    return _takings_of(_HALF_DAY, fixed=True)


@practice("s1.takings")
def practice_takings(rng: Random) -> Task:
    """How much money of a day did not come."""
    return _takings_of(draw_day(rng))


def _takings_of(day: SwappedDay, fixed: bool = False) -> Task:
    question = Number(unit="元", places=2).expecting(day.yuan)
    for sum_, misconception in day.distractors.items():
        question = question.with_misconception(misconception, sum_)
    return Task(
        message("How much of the day's money is missing?"),
        question,
        shows=day.takings,
        hint=message("{sales} did not come. Add them.", sales=day.missing),
        fixed=fixed,
    )


# ---- one's own code ------------------------------------------------------------------------------


@practice("s1.own-code")
def practice_own_code(rng: Random) -> Task:
    """What is true of the small seller's own code."""
    said = draw_statements(rng)
    question = Choice(tuple(one.id for one in said), many=True).expecting(
        one.id for one in said if one.behind is None
    )
    for one in said:
        if one.behind:
            question = question.with_misconception(one.id, one.behind)
    return Task(
        message("Which sentences about the seller's own code are true?"),
        question,
        words={one.id: one.words for one in said},
        pool=Pool(len(STATEMENTS), len(said)),
    )


ANSWERS: dict[str, Message] = {
    "no": message("I say no."),
    "pay": message("I say yes for a reward."),
    "yes": message("I say yes."),
}


@practice("s1.lend")
def practice_lend(rng: Random) -> Task:
    """Whether somebody may use one's receiving code, and why: sometimes yes is right."""
    asking = draw_asking(rng)
    carrying = rng.choice(asking.because)
    others = [name for name in REASONS if name not in asking.because]
    reasons = rng.sample([carrying, *rng.sample(others, 3)], 4)
    question = Decision(tuple(ANSWERS), tuple(reasons)).expecting(asking.right, because=carrying)
    for part, misconception in asking.distractors.items():
        if part in reasons or part in ANSWERS:
            question = question.with_misconception(part, misconception)
    return Task(
        message("Do you say yes?"),
        question,
        shows=asking.words,
        words={**ANSWERS, **{reason: REASONS[reason] for reason in reasons}},
        pool=Pool(len(ASKING)),
    )
