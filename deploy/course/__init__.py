"""Writes ``docs/course.md``, the guide for lecturers, from the notebooks and the plans.

``docs/labs.md`` shows the laboratories in use.

What stands in a notebook is taken from it and never typed again: aims, steps and examples
are read from the workbooks; questions, model answers and the thoughts that the hidden tests
name are what the masters of the exercises make when they are run. A plan,
``qihang/sessions/<session>/plan.toml``, adds what only a person can say: minutes, what to
say and to ask, what to watch for.
"""
