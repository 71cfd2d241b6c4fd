"""Questions, answers and what stands above them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from deploy.course.markdown import Words, bilingual, bullets, table_lines
from qihang.language.messages import LANGUAGES, translations
from qihang.questions.base import Question
from qihang.questions.decision import Decision
from qihang.questions.number import Number
from qihang.questions.order import Order
from qihang.questions.simulation import Simulation
from qihang.questions.table import Cell, Table
from qihang.questions.written import Written
from qihang.sessions import every_misconception
from widgets.core.chat import WORDS
from widgets.core.season import played_words


def answer_lines(
    heading: str, question: Question, raw: Any, form: Mapping[str, Any]
) -> Iterator[str]:
    """A raw answer in the words of its question."""
    if isinstance(question, Table):
        yield f"**{heading}**：\n"
        yield from _filled_table(question, raw, form)
        return
    if isinstance(question, Simulation):
        played = question.read(raw)
        lines = played_words(question.season, played.weeks, played.debrief)
        yield from bullets(heading, list(lines), level=None)
        return
    first, *others = _said(question, raw, form)
    if not others:
        yield f"**{heading}**：{bilingual(first)}\n"
    elif form["kind"] == "order":
        yield f"**{heading}**：\n"
        yield from (f"{n}. {bilingual(one)}" for n, one in enumerate((first, *others), start=1))
        yield ""
    else:
        yield from bullets(heading, [first, *others], level=None)


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
        case "chat", _:
            return [translations(one) for one in raw]
        case "order", _:
            words = _by_id(form["steps"])
            return [words[one] for one in raw]
        case "decision", {"choice": choice, "reason": reason}:
            words = _by_id(form["options"]) | _by_id(form["reasons"])
            return [words[choice], words[reason]]
        case "plan", _:
            return [_planned(line, raw[line["name"]]) for line in _plan_lines(form)]
        case "sort", _:
            words = _by_id(form["rows"]) | _by_id(form["options"])
            return [
                {lang: f"{words[row][lang]} → {words[option][lang]}" for lang in LANGUAGES}
                for row, option in raw.items()
            ]
    return [translations(str(raw))]


def _plan_lines(form: Mapping[str, Any]) -> list[Any]:
    return [line for part in form["parts"] for line in part["lines"]]


def _planned(line: Mapping[str, Any], value: str) -> Words:
    """A line of a plan, and what stands in it."""
    said = _by_id(line.get("options", [])).get(value, dict.fromkeys(LANGUAGES, value))
    name = line["text"]
    return {"zh": f"{name['zh']}：{said['zh']}", "en": f"{name['en']}: {said['en']}"}


def choices(form: Mapping[str, Any]) -> Iterator[str]:
    """What there is to answer to, to choose from, to move or to keep to."""
    if form["kind"] == "chat":
        yield from bullets("已经说的 · What was said", list(_lines(form["desk"])), level=None)
        yield from bullets("现成的回复 · Quick replies", form["desk"]["quick"], level=None)
    for name, heading in (
        ("options", "可选 · Options"),
        ("steps", "要排的 · Steps"),
        ("reasons", "理由 · Reasons"),
        ("checks", "页面上的要求 · What the page asks for"),
    ):
        if name in form:
            yield from bullets(heading, [one["text"] for one in form[name]], level=None)
    if form.get("capped"):
        yield f"{bilingual(form['capped'])}\n"


def _lines(desk: Mapping[str, Any]) -> Iterator[Words]:
    """What was said in a chat before the first reply."""
    robot = translations(WORDS["chat_robot"])
    for line in desk["before"]:
        by = robot if line["by"] == "robot" else desk["customer"]
        yield {lang: f"{by[lang]} {line['says'][lang]}" for lang in LANGUAGES}


def _by_id(options: Iterable[Mapping[str, Any]]) -> dict[str, Words]:
    return {one["id"]: one["text"] for one in options}


def _filled_table(table: Table, raw: Mapping[str, str], form: Mapping[str, Any]) -> Iterator[str]:
    rows = []
    for row, shown in zip(table.rows, form["rows"], strict=True):
        names = [Cell(row, column).name for column in table.columns]
        given = [cell["given"] for cell in shown["cells"]]
        rows.append(
            [
                bilingual(shown["text"], "<br>"),
                *(
                    f"**{raw[name]}**" if number is None else number
                    for name, number in zip(names, given, strict=True)
                ),
            ]
        )
    yield from table_lines(["", *(bilingual(one["text"], "<br>") for one in form["columns"])], rows)


def card_lines(card: Mapping[str, Any]) -> Iterator[str]:
    """What stands above a form, without its pictures."""
    for name in ("title", "text", "digits", "says", "caption"):
        if name in card:
            words = card[name]
            yield f"- {words if isinstance(words, str) else bilingual(words)}"
    for line in card.get("lines", ()):
        yield f"- {bilingual(line['name'])}：{bilingual(line['value'])}"
    for part in (*card.get("labels", ()), *card.get("levels", ())):
        yield f"- {bilingual(part['says'])}"
    yield ""
    for table in [card] if "table" in card else card.get("tables", ()):
        if table is not card:
            yield f"{bilingual(table['caption'])}\n"
        head = [bilingual(one["text"]) for one in table["table"]["head"]]
        rows = [
            [cell if isinstance(cell, str) else bilingual(cell) for cell in row]
            for row in table["table"]["rows"]
        ]
        yield from table_lines(head, rows)


def also_right(keyed: Question, raw: Any, form: Mapping[str, Any]) -> Iterator[str]:
    """Other answers that are as right as ``raw``, where there is more than one."""
    if isinstance(keyed, Decision):
        words = _by_id(form["options"]) | _by_id(form["reasons"])
        right = (keyed.answer or set()) | (keyed.because or set())
        also = [said for one, said in words.items() if one in right - set(raw.values())]
        yield from bullets("也对 · Also right", also, level=None) if also else ()
    if isinstance(keyed, Order):
        words = _by_id(form["steps"])
        free = [words[one] for level in keyed.answer or () if len(level) > 1 for one in level]
        heading = "这几步哪一步先都行 · These in any order"
        yield from bullets(heading, free, level=None) if free else ()
    if isinstance(keyed, Written):
        asks = {one["name"]: one["text"] for one in form["checks"]}
        ways = [
            {lang: f"{asks[name][lang]} {', '.join(fact.examples)}" for lang in LANGUAGES}
            for name, fact in (keyed.answer or {}).items()
        ]
        yield from bullets("这样写都算 · Each of these counts", ways, level=None)


def thoughts(names: Iterable[str]) -> Iterator[str]:
    """Usual thoughts, each with what the page says to it."""
    known = every_misconception()
    rows = [
        [
            " → ".join(
                translations(said)[lang] for said in (known[name].thought, known[name].next_step)
            )
            for lang in LANGUAGES
        ]
        for name in names
    ]
    if rows:
        yield from table_lines(
            ["常见的想法 → 页面上说", "Usual thought → what the page says"], rows
        )
