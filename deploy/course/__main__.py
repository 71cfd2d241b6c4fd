"""``python -m deploy.course`` writes the guide and the page of the laboratories."""

from deploy.course import labs
from deploy.course.writing import GUIDE, guide

GUIDE.write_text(guide(), encoding="utf-8")
labs.PAGE.write_text(labs.page(), encoding="utf-8")
