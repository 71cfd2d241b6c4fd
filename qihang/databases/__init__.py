"""The two databases of a house: answers, which are ours, and nbgrader's gradebook.

Both are files of SQLite in the classroom's folder, or schemas of one database of PostgreSQL where
the house has set one. Which it is, what both say differently, and how what stands in one comes
whole into the other is known here; what stands in them is known by those who own them.
"""
