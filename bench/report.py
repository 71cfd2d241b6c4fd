"""The report: what was found as JSON, and a page with charts made from that JSON alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.charts import draw
from bench.goals import GOALS

Report = dict[str, Any]
"""The figures by their keys, and ``machine versions floors date commit mode faults``."""


def write(report: Report, folder: Path, name: str) -> None:
    """Write ``<name>.json``, ``<name>.md`` and the charts beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, indent=1, ensure_ascii=False) + "\n"
    (folder / f"{name}.json").write_text(text, encoding="utf-8")
    charts = draw(report, folder / "charts")
    (folder / f"{name}.md").write_text(page(report, charts), encoding="utf-8")


def page(report: Report, charts: dict[str, str]) -> str:
    """The report in Markdown; ``charts`` are the alternative texts of the pictures by key."""
    figures = {key: report[key] for key in GOALS if key in report}
    parts = [
        "# The classroom beside the stock tools",
        _origin(report),
        _table(figures),
        _missed(figures),
        _faults(report["faults"]),
        *(
            _section(key, one, charts.get(key), len(_runs(report)) > 1)
            for key, one in figures.items()
        ),
        _floors(report["floors"]),
        _machine(report),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def number(value: float | bool) -> str:
    """A figure as text, with three digits that count."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _origin(report: Report) -> str:
    scale = {
        "full": "All numbers as in the goals.",
        "quick": "Small numbers, to see that everything can be measured: not for judging speed.",
    }[report["mode"]]
    runs = _runs(report)
    together = (
        "Every figure on this page was measured in this one run."
        if len(runs) <= 1
        else f"The figures are of {len(runs)} commits, on the same machine; each says of which."
    )
    return (
        f"Written by `python -m bench` on {report['date']}, commit `{report['commit']}`, "
        f"mode {report['mode']}. {scale} {together}"
    )


def _runs(report: Report) -> set[str]:
    return {report[key]["commit"] for key in GOALS if "commit" in report.get(key, {})}


def _table(figures: dict[str, Any]) -> str:
    rows = [
        f"| `{key}` | {one['what']} | {_with_unit(one['value'], one['unit'])} "
        f"| {_range(one)} | {one['goal']} | {'reached' if one['reached'] else '**missed**'} |"
        for key, one in figures.items()
    ]
    return "\n".join(
        ["| key | what | found | lowest to highest | goal | |", "|---|---|---|---|---|---|", *rows]
    )


def _with_unit(value: float | bool, unit: str) -> str:
    return f"{number(value)} {unit}".strip()


def _range(one: dict[str, Any]) -> str:
    rounds = one["rounds"]
    if isinstance(one["value"], bool) or rounds["n"] == 1:
        return "one round" if rounds["n"] == 1 else f"{rounds['n']} rounds"
    return f"{number(rounds['min'])} to {number(rounds['max'])}, n = {rounds['n']}"


def _missed(figures: dict[str, Any]) -> str:
    missed = [
        f"- `{key}`: {_with_unit(one['value'], one['unit'])}, the goal is {one['goal']}."
        for key, one in figures.items()
        if not one["reached"]
    ]
    if not missed:
        return "All goals of the figures above are reached."
    return "\n".join(["## Goals that are missed", "", *missed])


def _faults(faults: list[str]) -> str:
    if not faults:
        return "Nothing was wrong: no answer lost, no page incomplete, no row of a gradebook other."
    return "\n".join(["## What was wrong", "", *(f"- {fault}" for fault in faults)])


def _section(key: str, one: dict[str, Any], alt: str | None, tell_commit: bool) -> str:
    rows = [
        f"| {name} | {number(more['median'])} {more['unit']} | {number(more['min'])} "
        f"| {number(more['max'])} | {more['n']} |"
        for name, more in one["also"].items()
    ]
    table = ["", "| | median | lowest | highest | n |", "|---|---|---|---|---|", *rows]
    picture = ["", f"![{alt}](charts/{key}.svg)"] if alt else []
    of = ["", f"Measured on {one['date']}, commit `{one['commit']}`."] if tell_commit else []
    return "\n".join([f"## {key}", "", one["how"], *of, *picture, *(table if rows else [])])


def _floors(floors: dict[str, Any]) -> str:
    rows = [
        f"| {name} | {number(one['median'])} ms | {number(one['min'])} | {number(one['max'])} "
        f"| {one['n']} |"
        for name, one in floors["ms"].items()
    ]
    return "\n".join(
        [
            "## The machine's floors",
            "",
            "What nothing on this machine can go below, measured before all else of the run of "
            f"{floors['date']}, commit `{floors['commit']}`, on the folder where the classrooms "
            "that are measured lie.",
            "",
            "| | median | lowest | highest | n |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )


def _machine(report: Report) -> str:
    lines = [
        f"- {name}: {value}"
        for part in ("machine", "versions")
        for name, value in report[part].items()
    ]
    return "\n".join(["## The machine", "", *lines])
