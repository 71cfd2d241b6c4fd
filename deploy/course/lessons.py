"""The lessons of a session, step by step, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
from deploy.course.workbook import Step
from qihang.commerce import law, news
from qihang.commerce.rates import rate
from qihang.language.messages import Translated, translations
from qihang.questions.written import Written
from qihang.sessions import every_practice_item
from qihang.sessions.minutes import MOST, TALK, Lesson
from widgets.exercise import cards, kinds
from widgets.labs.rulecards import FEES


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
    return "，".join(f"`{name}`" for name in (*step.labs, *step.items)) or "文字 · text"


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
    yield f"#### {bilingual(step.title)}\n"
    yield from _of_step(step)


def _tried(step: Step, finds: Sequence[Words]) -> Iterator[str]:
    """What the page asks to try, and what is found then."""
    tasks = each(step.text, _numbered)
    if step.labs and tasks["zh"]:
        yield from quoted("动手 · Try", tasks)
    if finds:
        yield from bullets("会看到 · What is found", finds, level=None)


def _numbered(text: str) -> str:
    """The numbered lines before the first heading of a step's own."""
    opening = re.split(r"^### ", text, maxsplit=1, flags=re.MULTILINE)[0]
    return "\n".join(re.findall(r"^\d+\. .*$", opening, re.MULTILINE))


def _of_step(step: Step) -> Iterator[str]:
    for said in step.said:
        yield _in_one_sentence(said)
    for heading, text in step.sections:
        if heading["en"] == "In one sentence":
            yield _in_one_sentence(text)
        elif heading["en"].startswith(("Worked example", "Example", "Finish the example")):
            yield from quoted(bilingual(heading), text)
        elif text["en"].startswith("The answer above is"):
            yield f"**答案 · Answer**：{bilingual(each(text, first_sentence))}\n"
    for name in step.labs:
        yield from _rules(name)
        yield from _news(name)
    for name in step.items:
        yield from _item(name)


def _in_one_sentence(text: Words) -> str:
    return f"**一句话 · In one sentence**：{bilingual(each(text, first_bold))}\n"


def _rules(call: str) -> Iterator[str]:
    """What a ``RuleCards`` says: fees, or rules of law, each with its source."""
    found = re.fullmatch(r'RuleCards\("([\w-]+)"\)', call)
    if found is None:
        return
    known: list[tuple[Translated, Any]] = (
        [(words, rate(name)) for name, words in FEES.items()]
        if found[1] == "fees"
        else [(rule.words, rule) for rule in law.rules(found[1])]
    )
    for words, rule in known:
        day = rule.date_checked if rule.checked else "还没核对 · not checked yet"
        yield f"- {bilingual(translations(words))}（{rule.source}，{day}）"
    yield ""


def _news(call: str) -> Iterator[str]:
    """What a ``News`` says, with where it was read: a lecturer is asked for more."""
    found = re.fullmatch(r'News\("(\w+)"\)', call)
    if found is None:
        return
    for change in news.changes(found[1]):
        words, source = (
            bilingual(translations(change.words)),
            bilingual(translations(change.source)),
        )
        day = change.date_checked or "还没核对 · not checked yet"
        yield f"- {words}（{source}，{day}）<br>{change.found}"
    yield ""


def _item(name: str) -> Iterator[str]:
    """An item to try, with numbers that one may write on the board."""
    task = every_practice_item()[name](Random(name))
    form = kinds.form(task.question, task.words, translations(task.ask))
    kind = "猜一猜 · Guess" if task.guess else "做一题 · Item"
    yield f"**{kind}** `{name}`：{bilingual(form['label'])}\n"
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
