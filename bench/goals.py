"""What is measured, and what each figure should at least be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """One figure: ``way`` is ``least``, ``most`` or ``true``; ``at`` the figure to reach."""

    key: str
    what: str
    way: str
    at: float
    unit: str

    def reached(self, value: float | bool) -> bool:
        """Whether ``value`` is good enough."""
        if self.way == "true":
            return value is True
        return value >= self.at if self.way == "least" else value <= self.at

    @property
    def told(self) -> str:
        """The goal as text: ``≥ 50``, ``≤ 1 s``, ``true``."""
        if self.way == "true":
            return "true"
        sign = "≥" if self.way == "least" else "≤"
        return f"{sign} {self.at:g} {self.unit}".strip()


GOALS: dict[str, Goal] = {
    goal.key: goal
    for goal in (
        Goal(
            "grade.ratio",
            "Seconds a submission, stock `nbgrader autograde` ÷ `qihang grade`",
            "least",
            50,
            "",
        ),
        Goal(
            "grade.identical",
            "Every row of the gradebook equal to stock's on the same submissions",
            "true",
            1,
            "",
        ),
        Goal(
            "grade.linear",
            "Seconds a submission, of many times as many submissions ÷ of the fewer",
            "most",
            1.2,
            "",
        ),
        Goal(
            "handin.p95_s",
            "Hand-in click to mark on the page in Chromium, all at once",
            "most",
            1.0,
            "s",
        ),
        Goal(
            "handin.ratio",
            "`nbgrader autograde` of all hand-ins ÷ hand-in click to mark on the page, all at once",
            "least",
            20,
            "",
        ),
        Goal(
            "bell.ratio",
            "The last complete page of a class that opens a workbook at once, stock ÷ ours",
            "least",
            15,
            "",
        ),
        Goal(
            "bell.again.ratio", "The same, when all of ours open the page once more", "least", 6, ""
        ),
        Goal("page.p50_s", "Click to interactive in Chromium, warm, one trainee", "most", 0.7, "s"),
        Goal(
            "page.ratio",
            "Click to interactive in Chromium, warm, one trainee, stock ÷ ours",
            "least",
            2.5,
            "",
        ),
        Goal(
            "memory.mb", "Private memory of each further trainee on a lesson page", "most", 25, "MB"
        ),
        Goal(
            "memory.ratio",
            "Private memory of each further trainee on a lesson page with matplotlib, stock ÷ ours",
            "least",
            2.5,
            "",
        ),
        Goal(
            "slider.p95_ms",
            "Key press on a slider until the new picture is on the page",
            "most",
            33,
            "ms",
        ),
        Goal(
            "slider.ratio",
            "The same for a matplotlib chart, stock `interact` in stock Voilà ÷ ours",
            "least",
            2,
            "",
        ),
        Goal(
            "seats",
            "Trainees on a page at once, each changing an answer every 5 s, "
            "with 95 % saved within 200 ms",
            "least",
            150,
            "trainees",
        ),
        Goal(
            "desk.ratio",
            "Answer to acknowledgement, p95 with the desk open ÷ without it",
            "most",
            1.1,
            "",
        ),
        Goal(
            "desk_pages.ratio",
            "A page of the desk of all classes, p95 with 2,500 people ÷ with 30, the worst page",
            "most",
            3,
            "",
        ),
        Goal(
            "desk_pages.class_ratio",
            "A page of the desk of one class, p95 with 2,500 people ÷ with 30, the worst page",
            "most",
            3,
            "",
        ),
        Goal(
            "desk_pages.memory_mb",
            "Private memory of the desk with 2,500 people",
            "most",
            500,
            "MB",
        ),
        *(
            Goal(f"history.{step}", f"{what}, 50,000 hand-ins ÷ 300", "most", 1.5, "")
            for step, what in (
                ("start", "Seconds until the classroom is open"),
                ("command", "Seconds of a command"),
                ("save", "Seconds of a save"),
                ("hand_in", "Seconds of a hand-in"),
                ("mark", "Seconds until a mark"),
                ("home", "Seconds of the home page"),
            )
        ),
        Goal(
            "history.linear",
            "Seconds of the doctor a hand-in, of 50,000 ÷ of 300",
            "most",
            1.2,
            "",
        ),
        Goal(
            "history.disk",
            "Bytes of the store a hand-in, with a copy of its notebook ÷ now",
            "least",
            2,
            "",
        ),
    )
}
