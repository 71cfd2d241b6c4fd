"""How classes stand in each question, which ideas lie behind it, and which screen to show."""

from qihang.desk.wrong.file import WrongFile
from qihang.desk.wrong.pages import Picture, Wrong
from qihang.desk.wrong.pictures import Pictures

__all__ = ["Picture", "Pictures", "Wrong", "WrongFile"]
