"""A new session: its numbers, items, plan and test, and its two notebooks."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from importlib import util
from pathlib import Path
from typing import Any

from qihang.answers import seeds
from qihang.language.messages import Bilingual, message
from qihang.operate.new import templates
from qihang.operate.new.place import Repository
from qihang.system.errors import OperatorError

MESSAGES = {
    "FILL IN: the thought behind an answer that is not right yet.": "待写：没做对的想法。",
    "FILL IN: the next step from there.": "待写：下一步做什么。",
    "FILL IN: a title of {session}": "待写：{session} 的标题",
    "FILL IN: the question of {item}": "待写：{item} 的题目",
    "Pieces": "件数",
    "{yuan} yuan": "{yuan} 元",
    "{pieces} × {price} = ?": "{pieces} × {price} = ？",
}

FILES = (
    *("session.toml", "plan.toml", "__init__.py"),
    *("exercise.py", "misconceptions.py", "practice.py"),
)


def new_session(
    repository: Repository, name: str, title: Bilingual | None, word: str | None
) -> None:
    """Write the skeleton of a session; its title may stand in its ``session.toml`` already.

    ``word`` ends the name of the workbook's folder. Raises :class:`OperatorError` if there is
    such a session, or no title.
    """
    if not re.fullmatch(r"s(?:0|[1-9]\d*)", name):
        raise OperatorError(
            message("{name} is no name of a session. Take s and a number, such as s7.", name=name)
        )
    folder = repository.root / "qihang" / "sessions" / name
    title = title or _title(folder / "session.toml", name)
    workbook = f"workbooks/{name}_{word or _word(title.en)}/{name}.ipynb"
    test = repository.root / "tests" / "sessions" / f"test_{name}.py"
    master = repository.root / "solutions" / name / f"{name}.ipynb"
    repository.refuse_to_replace(folder / "exercise.py", repository.root / workbook, master, test)
    values = _values(name, title, workbook)
    for file in FILES:
        repository.put(folder / file, templates.text(f"session/{file}.txt", values))
    repository.put(test, templates.text("session/test.py.txt", values))
    repository.put_messages(folder, MESSAGES)
    values["total"] = str(_sample(folder / "exercise.py", name).parcel.total)
    repository.put(repository.root / workbook, templates.notebook("session/workbook.ipynb", values))
    repository.put(master, templates.notebook("session/solution.ipynb", values))
    repository.generate(name)
    repository.write_guide()


def _title(path: Path, name: str) -> Bilingual:
    """The title that a session has already."""
    if not path.is_file():
        raise OperatorError(message('Give {name} a title: --title "中文" "English".', name=name))
    known = tomllib.loads(path.read_text(encoding="utf-8"))
    return Bilingual(known["zh"], known["en"])


def _word(title: str) -> str:
    """A word of an English title that a folder can be named by."""
    return next(iter(re.findall(r"[a-z]{4,}", title.lower())), "lesson")


def _values(name: str, title: Bilingual, workbook: str) -> dict[str, str]:
    toml = {"code": name.upper(), "title_zh": title.zh, "title_en": title.en, "workbook": workbook}
    return {
        "session": name,
        "code": name.upper(),
        "title_zh": title.zh,
        "title_en": title.en,
        "title_en_small": title.en[:1].lower() + title.en[1:],
        # TOML's basic strings are written as JSON's.
        **{f"{key}_toml": json.dumps(text, ensure_ascii=False) for key, text in toml.items()},
    }


def _sample(path: Path, name: str) -> Any:
    """The numbers for which the model answers stand, from a file that was just written."""
    spec = util.spec_from_file_location(f"qihang_new_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
        return module.generate(seeds.SAMPLE)
    finally:
        del sys.modules[spec.name]
