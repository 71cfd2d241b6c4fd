"""The only package that imports nbgrader.

It runs nbgrader's own steps on this site and reads and writes nbgrader's own gradebook;
the classes that ``nbgrader_config.py`` names stand here, too.
"""

from qihang.gradebook.by_hand import ByHand
from qihang.gradebook.course import Course, NoExercise, NoGradebook, settings
from qihang.gradebook.export import SafeCsvExport
from qihang.gradebook.marked import Marked
from qihang.gradebook.reading import HandedIn, restrain
from qihang.gradebook.removed import leave_out_of_lists
from qihang.gradebook.steps import (
    EXPORTER,
    MARKING,
    SANITIZING,
    AsReleased,
    ForkedExecute,
    OwnSeed,
    markdown_as_text,
)
from qihang.gradebook.strangers import strange

__all__ = [
    "EXPORTER",
    "MARKING",
    "SANITIZING",
    "AsReleased",
    "ByHand",
    "Course",
    "ForkedExecute",
    "HandedIn",
    "Marked",
    "NoExercise",
    "NoGradebook",
    "OwnSeed",
    "SafeCsvExport",
    "leave_out_of_lists",
    "markdown_as_text",
    "restrain",
    "settings",
    "strange",
]
