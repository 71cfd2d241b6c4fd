"""The lessons of a session, step by step, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from random import Random
from typing import Any

from deploy.course.answers import also_right, answer_lines, card_lines, choices, thoughts
from deploy.course.exercise import own_misconceptions
from deploy.course.markdown import (
    Words,
    bilingual,
    bullets,
    each,
    first_bold,
    first_sentence,
    once,
    quoted,
    table_lines,
)
from deploy.course.plans import LESSON_MINUTES
from deploy.course.workbook import Drawn, Step
from qihang.commerce import law, news
from qihang.commerce.helplines import HELPLINES
from qihang.commerce.rates import rate
from qihang.language.messages import Translated, translations
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.table import Table
from qihang.questions.written import Written
from qihang.sessions import every_practice_item
from qihang.sessions.base import Task
from qihang.sessions.minutes import MOST, TALK, Lesson
from widgets.exercise import cards, kinds
from widgets.labs.rulecards import FEES

OPTIONAL: Words = {"zh": "选做", "en": "optional"}
"""As the pages say it themselves."""

TRY: Words = {"zh": "动手", "en": "Try"}
GUESS: Words = {"zh": "猜一猜", "en": "Guess"}
ITEM: Words = {"zh": "做一题", "en": "Item"}
READ: Words = {"zh": "读一读", "en": "Read"}
LOOK: Words = {"zh": "看图", "en": "Picture"}

OTHER_NUMBERS: Words = {
    "zh": "每个人的数字不一样。",
    "en": "Each trainee gets other numbers.",
}
"""Also said of the exercise."""
OTHER_ORDER: Words = {
    "zh": "每个人的先后不一样。",
    "en": "Each trainee gets another order.",
}
OTHER_CASE: Words = {
    "zh": "每个人的题不一样。",
    "en": "Each trainee gets another case.",
}
OF_A_POOL: Words = {
    "zh": "每个人的题不一样：从 {of} 个里出 {shown} 个。",
    "en": "Each trainee gets others: {shown} of {of}.",
}


def timetable(
    number: int,
    lesson: Mapping[str, Any],
    by_id: Mapping[str, Step],
    counted: Lesson | None = None,
) -> Iterator[str]:
    """The steps of a lesson with their minutes, and what was ``counted`` from its screens."""
    yield f"### 第 {number} 节：{LESSON_MINUTES} 分钟 · Lesson {number}: {LESSON_MINUTES} minutes\n"
    if counted is not None:
        yield f"{bilingual(said_of(counted))}\n"
    rows = []
    start = 0
    for entry in lesson["step"]:
        end = start + entry["minutes"]
        rows.append([f"{start}–{end}", bilingual(_title(entry, by_id)), _drawn(entry, by_id)])
        start = end
    yield from table_lines(["分钟 · Minutes", "步骤 · Step", "页面上 · On the page"], rows)


def said_of(counted: Lesson) -> Words:
    """How many minutes a lesson was counted to take, and of what."""
    book, asked = counted.workbook, counted.exercise
    zh, en = book.zh + asked.zh, book.en + asked.en
    return {
        "zh": f"按屏幕数，要 {counted.minutes:.1f} 分钟，最多 {MOST:g} 分钟：说 {TALK:g} 分钟，"
        f"读 {zh} 个字，课本里做 {book.items} 题、试 {book.labs} 次，练习里做 {asked.items} 题。",
        "en": f"Counted from the screens: {counted.minutes:.1f} minutes of at most {MOST:g}. "
        f"Minutes of talk: {TALK:g}; words to read: {en}; in the workbook items: {book.items}, "
        f"labs: {book.labs}; questions of the exercise: {asked.items}.",
    }


def _title(entry: Mapping[str, Any], by_id: Mapping[str, Step]) -> Words:
    return by_id[entry["cell"]].title if "cell" in entry else entry["own"]


def _drawn(entry: Mapping[str, Any], by_id: Mapping[str, Step]) -> str:
    if "cell" not in entry:
        return "—"
    step = by_id[entry["cell"]]
    return "<br>".join(once(map(_named, step.drawn))) or "文字 · text"


def _named(drawn: Drawn) -> str:
    """What the page calls something: the heading above it; where that is the step's, its sort."""
    return f"{bilingual(drawn.title or _sort(drawn))}{left_out(drawn.optional)}"


def left_out(optional: bool) -> str:
    """The mark of what nobody has to do."""
    return f"（{bilingual(OPTIONAL)}）" if optional else ""


def _sort(drawn: Drawn) -> Words:
    """What is done with something on a page."""
    if drawn.name == "TryIt":
        task = every_practice_item()[str(drawn.argument)](Random(drawn.argument))
        return GUESS if task.guess else ITEM
    return {"News": READ, "RuleCards": READ, "Helplines": READ, "Picture": LOOK}.get(
        drawn.name, TRY
    )


def entry_lines(entry: Mapping[str, Any], by_id: Mapping[str, Step]) -> Iterator[str]:
    """A step of a lesson: what to say, what to watch, and what the page says itself."""
    yield f"#### {bilingual(_title(entry, by_id))}（{entry['minutes']} 分钟 · min）\n"
    for word, name in (
        ("说 · Say", "says"),
        ("看 · Watch", "watch"),
        ("做得快的 · Quick ones", "fast"),
        ("做得慢的 · Slow ones", "slow"),
    ):
        yield from (f"- **{word}**：{bilingual(line)}" for line in entry.get(name, ()))
    yield ""
    if "cell" in entry:
        step = by_id[entry["cell"]]
        yield from _tried(step, entry.get("finds", ()))
        yield from _of_step(step)


