"""People: the trainees of one's classes; the office enrols, changes and takes off."""

from qihang.desk.people.file import PeopleFile
from qihang.desk.people.importing import DoImport, Import, ImportPlan
from qihang.desk.people.listing import Add, Chosen, People, Several
from qihang.desk.people.one import CrossOut, Note, One, OneChange, Pin
from qihang.desk.people.sheet import Sheet, SheetFile

__all__ = [
    "Add",
    "Chosen",
    "CrossOut",
    "DoImport",
    "Import",
    "ImportPlan",
    "Note",
    "One",
    "OneChange",
    "People",
    "PeopleFile",
    "Pin",
    "Several",
    "Sheet",
    "SheetFile",
]
