"""What stands on worksheets, and on the key to them: ``python -m widgets.exercise.on_paper``.

JSON comes in, JSON goes out. A process of its own runs the notebook, for each sheet with the seed
of its owner: the released notebook for worksheets, which holds no key, and the master for the key.
Of answers that were typed in it says why they are not whole yet, as the page does.
Time and memory are bounded. All of it is plain text in one language.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from typing import Any

from qihang.language.messages import Translated, message, ngettext, translations
from widgets.exercise import cards, kinds
from widgets.exercise.item import Item, asked
from widgets.exercise.kinds import open_because
from widgets.exercise.kinds.decision import WORDS as OF_DECISIONS
from widgets.exercise.right import Right, right

SECONDS, BYTES = 120, 2**30
"""Time of a processor, and memory. A sheet takes about a twentieth of a second."""

KINDS = ("number", "choice", "sort", "order", "table", "decision", "text")
"""What can be answered on paper."""

CARDS = ("words", "digits", "facts", "table", "tables", "sheet")
"""What paper can show; all else is tried out or looked at on the page."""

HOW: Mapping[str, Translated] = {
    "choice": message("Tick one box."),
    "choices": message("Tick every box that fits."),
    "sort": message("Tick one box in each line."),
    "order": message("Write 1, 2, 3 … into the boxes, in the right order."),
    "decision": message("Tick one box above and one below."),
    "table": message("Fill the empty cells."),
}

Cells = Sequence[Mapping[str, Any]]
Json = dict[str, Any]


class Sheet:
    """What stands on the sheets of one edition, in one language."""

    def __init__(self, cells: Cells, language: str, key: bool):
        self._cells, self._language, self._key = cells, language, key
        self._texts = texts(cells, language)

    def of(self, seed: str) -> Json:
        """The questions of one person, and those that need the computer."""
        questions, elsewhere = [], []
        for item in items(self._cells, seed):
            title, *said = self._texts[item.name]
            drawn = self._drawn(item)
            if drawn is None:
                elsewhere.append(title)
            else:
                questions.append({"name": item.name, "title": title, "said": said, **drawn})
        return {"questions": questions, "elsewhere": elsewhere}

    def looked_at(self, seed: str, answers: Mapping[str, Any]) -> Json:
        """The same, with the names of all questions in their order, and what is not whole yet."""
        all_of_them = items(self._cells, seed)
        gaps = {
            one.name: open_because(one.set_out().question, answers.get(one.name))
            for one in all_of_them
        }
        titles = {one.name: self._texts[one.name][0] for one in all_of_them}
        return {
            **self.of(seed),
            "titles": titles,
            "gaps": {name: why for name, why in gaps.items() if why},
        }

    def _drawn(self, item: Item) -> Json | None:
        """A question as paper has it; ``None`` if paper cannot carry it."""
        out = item.set_out()
        kind = out.question.kind
        card = {"card": "words"} if out.shows is None else cards.card(out.shows)
        if kind not in KINDS or card["card"] not in CARDS:
            return None
        form = self._said(kinds.form(out.question, out.words, translations(out.label)))
        how = HOW.get("choices" if form.get("many") else kind)
        points = ngettext("{n} point", "{n} points", item.most, n=f"{item.most:zg}")
        return {
            "kind": kind,
            "points": self._say(points),
            "how": self._say(how) if how else "",
            "because": self._say(OF_DECISIONS["because"]),
            "card": self._said(card),
            "form": form,
            "right": self._right(item) if self._key else None,
        }

    def _right(self, item: Item) -> Json:
        found: Right = right(item.keyed())
        return {"raw": found.raw, "says": found.says, "also": [self._say(x) for x in found.also]}

    def _say(self, words: Translated) -> str:
        return translations(words)[self._language]

    def _said(self, value: Any) -> Any:
        """The same in one language, and without drawings."""
        if isinstance(value, Mapping):
            if value.keys() == {"zh", "en"}:
                return value[self._language]
            return {name: self._said(one) for name, one in value.items() if name != "picture"}
        return [self._said(one) for one in value] if isinstance(value, list) else value


def items(cells: Cells, seed: str) -> list[Item]:
    """The items of an exercise with the numbers of ``seed``; with their keys if it is a master."""
    namespace: dict[str, Any] = {}
    for cell in cells:
        if cell["cell_type"] != "code":
            continue
        exec("".join(cell["source"]), namespace)
        if _grading(cell).get("grade_id") == "seed":
            namespace["seed"] = seed
    return asked()


def texts(cells: Cells, language: str) -> dict[str, list[str]]:
    """What stands above each question, by its name: heading and paragraphs."""
    found: dict[str, list[str]] = {}
    above: list[str] = []
    for cell in cells:
        tags = cell["metadata"].get("tags", [])
        if cell["cell_type"] == "markdown" and language in tags and "after" not in tags:
            lines = list(_lines("".join(cell["source"])))
            above = lines if "".join(cell["source"]).startswith("#") else [*above, *lines]
        elif _grading(cell).get("grade"):
            found[str(_grading(cell)["grade_id"]).removeprefix("test_")] = above
    return found


def _lines(markdown: str) -> Iterator[str]:
    """The paragraphs of a text without the signs of Markdown."""
    for line in markdown.splitlines():
        plain = line.lstrip("#").replace("**", "").replace("`", "").strip()
        if plain:
            yield "· " + plain[2:] if plain.startswith("- ") else plain


def _grading(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = cell["metadata"].get("nbgrader", {})
    return found


def sheets(given: Mapping[str, Any]) -> Iterable[Json]:
    """The sheets that ``given`` asks for, in its order.

    ``notebooks`` are the cells of each edition, ``sheets`` name an edition and a seed. Those with
    ``answers`` are looked at, in each language.
    """
    made = {
        (name, language): Sheet(cells, language, given["key"])
        for name, cells in given["notebooks"].items()
        for language in given["languages"]
    }
    for one in given["sheets"]:
        known = {language: made[one["assignment"], language] for language in given["languages"]}
        if "answers" in one:
            yield {name: it.looked_at(one["seed"], one["answers"]) for name, it in known.items()}
        else:
            [it] = known.values()
            yield it.of(one["seed"])


def main() -> None:
    """Read what is asked for from the standard input, write what stands on the sheets."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    os.environ["NBGRADER_EXECUTION"] = "autograde"  # items with their numbers, nothing drawn
    given = json.load(sys.stdin.buffer)
    with redirect_stdout(sys.stderr):
        made = list(sheets(given))
    sys.stdout.write(json.dumps(made))


if __name__ == "__main__":
    main()
