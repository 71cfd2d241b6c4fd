"""The text of the guide for lecturers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from deploy.course.answers import also_right, answer_lines, card_lines, choices, thoughts
from deploy.course.exercise import Asked, master, questions
from deploy.course.lessons import OTHER_NUMBERS, entry_lines, left_out, optional_lines, timetable
from deploy.course.markdown import Words, bilingual, bullets, quoted, table_lines
from deploy.course.plans import ROOT, check, plan, planned
from deploy.course.workbook import Step, aims, steps
from qihang.language.messages import LANGUAGES, Bilingual, translations
from qihang.sessions import Session
from qihang.sessions.minutes import Lesson, lessons
from qihang.sessions.screens import Screen
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from widgets.exercise import cards, kinds

GUIDE = ROOT / "docs" / "course.md"

HEAD = """\
# 教员手册 · Course guide

**给教员看的，里面有答案。不要给学员看，也不要放到学员的页面上。**

**For lecturers; contains answers. Keep it from trainees; no page of the classroom serves it.**

这一页由 `make course` 写成，请不要手改。分钟和要说的话在各节课的 `plan.toml` 里，\
其余的来自课本和练习。

This page is made by `make course`; do not edit it. Minutes and what to say stand in \
`qihang/sessions/*/plan.toml`, all else comes from the workbooks and exercises.

要打印，用浏览器打开 [course.html](course.html)。 · To print it, open \
[course.html](course.html) in a browser.

怎么开教室，看 [instructor.md](instructor.md)。 · How to run the classroom: \
[instructor.md](instructor.md).

## 每一课都这样上 · Every session

