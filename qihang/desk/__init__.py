"""The instructor's desk: the working day of lecturers, teachers, office and officer in a browser.

A process of its own beside the trainee server. It keeps nothing itself: it asks the answer
service, and does what the commands do. One page a task, each in a folder of its own; who may
open which stands in :mod:`qihang.desk.routes`.
"""
