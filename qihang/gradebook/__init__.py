"""The only package that imports nbgrader.

It runs nbgrader's own steps on this site and reads and writes nbgrader's own gradebook;
the classes that ``nbgrader_config.py`` names stand here, too.
"""

from qihang.gradebook.by_hand import ByHand
from qihang.gradebook.course import Course, settings
from qihang.gradebook.export import SafeCsvExport, harmless
from qihang.gradebook.marked import Marked
from qihang.gradebook.steps import (
    MARKING,
    SANITIZING,
    AsReleased,
    ForkedExecute,
    OwnSeed,
    markdown_as_text,
)

__all__ = [
    "MARKING",
    "SANITIZING",
    "AsReleased",
    "ByHand",
    "Course",
    "ForkedExecute",
    "Marked",
    "OwnSeed",
    "SafeCsvExport",
    "harmless",
    "markdown_as_text",
    "settings",
]
