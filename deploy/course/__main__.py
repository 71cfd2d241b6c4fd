"""``python -m deploy.course`` writes the guide."""

from deploy.course.writing import GUIDE, guide

GUIDE.write_text(guide(), encoding="utf-8")
