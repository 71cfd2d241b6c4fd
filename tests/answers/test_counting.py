"""Which of a trainee's submissions counts."""

from qihang.answers.counting import best


def marked(number, points, key, at):
    """A submission as far as counting looks at it."""
    return {"id": number, "points": points, "key": key, "marked_at": at}


def test_points_by_an_older_key_are_not_compared_with_those_by_the_one_that_marked_last():
    by_older_key = marked(1, 4.0, "first", "2026-11-28T09:00")
    by_mended_key = marked(2, 2.0, "mended", "2026-11-28T10:00")
    assert best([by_older_key, by_mended_key]) == by_mended_key
