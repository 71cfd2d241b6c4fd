"""The numbers that questions are asked with, drawn from a seed. No keys are kept here."""

from qihang.cases import s1, s3, s5

__all__ = ["s1", "s3", "s5"]
