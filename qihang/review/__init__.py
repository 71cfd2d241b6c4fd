"""Spaced review: five minutes at the start of a lesson, of what somebody missed.

:mod:`.due` says what is due on a day, and knows nothing but days and names. :mod:`.twins` finds the
item of a workbook that asks for the same once more, with other numbers. :mod:`.asked` puts the two
together for one person. Nothing here reads a clock or a store.
"""
