"""``qihang new``: skeletons of a session, a laboratory, a question and a kind of question.

Each passes the tests at once, and marks what is to be filled in.
"""
