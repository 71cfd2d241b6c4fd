"""What only a person can say of a session: its plan, ``qihang/sessions/<session>/plan.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deploy.course.workbook import Step
from qihang.sessions import Session, sessions
from qihang.system.errors import OperatorError

ROOT = Path(__file__).resolve().parents[2]
PLANS = ROOT / "qihang" / "sessions"

LESSON_MINUTES = 45


def plan(name: str, folder: Path = PLANS) -> dict[str, Any]:
    """A session's plan."""
    with (folder / name / "plan.toml").open("rb") as file:
        return tomllib.load(file)


def planned() -> list[Session]:
    """The sessions that are taught and have a plan."""
    return [one for one in sessions() if one.workbook and (PLANS / one.name / "plan.toml").exists()]


def check(its_plan: Mapping[str, Any], by_id: Mapping[str, Step], name: str) -> None:
    """Raise :class:`OperatorError` for a step that the workbook does not have."""
    named = [step["cell"] for one in its_plan["lesson"] for step in one["step"] if "cell" in step]
    named += [one["step"] for one in its_plan["misconception"]]
    if unknown := [step for step in named if step not in by_id]:
        raise OperatorError(
            f"qihang/sessions/{name}/plan.toml names steps that its workbook does not have: "
            f"{', '.join(unknown)}. The steps are {', '.join(by_id)}."
        )