- 先估一估，再动手，再说出来，最后算。 · Guess first, then try, then say it, then work it out.
- 学员动手的时候不讲话，走一走，看一看。 · While they try, do not talk. Walk and look.
- 说到百分数，同时说出多少元，还有“和什么比”。 · With every percent say the yuan, and “of what”.
- 一次只多一个新的数。先说“100 单里有 4 单”，再说 4%。 · One new number at a time. \
Say “4 of 100 orders” before you say 4%.
- 一步里的题不用都在课上做完。课本一直开着，课后接着做。 · Not every item must be done in the \
lesson. The workbook stays open for later.
- 写着“选做”的可以不做，分钟里没有算它。 · What is marked “optional” may be left out. The minutes \
do not count it.
- 写着“每个人……不一样”的题，这里只是一个例子，可以写在黑板上。别的题人人一样。 · Where it says \
that each trainee gets others, this is one example, for the board. Other items are the same for all.
- 还没做对就说“还没做对”，问“你是怎么想的”。不说谁快谁慢，不排名次。 · Say “not yet” and ask \
“how did you think?”. No names of the quick or the slow, no ranking.
- 可以两个人看一台电脑：一个人做，一个人说，然后换过来。 · Two may share a PC: one works, \
one talks, then they change places.
- 最后的 3 分钟不要省：每个人说一件今天学到的事。 · Keep the last 3 minutes: each one names \
a thing learnt today.
"""


PLACES: dict[str, Words] = {
    "answers": {"zh": "练习和答案", "en": "The exercise and its answers"},
    "ten": {"zh": "只有十分钟", "en": "If you have only ten minutes"},
}
"""Parts of a session that the contents lead to, beside its beginning."""


def guide(root: Path = ROOT) -> str:
    """The text of ``docs/course.md``."""
    return "\n".join([HEAD, *_contents(), *(_sessions(root))]) + "\n"


def _contents() -> Iterator[str]:
    yield "## 目录 · Contents\n"
    for one in planned():
        places = ", ".join(
            f"[{bilingual(words)}](#{one.name}-{name})" for name, words in PLACES.items()
        )
        yield f"- [{one.code} {bilingual(one.title.translations())}](#{one.name}): {places}"
    yield ""


def _sessions(root: Path) -> Iterator[str]:
    for one in planned():
        try:
            yield from _session(one, root)
        except OperatorError:
            raise
        except Exception as error:  # whatever a plan, a notebook or its code raises
            raise is_not_written(one.name, error) from error


def is_not_written(name: str, error: Exception) -> OperatorError:
    """What is said where nobody knows better what is wrong with a session."""
    why = f"{type(error).__name__}: {error}"
    return OperatorError(
        Bilingual(
            f"第 {name} 课写不成（{why}）。请看看 qihang/sessions/{name}/plan.toml、课本和练习里"
            "最后改过的地方，和 s1 的对照着改好。",
            f"Session {name} cannot be written ({why}). Look at what was changed last in "
            f"qihang/sessions/{name}/plan.toml, its workbook and its exercise, and mend it as "
            "s1 has it.",
        )
    )


def _place_of(name: str, heading: str) -> str:
    """A heading that the contents lead to."""
    return f'<a id="{name}"></a>\n\n{heading}\n'


def _session(session: Session, root: Path) -> Iterator[str]:
    assert session.workbook is not None
    name = session.name
    workbook = notebook(root / session.workbook)
    by_id = {step.id: step for step in steps(workbook)}
    its_plan = plan(name)
    check(its_plan, by_id, name)
    yield _place_of(name, f"## {session.code} {bilingual(session.title.translations())}")
    yield from bullets("学完以后，学员能 · After it a trainee can", aims(workbook))
    yield from bullets("课前准备 · Prepare", its_plan["prepare"])
    counted = {one.number: one for one in minutes_of(session, root)}
    for number, lesson in enumerate(its_plan["lesson"], start=1):
        yield from timetable(number, lesson, by_id, counted.get(number))
    yield "### 一步一步：说什么，看什么 · Step by step: what to say, what to watch\n"
    for lesson in its_plan["lesson"]:
        for entry in lesson["step"]:
            yield from entry_lines(entry, by_id)
    for step in by_id.values():
        if step.optional:
            yield from optional_lines(step)
    yield from bullets("缺了一次课 · Who missed a lesson", its_plan["absent"])
    yield from bullets("下课前三题怎么看 · Reading the last three questions", its_plan["exit"])
    yield from _exercise(name, root, its_plan["exercise"], _again(its_plan, by_id))
    yield from _misconceptions(its_plan["misconception"], by_id)
    yield from _ten_minutes(session, its_plan["ten"])


def minutes_of(session: Session, root: Path = ROOT) -> tuple[Lesson, ...]:
    """What each lesson takes by its screens; nothing of a session that is walked as one page."""
    assert session.workbook is not None
    return lessons(notebook(root / session.workbook), notebook(master(session.name, root)))


def _again(its_plan: Mapping[str, Any], by_id: Mapping[str, Step]) -> dict[str, Screen]:
    """The screen to look at again, by question."""
    there = {screen.name: screen for step in by_id.values() for screen in step.screens}
    named = its_plan.get("again", {}).items()
    return {question: there[name] for question, name in named if name in there}


def _exercise(
    name: str, root: Path, hints: Iterable[Words], again: Mapping[str, Screen]
) -> Iterator[str]:
    asked = questions(name, root)
    points = f"{sum(one.item.most for one in asked):g}"
    yield _place_of(f"{name}-answers", f"### {bilingual(PLACES['answers'])}")
    yield (
        f"{len(asked)} 题，{points} 分。{OTHER_NUMBERS['zh']}下面是样题的数。 · "
        f"{len(asked)} questions, {points} points. {OTHER_NUMBERS['en']} "
        "These are the sample's.\n"
    )
    yield from (f"- {bilingual(hint)}" for hint in hints)
    yield ""
    for one in asked:
        yield from _question(one)
        if screen := again.get(one.name):
            title = f"{bilingual(screen.title.translations())}{left_out(screen.optional)}"
            yield f"**再看课本 · Look again at**：{title}\n"


def _question(asked: Asked) -> Iterator[str]:
    item = asked.item
    out = item.set_out()
    form = kinds.form(out.question, out.words, translations(out.label))
    kind = bilingual(translations(kinds.title(out.question)))
    yield f"#### {bilingual(asked.title)}（{item.most:g} 分 · points；{kind}）\n"
    body = {lang: asked.text[lang].split("\n", 1)[1].strip() for lang in LANGUAGES}
    yield from quoted(None, body)
    if out.shows is not None:
        yield from card_lines(cards.card(out.shows))
    yield from choices(form)
    yield from answer_lines(
        f"答案 · Answer（{bilingual(form['label'])}）", out.question, asked.answer, form
    )
    yield from also_right(asked.item.keyed(), asked.answer, form)
    yield from thoughts(asked.misconceptions)


def _misconceptions(found: Sequence[Mapping[str, Any]], by_id: Mapping[str, Step]) -> Iterator[str]:
    yield "### 这一课常见的想法，怎么办 · Usual misconceptions and what to do\n"
    rows = [
        [
            bilingual(one["thinks"], "<br>"),
            bilingual(by_id[one["step"]].title, "<br>"),
            bilingual(one["do"], "<br>"),
        ]
        for one in found
    ]
    yield from table_lines(["想法 · Thought", "在哪一步 · Step", "怎么办 · What to do"], rows)


def _ten_minutes(session: Session, ten: Mapping[str, Any]) -> Iterator[str]:
    yield _place_of(f"{session.name}-ten", f"### {session.code} {bilingual(PLACES['ten'])}")
    yield (
        "一台投影机，每人两张纸卡：A 和 B。 · One projector, and two paper cards each: A and B.\n"
    )
    yield f"**{bilingual(ten['question'])}**\n"
    yield f"- A：{bilingual(ten['a'])}"
    yield f"- B：{bilingual(ten['b'])}\n"
    yield f"**答案 · Answer**：{ten['right']}。{bilingual(ten['because'])}\n"
    rows = []
    start = 0
    for step in ten["step"]:
        end = start + step["minutes"]
        rows.append([f"{start}–{end}", step["does"]["zh"], step["does"]["en"]])
        start = end
    yield from table_lines(["分钟 · Minutes", "做什么", "What to do"], rows)
