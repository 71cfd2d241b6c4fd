"""``python -m deploy.course`` writes the guide and the page of the labs, or says why not."""

import sys

from deploy.course import labs
from deploy.course.plans import planned
from deploy.course.writing import GUIDE, guide
from qihang.language.messages import translations
from qihang.operate.check import check
from qihang.system.errors import OperatorError
from qihang.system.site import Site


def main() -> int:
    """Write both; returns the exit code."""
    try:
        text = guide()
    except Exception as error:  # whatever a plan, a notebook or its code raises
        site = Site.here()
        found = [translations(one.line())["en"] for name in planned() for one in check(site, name)]
        wrong = list(dict.fromkeys(found))
        if not wrong and not isinstance(error, OperatorError):
            raise
        print(*(wrong or [error]), "docs/course.md is as it was.", sep="\n", file=sys.stderr)
        return 1
    GUIDE.write_text(text, encoding="utf-8")
    labs.PAGE.write_text(labs.page(), encoding="utf-8")
    return 0


sys.exit(main())
