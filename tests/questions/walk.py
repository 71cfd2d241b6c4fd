"""The walk that every question of the course can be taken on."""

from qihang.questions.misconceptions import MISCONCEPTIONS


def walk(question):
    """Mark the examples that ``question`` makes of itself: they must be what they claim."""
    examples = question.examples()
    assert examples.right
    assert examples.wrong
    assert examples.unreadable
    for raw in examples.right:
        verdict = question.mark(raw)
        assert (verdict.outcome, verdict.share) == ("right", 1), raw
    for raw in examples.wrong:
        verdict = question.mark(raw)
        assert (verdict.outcome, verdict.share) == ("not-yet", 0), raw
        assert verdict.idea in MISCONCEPTIONS, raw
    for raw in examples.unreadable:
        verdict = question.mark(raw)
        assert (verdict.outcome, verdict.share) == ("unreadable", 0), raw
        assert verdict.idea in MISCONCEPTIONS, raw
