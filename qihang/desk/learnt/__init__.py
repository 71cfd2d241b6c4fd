"""What classes learnt: the test before the course beside the one after it."""

from qihang.desk.learnt.file import LearntFile
from qihang.desk.learnt.pages import Learnt

__all__ = ["Learnt", "LearntFile"]