def optional_lines(step: Step) -> Iterator[str]:
    """A step beside the lessons, for the quick: what the page says itself."""
    yield f"#### {bilingual(step.title)}{left_out(True)}\n"
    yield from _of_step(step)


def _tried(step: Step, finds: Sequence[Words]) -> Iterator[str]:
    """What the page asks to try, and what is found then."""
    tasks = each(step.text, _numbered)
    if step.labs and tasks["zh"]:
        yield from quoted(bilingual(TRY), tasks)
    if finds:
        yield from bullets("会看到 · What is found", finds, level=None)


def _numbered(text: str) -> str:
    """The numbered lines before the first heading of a step's own."""
    opening = re.split(r"^### ", text, maxsplit=1, flags=re.MULTILINE)[0]
    return "\n".join(re.findall(r"^\d+\. .*$", opening, re.MULTILINE))


def _of_step(step: Step) -> Iterator[str]:
    for said in step.said:
        yield _in_one_sentence(said.text, said.optional)
    for heading, text in step.sections:
        optional = step.may_be_left_out(heading)
        if heading["en"] == "In one sentence":
            yield _in_one_sentence(text, optional)
        elif heading["en"].startswith(("Worked example", "Example", "Finish the example")):
            yield from quoted(f"{bilingual(heading)}{left_out(optional)}", text)
        elif text["en"].startswith("The answer above is"):
            yield f"**答案 · Answer**：{bilingual(each(text, first_sentence))}\n"
    for lab in step.labs:
        yield from _cards(lab)
    for item in step.items:
        yield from _item(item)


def _in_one_sentence(text: Words, optional: bool) -> str:
    mark = left_out(optional)
    return f"**一句话 · In one sentence**{mark}：{bilingual(each(text, first_bold))}\n"


def _cards(drawn: Drawn) -> Iterator[str]:
    """What there is to read on a page: rules, or what has changed, each with its source."""
    lines = {"RuleCards": _rules, "News": _news, "Helplines": _helplines}.get(drawn.name)
    if lines is None:
        return
    if drawn.title:
        yield f"**{bilingual(drawn.title)}**{left_out(drawn.optional)}：\n"
    yield from lines(str(drawn.argument))
    yield ""


def _rules(name: str) -> Iterator[str]:
    """What a ``RuleCards`` says: fees, or rules of law."""
    known: list[tuple[Translated, Any]] = (
        [(words, rate(one)) for one, words in FEES.items()]
        if name == "fees"
        else [(rule.words, rule) for rule in law.rules(name)]
    )
    for words, rule in known:
        day = rule.date_checked if rule.checked else "还没核对 · not checked yet"
        yield f"- {bilingual(translations(words))}（{bilingual(translations(rule.source))}，{day}）"


def _news(session: str) -> Iterator[str]:
    """What a ``News`` says, with where it was read: a lecturer is asked for more."""
    for change in news.changes(session):
        words, source = (
            bilingual(translations(change.words)),
            bilingual(translations(change.source)),
        )
        day = change.date_checked or "还没核对 · not checked yet"
        yield f"- {words}（{source}，{day}）<br>{change.found}"


def _helplines(_: str) -> Iterator[str]:
    """The numbers that a ``Helplines`` says."""
    for one in HELPLINES:
        day = one.date_checked or "还没核对 · not checked yet"
        yield f"- {one.number}：{bilingual(translations(one.words))}（{day}）"


def _item(drawn: Drawn) -> Iterator[str]:
    """An item to try, with numbers that one may write on the board."""
    task = every_practice_item()[str(drawn.argument)](Random(drawn.argument))
    form = kinds.form(task.question, task.words, translations(task.ask))
    title = f"：{bilingual(drawn.title)}" if drawn.title else ""
    yield f"**{bilingual(_sort(drawn))}{title}**{left_out(drawn.optional)}\n"
    yield f"{bilingual(form['label'])}\n"
    if task.has_new_numbers:
        yield f"*{bilingual(_of_others(task))}*\n"
    if task.shows is not None:
        yield from card_lines(cards.card(task.shows))
    yield from choices(form)
    if task.guess:
        return
    raw = task.question.examples().right[0]
    if not isinstance(task.question, Written):  # whose examples keep the rules and say little
        yield from answer_lines("答案 · Answer", task.question, raw, form)
    yield from also_right(task.question, raw, form)
    if task.hint is not None:
        yield f"**提示 · Hint**：{bilingual(translations(task.hint))}\n"
    named = (misconception for *_, misconception in task.question.misconceptions)  # type: ignore[attr-defined]
    yield from thoughts(once([*named, *own_misconceptions(task.question)]))


def _of_others(task: Task) -> Words:
    """How the item of another trainee differs from the one that is shown."""
    if task.pool is not None:
        return each(OF_A_POOL, lambda text: text.format(**asdict(task.pool)))
    match task.question:
        case Number() | Table():
            return OTHER_NUMBERS
        case Order():
            return OTHER_ORDER
    return OTHER_CASE
