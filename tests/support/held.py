"""One line an item of what was tried against the promises, and whether they held.

A test says with ``@pytest.mark.security("…")`` or ``@pytest.mark.faults("…")`` what it
tries, in words that the facility's officer understands. ``make test-security`` and
``make test-faults`` run these tests and print the lines; they are tests like all others.
What a test measures meanwhile it gives to ``record_property("found", "…")``.
"""

from __future__ import annotations

import pytest

KINDS = ("security", "faults")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--held`` prints the lines."""
    parser.addoption("--held", action="store_true", help="print what was tried and held")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have each report carry what its test tries, from whichever process it comes."""
    for item in items:
        for mark in (one for kind in KINDS for one in item.iter_markers(kind)):
            item.user_properties.append(("tried", f"{mark.name}: {_words(item, mark.args[0])}"))


def _words(item: pytest.Item, tried: str) -> str:
    """What is tried, with the case of a test that has many."""
    call = getattr(item, "callspec", None)
    return f"{tried} [{call.id}]" if call else tried


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The lines, in the order in which they were tried."""
    if not terminalreporter.config.getoption("--held"):
        return
    outcomes: dict[str, bool] = {}
    found: dict[str, list[str]] = {}
    for reports in terminalreporter.stats.values():
        # What `-k` leaves out is counted as well, as an item and not as a report.
        for report in (one for one in reports if isinstance(one, pytest.TestReport)):
            said = report.user_properties
            for tried in [words for key, words in said if key == "tried"]:
                if not report.skipped:
                    outcomes[tried] = outcomes.get(tried, True) and report.passed
                    found[tried] = [words for key, words in said if key == "found"]
    terminalreporter.section("tried, held")
    for tried, held in sorted(outcomes.items()):
        terminalreporter.write_line(f"{'held' if held else 'FELL'}  {tried}")
        for words in found[tried]:
            terminalreporter.write_line(f"      {words}")
    terminalreporter.write_line(f"{sum(outcomes.values())} of {len(outcomes)} held")
