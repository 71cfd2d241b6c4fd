"""nbgrader's settings: everything between stock nbgrader and this repository."""

import os
import sys

from qihang.gradebook import EXPORTER, MARKING, SANITIZING, leave_out_of_lists, restrain
from qihang.gradebook.opening import address
from qihang.server.paths import JUPYTER
from qihang.system.site import Site

c = get_config()
site = Site.here()
site.prepare()

# nbgrader makes its database with the command `alembic`, which lies beside its own Python.
os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])

# Stock pages of nbgrader take their mathematics from another host; ours stand before them.
os.environ["JUPYTER_PATH"] = os.pathsep.join(
    [str(JUPYTER), *filter(None, [os.environ.get("JUPYTER_PATH")])]
)


def below_root(path):
    """nbgrader joins its folders to the root; a folder elsewhere stays absolute."""
    return os.path.relpath(path, site.root) if path.is_relative_to(site.root) else str(path)


c.CourseDirectory.course_id = "qihang"
c.CourseDirectory.root = str(site.root)
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "exercises"
c.CourseDirectory.submitted_directory = below_root(site.submitted)
c.CourseDirectory.autograded_directory = below_root(site.autograded)
c.CourseDirectory.feedback_directory = below_root(site.var / "feedback")
c.CourseDirectory.db_url = address(site)

# An unanswered question keeps its variable at None; nothing is raised for it.
c.ClearSolutions.code_stub = {"python": "# no answer yet"}

# Whatever lies among the hand-ins is opened in one way; nbgrader's settings alone cannot say so.
restrain()
c.Autograde.exporter_class = EXPORTER

# What needs no kernel is run in a sandboxed fork; a seed that is somebody else's earns nothing.
c.Autograde.sanitize_preprocessors = list(SANITIZING)
c.Autograde.autograde_preprocessors = list(MARKING)

# The classroom hands out and collects by itself; nbgrader is told what trainees can open.
c.ExchangeFactory.list = "qihang.gradebook.exchange.OpenSessions"
c.ExchangeFactory.release_assignment = "qihang.gradebook.exchange.Release"
c.ExchangeFactory.collect = "qihang.gradebook.exchange.Collect"
c.ExchangeFactory.release_feedback = "qihang.gradebook.exchange.ReleaseFeedback"
c.ExchangeFactory.fetch_assignment = "qihang.gradebook.exchange.FetchAssignment"
c.ExchangeFactory.fetch_feedback = "qihang.gradebook.exchange.FetchFeedback"
c.ExchangeFactory.submit = "qihang.gradebook.exchange.Submit"

# Who was taken off the roster stays in the gradebook and out of formgrader's list.
leave_out_of_lists()

c.ExportApp.plugin_class = "qihang.gradebook.SafeCsvExport"
c.HTMLExporter.filters = {"markdown2html": "qihang.gradebook.markdown_as_text"}
