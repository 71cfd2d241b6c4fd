"""Write ``docs/course.md``, the guide for lecturers, from the notebooks and the plans.

What stands in a notebook is read from it and never typed again: aims, steps, examples,
questions, model answers and the thoughts that the hidden tests name. A plan,
``qihang/sessions/<session>/plan.toml``, adds what only a person can say: minutes, what to say
and to ask, what to watch for. No cell is executed.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, product
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any

from qihang.answers import seeds
from qihang.commerce import law
from qihang.commerce.rates import rate
from qihang.language.messages import LANGUAGES, Bilingual, Translated, pair
from qihang.questions.base import Question
from qihang.questions.code import Code
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.rules import RULES
from qihang.questions.table import Cell, Table
from qihang.questions.written import Written
from qihang.sessions import (
    Session,
    every_misconception,
    every_practice_item,
    generate,
    sessions,
)
from qihang.system.errors import OperatorError
from qihang.system.notebooks import notebook
from widgets.exercise import ask, cards, kinds
from widgets.exercise.item import Item
from widgets.labs.rulecards import FEES

ROOT = Path(__file__).resolve().parents[1]
PLANS = ROOT / "qihang" / "sessions"
GUIDE = ROOT / "docs" / "course.md"

LESSON_MINUTES = 45

MISCONCEPTIONS = every_misconception()

HEAD = """\
# 教员手册 · Course guide

**给教员看的，里面有答案。不要给学员看，也不要放到学员的页面上。**

**For lecturers; contains answers. Keep it from trainees; no page of the classroom serves it.**

这一页由 `make course` 写成，请不要手改。分钟和要说的话在各节课的 `plan.toml` 里，\
其余的来自课本和练习。

This page is made by `make course`; do not edit it. Minutes and what to say stand in \
`qihang/sessions/*/plan.toml`, all else comes from the workbooks and exercises.

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
- 还没对就说“还没对”，问“你是怎么想的”。不说谁快谁慢，不排名次。 · Say “not yet” and ask \
“how did you think?”. No names of the quick or the slow, no ranking.
- 可以两个人看一台电脑：一个人做，一个人说，然后换过来。 · Two may share a PC: one works, \
one talks, then they change places.
- 最后的 3 分钟不要省：每个人说一件今天学到的事。 · Keep the last 3 minutes: each one names \
a thing learnt today.
"""

Words = Mapping[str, str]
"""A text by language: ``{"zh": …, "en": …}``."""

KINDS = {
    "number": Bilingual("写一个数", "a number"),
    "choice": Bilingual("选择", "a choice"),
    "order": Bilingual("排先后", "steps in order"),
    "decision": Bilingual("决定和理由", "a decision and its reason"),
    "code": Bilingual("读码、选码", "a code"),
    "table": Bilingual("写一张表", "a table"),
    "text": Bilingual("写一段话", "a text"),
}

PLACES: dict[str, Words] = {
    "answers": {"zh": "练习和答案", "en": "The exercise and its answers"},
    "ten": {"zh": "只有十分钟", "en": "If you have only ten minutes"},
}
"""Parts of a session that the contents lead to, beside its beginning."""

OWN_IDEAS = {
    "version": ("version-too-small", "version-larger-than-needed"),
    "level": ("level-does-not-read", "level-higher-than-needed"),
    "claims": ("claim-superlative", "claim-cure", "claim-belittle"),
    "written": ("fact-missing", "text-too-short", "text-too-long"),
}
"""Thoughts that a question names by itself: by a part of a code, by a rule, for any text."""


# ---- the workbook --------------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """One ``##`` step of a workbook, by the id of its first cell without the language.

    ``text`` is its markdown by language, ``calls`` what its code cells draw, as
    ``(name, argument)``.
    """

    id: str
    text: Words
    calls: tuple[tuple[str, str | None], ...]

    @property
    def title(self) -> Words:
        """The heading."""
        return {lang: self.text[lang].splitlines()[0].removeprefix("## ") for lang in LANGUAGES}

    @property
    def items(self) -> list[str]:
        """The names of its items to try."""
        return [str(argument) for name, argument in self.calls if name == "TryIt"]

    @property
    def labs(self) -> list[str]:
        """The widgets to explore, as the notebook calls them."""
        return [
            f'{name}("{argument}")' if argument else f"{name}()"
            for name, argument in self.calls
            if name != "TryIt"
        ]

    @property
    def sections(self) -> list[tuple[Words, Words]]:
        """Its ``###`` sections in order, each as heading and text."""
        found = [_sections(self.text[lang]) for lang in LANGUAGES]
        return [
            ({"zh": zh[0], "en": en[0]}, {"zh": zh[1], "en": en[1]})
            for zh, en in zip(*found, strict=True)
        ]


