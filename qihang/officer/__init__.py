"""For whoever answers for the classroom: backup, restore, doctor and audit.

These modules read everything and write none of the learners' data; what they find is said
in sentences with a cure. The commands are in :mod:`qihang.cli.officer`.
"""