def _sections(text: str) -> list[tuple[str, str]]:
    _, *parts = re.split(r"^### (.*)$", text, flags=re.MULTILINE)
    return [(name, body.strip()) for name, body in zip(parts[::2], parts[1::2], strict=True)]


def aims(workbook: Mapping[str, Any]) -> list[Words]:
    """What a trainee can do after the session: the list in the workbook's first cells."""
    first = {_language(cell): cell["source"] for cell in workbook["cells"][:2]}
    lists = [re.findall(r"^- (.*)$", first[lang], re.MULTILINE) for lang in LANGUAGES]
    return [{"zh": zh, "en": en} for zh, en in zip(*lists, strict=True)]


def steps(workbook: Mapping[str, Any]) -> list[Step]:
    """The steps of a workbook in order."""
    grouped: list[list[dict[str, Any]]] = []
    for cell in workbook["cells"]:
        if _language(cell) == "zh" and cell["source"].startswith("## "):
            grouped.append([])
        if grouped:
            grouped[-1].append(cell)
    return [_step(cells) for cells in grouped]


def _step(cells: list[dict[str, Any]]) -> Step:
    return Step(
        cells[0]["id"].removesuffix("-zh"),
        {
            lang: "\n\n".join(cell["source"] for cell in cells if _language(cell) == lang)
            for lang in LANGUAGES
        },
        tuple(call for cell in cells if cell["cell_type"] == "code" for call in _calls(cell)),
    )


def _language(cell: Mapping[str, Any]) -> str | None:
    return next((tag for tag in cell["metadata"].get("tags", ()) if tag in LANGUAGES), None)


def _calls(cell: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    for statement in ast.parse(cell["source"]).body:
        match statement:
            case ast.Expr(ast.Call(ast.Name(name), [ast.Constant(argument)])):
                yield name, str(argument)
            case ast.Expr(ast.Call(ast.Name(name), [])):
                yield name, None


# ---- the exercise --------------------------------------------------------------------------


@dataclass(frozen=True)
class Asked:
    """One question of an exercise: its words, and its cells as they stand in the master."""

    name: str
    text: Words
    answer: Any
    test: str
    case: Any

    @property
    def title(self) -> Words:
        """The heading, ``Question 3: …``."""
        return {lang: self.text[lang].splitlines()[0].removeprefix("## ") for lang in LANGUAGES}

    @cached_property
    def item(self) -> Item:
        """The item with the sample numbers and without its key."""
        return self._made()

    def keyed(self) -> Any:
        """The question with its key; ``None`` if the key cannot be read without running it."""
        for node in ast.walk(ast.parse(self.test)):
            match node:
                case ast.Call(ast.Attribute(ast.Name("item"), "expects"), args, named):
                    try:
                        key = _values(args, self.case), _named(named, self.case)
                    except NotPlain:
                        return None
                    return self._made().expects(*key[0], **key[1]).keyed()
        return None

    def _made(self) -> Item:
        match ast.parse(self.test).body[0]:
            case ast.Assign(value=ast.Call() as call):
                item = _value(call, self.case)
                assert isinstance(item, Item)
                return item
        raise ValueError(f"the test of {self.name} does not begin with its item")

    @property
    def ideas(self) -> list[str]:
        """The thoughts named in the hidden tests, and those that its kind names by itself."""
        own = _own_ideas(self.item.set_out().question)
        return _once([*_ideas_in(self.test), *_ideas_of(self.test, self.case), *own])


class NotPlain(ValueError):
    """An expression that is no plain value, number of the case, or call of ``ask``."""


def _value(node: ast.expr, case: Any) -> Any:
    """The value of a plain expression of a test cell. Raises :class:`NotPlain`."""
    match node:
        case ast.Constant(value):
            return value
        case ast.Name("case"):
            return case
        case ast.Attribute(value, name):
            return attrgetter(name)(_value(value, case))
        case ast.Dict(keys, values) if None not in keys:
            return dict(zip(_values(keys, case), _values(values, case), strict=True))  # type: ignore[arg-type]
        case ast.Tuple(elements):
            return tuple(_values(elements, case))
        case ast.List(elements):
            return _values(elements, case)
        case ast.Set(elements):
            return set(_values(elements, case))
        case ast.Call(ast.Attribute(ast.Name("ask"), name), args, keywords):
            # The item's own name is its second argument: the answer, which is not needed here.
            plain = [one for one in args if not isinstance(one, ast.Name)]
            answer = [None] if len(plain) < len(args) else []
            return getattr(ask, name)(*_values(plain, case), *answer, **_named(keywords, case))
    raise NotPlain(ast.unparse(node))


def _values(nodes: Iterable[ast.expr], case: Any) -> list[Any]:
    return [_value(node, case) for node in nodes]


def _named(keywords: Iterable[ast.keyword], case: Any) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for one in keywords:
        value = _value(one.value, case)
        named |= value if one.arg is None else {one.arg: value}
    return named


def _own_ideas(question: Question) -> list[str]:
    """Thoughts that a kind of question names by itself, but for a plain "not yet"."""
    if isinstance(question, Code):
        return list(OWN_IDEAS.get(question.part, ()))
    if isinstance(question, Written):
        broken = (RULES[rule].broken(RULES[rule].broken_by) for rule in question.rules)
        several = (idea for rule in question.rules for idea in OWN_IDEAS.get(rule, ()))
        return [*OWN_IDEAS["written"], *several, *(one.idea for one in broken if one)]
    return []


def _ideas_in(source: str) -> Iterator[str]:
    """Ideas whose names stand in a cell, also as an f-string of words of the cell."""
    nodes = list(ast.walk(ast.parse(source)))
    words = [node.value for node in nodes if isinstance(node, ast.Constant)]
    for node in sorted((one for one in nodes if hasattr(one, "lineno")), key=_place):
        match node:
            case ast.Constant(str(name)) if name in MISCONCEPTIONS:
                yield name
            case ast.JoinedStr(parts):
                yield from (name for name in _filled(parts, words) if name in MISCONCEPTIONS)


def _ideas_of(source: str, case: Any) -> Iterator[str]:
    """Ideas that a case knows by itself: in a mapping such as ``case.path.slips``."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Attribute):
            continue
        try:
            value = _value(node, case)
        except (NotPlain, AttributeError):
            continue
        if isinstance(value, Mapping):
            words = chain.from_iterable(value.items())
            yield from (word for word in words if isinstance(word, str) and word in MISCONCEPTIONS)


def _place(node: Any) -> tuple[int, int]:
    return node.lineno, node.col_offset


def _filled(parts: list[ast.expr], words: Iterable[object]) -> Iterator[str]:
    texts = sorted({word for word in words if isinstance(word, str)})
    choices = [[str(part.value)] if isinstance(part, ast.Constant) else texts for part in parts]
    return ("".join(chosen) for chosen in product(*choices))


def questions(name: str, root: Path = ROOT) -> list[Asked]:
    """The questions of a session's exercise in order."""
    cells = notebook(root / "solutions" / name / f"{name}.ipynb")["cells"]
    ask.case(name, seeds.SAMPLE)
    case = _sample(name)
    found: list[Asked] = []
    text: dict[str, str] = {}
    answer: Any = None
    for cell in cells:
        grade = cell["metadata"].get("nbgrader", {})
        if language := _language(cell):
            text[language] = cell["source"]
        elif grade.get("grade"):
            id = grade["grade_id"].removeprefix("test_")
            found.append(Asked(id, dict(text), answer, cell["source"], case))
        elif grade.get("solution"):
            answer = _last_value(cell["source"])
    return found


def _sample(name: str) -> Any:
    return generate(name, seeds.SAMPLE)


def _last_value(source: str) -> Any:
    """What a solution cell gives the answer, as a plain value."""
    match ast.parse(source).body[-1]:
        case ast.Assign(value=value):
            return ast.literal_eval(value)
    raise ValueError(f"no answer in {source!r}")


# ---- the plan ------------------------------------------------------------------------------


def plan(name: str, folder: Path = PLANS) -> dict[str, Any]:
    """A session's plan."""
    with (folder / name / "plan.toml").open("rb") as file:
        return tomllib.load(file)


def planned() -> list[Session]:
    """The sessions that are taught and have a plan."""
    return [one for one in sessions() if one.workbook and (PLANS / one.name / "plan.toml").exists()]


# ---- writing -------------------------------------------------------------------------------


def guide(root: Path = ROOT) -> str:
    """The text of ``docs/course.md``."""
    return "\n".join([HEAD, *_contents(), *(_sessions(root))]) + "\n"


def _contents() -> Iterator[str]:
    yield "## 目录 · Contents\n"
    for one in planned():
        places = ", ".join(
            f"[{_both(words)}](#{one.name}-{name})" for name, words in PLACES.items()
        )
        yield f"- [{one.code} {_both(one.title.pair())}](#{one.name}): {places}"
    yield ""


def _sessions(root: Path) -> Iterator[str]:
    for one in planned():
        yield from _session(one, root)


def _place_of(name: str, heading: str) -> str:
    """A heading that the contents lead to."""
    return f'<a id="{name}"></a>\n\n{heading}\n'


def _session(session: Session, root: Path) -> Iterator[str]:
    assert session.workbook is not None
    name = session.name
    workbook = notebook(root / session.workbook)
    by_id = {step.id: step for step in steps(workbook)}
    its_plan = plan(name)
    _check(its_plan, by_id, name)
    yield _place_of(name, f"## {session.code} {_both(session.title.pair())}")
    yield from _list("学完以后，学员能 · After it a trainee can", aims(workbook))
    yield from _list("课前准备 · Prepare", its_plan["prepare"])
    for number, lesson in enumerate(its_plan["lesson"], start=1):
        yield from _timetable(number, lesson, by_id)
    yield "### 一步一步：说什么，看什么 · Step by step: what to say, what to watch\n"
    for lesson in its_plan["lesson"]:
        for entry in lesson["step"]:
            yield from _entry(entry, by_id)
    yield from _list("缺了一次课 · Who missed a lesson", its_plan["absent"])
    yield from _list("下课前三题怎么看 · Reading the last three questions", its_plan["exit"])
    yield from _exercise(name, root, its_plan["exercise"])
    yield from _misconceptions(its_plan["misconception"], by_id)
    yield from _ten_minutes(session, its_plan["ten"])


def _check(its_plan: Mapping[str, Any], by_id: Mapping[str, Step], name: str) -> None:
    """Raise :class:`OperatorError` for a step that the workbook does not have."""
    named = [step["cell"] for one in its_plan["lesson"] for step in one["step"] if "cell" in step]
    named += [one["step"] for one in its_plan["misconception"]]
    if unknown := [step for step in named if step not in by_id]:
        raise OperatorError(
            f"qihang/sessions/{name}/plan.toml names steps that its workbook does not have: "
            f"{', '.join(unknown)}. The steps are {', '.join(by_id)}."
        )


def _timetable(number: int, lesson: Mapping[str, Any], by_id: Mapping[str, Step]) -> Iterator[str]:
    yield f"### 第 {number} 节：{LESSON_MINUTES} 分钟 · Lesson {number}: {LESSON_MINUTES} minutes\n"
    rows = []
    start = 0
    for entry in lesson["step"]:
        end = start + entry["minutes"]
        rows.append([f"{start}–{end}", _both(_title(entry, by_id)), _drawn(entry, by_id)])
        start = end
    yield from _table(["分钟 · Minutes", "步骤 · Step", "页面上 · On the page"], rows)


def _title(entry: Mapping[str, Any], by_id: Mapping[str, Step]) -> Words:
    return by_id[entry["cell"]].title if "cell" in entry else entry["own"]


def _drawn(entry: Mapping[str, Any], by_id: Mapping[str, Step]) -> str:
    if "cell" not in entry:
        return "—"
    step = by_id[entry["cell"]]
    return "，".join(f"`{name}`" for name in (*step.labs, *step.items)) or "文字 · text"


def _entry(entry: Mapping[str, Any], by_id: Mapping[str, Step]) -> Iterator[str]:
    yield f"#### {_both(_title(entry, by_id))}（{entry['minutes']} 分钟 · min）\n"
    for word, name in (
        ("说 · Say", "says"),
        ("看 · Watch", "watch"),
        ("做得快的 · Quick ones", "fast"),
        ("做得慢的 · Slow ones", "slow"),
    ):
        yield from (f"- **{word}**：{_both(line)}" for line in entry.get(name, ()))
    yield ""
    if "cell" in entry:
        step = by_id[entry["cell"]]
        yield from _tried(step, entry.get("finds", ()))
        yield from _of_step(step)


def _tried(step: Step, finds: Sequence[Words]) -> Iterator[str]:
    """What the page asks to try, and what is found then."""
    tasks = _each(step.text, _numbered)
    if not tasks["zh"]:
        return
    yield from _quoted("动手 · Try", tasks)
    if finds:
        yield from _list("会看到 · What is found", finds, level=None)


def _numbered(text: str) -> str:
    """The numbered lines before the first heading of a step's own."""
    opening = re.split(r"^### ", text, maxsplit=1, flags=re.MULTILINE)[0]
    return "\n".join(re.findall(r"^\d+\. .*$", opening, re.MULTILINE))


def _of_step(step: Step) -> Iterator[str]:
    for heading, text in step.sections:
        if heading["en"] == "In one sentence":
            yield f"**一句话 · In one sentence**：{_both(_each(text, _first_bold))}\n"
        elif heading["en"].startswith(("Worked example", "Finish the example")):
            yield from _quoted(_both(heading), text)
        elif text["en"].startswith("The answer above is"):
            yield f"**答案 · Answer**：{_both(_each(text, _first_sentence))}\n"
    for name in step.labs:
        yield from _rules(name)
    for name in step.items:
        yield from _item(name)


def _rules(call: str) -> Iterator[str]:
    """What a ``RuleCards`` says: fees, or rules of law, each with its source."""
    found = re.fullmatch(r'RuleCards\("(\w+)"\)', call)
    if found is None:
        return
    known: list[tuple[Translated, Any]] = (
        [(words, rate(name)) for name, words in FEES.items()]
        if found[1] == "fees"
        else [(rule.words, rule) for rule in law.rules(found[1])]
    )
    for words, rule in known:
        check = "，用前再查 · check before use" if rule.check_before_use else ""
        yield f"- {_both(pair(words))}（{rule.source}，{rule.date_checked}{check}）"
    yield ""


def _item(name: str) -> Iterator[str]:
    """An item to try, with numbers that one may write on the board."""
    task = every_practice_item()[name](Random(name))
    form = kinds.form(task.question, task.words, pair(task.ask))
    yield f"**做一题 · Item** `{name}`：{_both(form['label'])}\n"
    if task.shows is not None:
        yield from _card(cards.card(task.shows))
    yield from _choices(form)
    raw = task.question.examples().right[0]
    if not isinstance(task.question, Written):  # whose examples keep the rules and say little
        yield from _answer("答案 · Answer", task.question, raw, form)
    yield from _also(task.question, raw, form)
    if task.hint is not None:
        yield f"**提示 · Hint**：{_both(pair(task.hint))}\n"
    named = (idea for *_, idea in task.question.ideas)  # type: ignore[attr-defined]
    yield from _thoughts(_once([*named, *_own_ideas(task.question)]))


def _exercise(name: str, root: Path, hints: Iterable[Words]) -> Iterator[str]:
    asked = questions(name, root)
    points = f"{sum(one.item.most for one in asked):g}"
    yield _place_of(f"{name}-answers", f"### {_both(PLACES['answers'])}")
    yield (
        f"{len(asked)} 题，{points} 分。每个学员的数都不一样，下面是样题的数。 · "
        f"{len(asked)} questions, {points} points. Each trainee has other numbers; "
        "these are the sample's.\n"
    )
    yield from (f"- {_both(hint)}" for hint in hints)
    yield ""
    for one in asked:
        yield from _question(one)


def _question(asked: Asked) -> Iterator[str]:
    item = asked.item
    out = item.set_out()
    form = kinds.form(out.question, out.words, pair(out.label))
    kind = _both(KINDS[out.question.kind].pair())
    yield f"#### {_both(asked.title)}（{item.most:g} 分 · points；{kind}）\n"
    body = {lang: asked.text[lang].split("\n", 1)[1].strip() for lang in LANGUAGES}
    yield from _quoted(None, body)
    if out.shows is not None:
        yield from _card(cards.card(out.shows))
    yield from _choices(form)
    yield from _answer(f"答案 · Answer（{_both(form['label'])}）", out.question, asked.answer, form)
    yield from _also(asked.keyed(), asked.answer, form)
    yield from _thoughts(asked.ideas)


def _also(keyed: Question | None, raw: Any, form: Mapping[str, Any]) -> Iterator[str]:
    """Other answers that are as right as ``raw``, where there is more than one."""
    if isinstance(keyed, Decision):
        words = _by_id(form["options"]) | _by_id(form["reasons"])
        right = (keyed.answer or set()) | (keyed.because or set())
        also = [said for one, said in words.items() if one in right - set(raw.values())]
        yield from _list("也对 · Also right", also, level=None) if also else ()
    if isinstance(keyed, Order):
        words = _by_id(form["steps"])
        free = [words[one] for level in keyed.answer or () if len(level) > 1 for one in level]
        heading = "这几步哪一步先都行 · These in any order"
        yield from _list(heading, free, level=None) if free else ()
    if isinstance(keyed, Written):
        asks = {one["name"]: one["text"] for one in form["checks"]}
        ways = [
            {lang: f"{asks[name][lang]} {', '.join(fact.examples)}" for lang in LANGUAGES}
            for name, fact in (keyed.answer or {}).items()
        ]
        yield from _list("这样写都算 · Each of these counts", ways, level=None)


def _thoughts(names: Iterable[str]) -> Iterator[str]:
    rows = [
        [
            " → ".join(
                pair(said)[lang]
                for said in (MISCONCEPTIONS[name].thought, MISCONCEPTIONS[name].next_step)
            )
            for lang in LANGUAGES
        ]
        for name in names
    ]
    if rows:
        yield from _table(["常见的想法 → 页面上说", "Usual thought → what the page says"], rows)


def _misconceptions(found: Sequence[Mapping[str, Any]], by_id: Mapping[str, Step]) -> Iterator[str]:
    yield "### 这一课常见的想法，怎么办 · Usual misconceptions and what to do\n"
    rows = [
        [
            _both(one["thinks"], "<br>"),
            _both(by_id[one["step"]].title, "<br>"),
            _both(one["do"], "<br>"),
        ]
        for one in found
    ]
    yield from _table(["想法 · Thought", "在哪一步 · Step", "怎么办 · What to do"], rows)


def _ten_minutes(session: Session, ten: Mapping[str, Any]) -> Iterator[str]:
    yield _place_of(f"{session.name}-ten", f"### {session.code} {_both(PLACES['ten'])}")
    yield (
        "一台投影机，每人两张纸卡：A 和 B。 · One projector, and two paper cards each: A and B.\n"
    )
    yield f"**{_both(ten['question'])}**\n"
    yield f"- A：{_both(ten['a'])}"
    yield f"- B：{_both(ten['b'])}\n"
    yield f"**答案 · Answer**：{ten['right']}。{_both(ten['because'])}\n"
    rows = []
    start = 0
    for step in ten["step"]:
        end = start + step["minutes"]
        rows.append([f"{start}–{end}", step["does"]["zh"], step["does"]["en"]])
        start = end
    yield from _table(["分钟 · Minutes", "做什么", "What to do"], rows)


# ---- answers and cards as Markdown -------------------------------------------------------------


def _answer(heading: str, question: Question, raw: Any, form: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(question, Table):
        yield f"**{heading}**：\n"
        yield from _filled_table(question, raw, form)
        return
    first, *others = _said(question, raw, form)
    if not others:
        yield f"**{heading}**：{_both(first)}\n"
    elif form["kind"] == "order":
        yield f"**{heading}**：\n"
        yield from (f"{n}. {_both(one)}" for n, one in enumerate((first, *others), start=1))
        yield ""
    else:
        yield from _list(heading, [first, *others], level=None)


def _said(question: Question, raw: Any, form: Mapping[str, Any]) -> list[Words]:
    """A raw answer in words: one line, or one for each thing that is chosen."""
    if isinstance(question, Number):
        shown = question.written(question.read(raw))
        unit = form["unit"]
        return [{lang: f"{shown} {unit[lang]}" if unit else shown for lang in LANGUAGES}]
    match form["kind"], raw:
        case "choice", _:
            words = _by_id(form["options"])
            return [words[one] for one in (raw if isinstance(raw, list) else [raw])]
        case "order", _:
            words = _by_id(form["steps"])
            return [words[one] for one in raw]
        case "decision", {"choice": choice, "reason": reason}:
            words = _by_id(form["options"]) | _by_id(form["reasons"])
            return [words[choice], words[reason]]
    return [pair(str(raw))]


def _choices(form: Mapping[str, Any]) -> Iterator[str]:
    """What there is to choose from, to move or to keep to."""
    for name, heading in (
        ("options", "可选 · Options"),
        ("steps", "要排的 · Steps"),
        ("reasons", "理由 · Reasons"),
        ("checks", "页面上的要求 · What the page asks for"),
    ):
        if name in form:
            yield from _list(heading, [one["text"] for one in form[name]], level=None)


def _by_id(options: Iterable[Mapping[str, Any]]) -> dict[str, Words]:
    return {one["id"]: one["text"] for one in options}


def _filled_table(table: Table, raw: Mapping[str, str], form: Mapping[str, Any]) -> Iterator[str]:
    rows = []
    for row, shown in zip(table.rows, form["rows"], strict=True):
        names = [Cell(row, column).name for column in table.columns]
        given = [cell["given"] for cell in shown["cells"]]
        rows.append(
            [
                _both(shown["text"], "<br>"),
                *(
                    f"**{raw[name]}**" if number is None else number
                    for name, number in zip(names, given, strict=True)
                ),
            ]
        )
    yield from _table(["", *(_both(one["text"], "<br>") for one in form["columns"])], rows)


def _card(card: Mapping[str, Any]) -> Iterator[str]:
    """What stands above a form, without its pictures."""
    for name in ("title", "text", "digits", "says", "caption"):
        if name in card:
            words = card[name]
            yield f"- {words if isinstance(words, str) else _both(words)}"
    for line in card.get("lines", ()):
        yield f"- {_both(line['name'])}：{_both(line['value'])}"
    for part in (*card.get("labels", ()), *card.get("levels", ())):
        yield f"- {_both(part['says'])}"
    yield ""
    for table in [card] if "table" in card else card.get("tables", ()):
        if table is not card:
            yield f"{_both(table['caption'])}\n"
        head = [_both(one["text"]) for one in table["table"]["head"]]
        rows = [
            [cell if isinstance(cell, str) else _both(cell) for cell in row]
            for row in table["table"]["rows"]
        ]
        yield from _table(head, rows)


# ---- Markdown ----------------------------------------------------------------------------------


def _both(words: Words, between: str = " · ") -> str:
    return between.join(_once(words[lang] for lang in LANGUAGES))


def _each(words: Words, change: Callable[[str], str]) -> Words:
    return {lang: change(words[lang]) for lang in LANGUAGES}


def _first_bold(text: str) -> str:
    found = re.search(r"\*\*(.+?)\*\*", text)
    return found[1] if found else _first_sentence(text)


def _first_sentence(text: str) -> str:
    found = re.match(r".*?(?:。|\.(?=\s|$)|$)", text)
    assert found is not None
    return found[0]


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _list(heading: str, lines: Iterable[Words], level: str | None = "###") -> Iterator[str]:
    yield f"{level} {heading}\n" if level else f"**{heading}**：\n"
    yield from (f"- {_both(line)}" for line in lines)
    yield ""


def _quoted(heading: str | None, words: Words) -> Iterator[str]:
    if heading:
        yield f"**{heading}**\n"
    for lang in LANGUAGES:
        yield from (f"> {line}".rstrip() for line in words[lang].splitlines())
        yield ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""


if __name__ == "__main__":
    GUIDE.write_text(guide(), encoding="utf-8")
