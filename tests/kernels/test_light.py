"""Which pages the small runtime draws, and which need the scripts of Voilà and JupyterLab."""

import json

import pytest

from qihang.kernels.fork.client import ForkServer, Unfit
from tests.support.forked import notebook

pytestmark = pytest.mark.process

OURS = "from widgets import QrLab, TryIt\nQrLab()"

ANYWIDGET = """
import anywidget, ipywidgets, traitlets
class Counter(anywidget.AnyWidget):
    _esm = {esm!r}
    value = traitlets.Int(0).tag(sync=True)
    other = traitlets.Any(None).tag(sync=True, **ipywidgets.widget_serialization)
"""
AN_AUTHORS = ANYWIDGET.format(esm="export default { render({ model, el }) {} };")


@pytest.fixture(scope="module")
def server():
    """A fork server, in which each notebook is run in a process of its own."""
    one = ForkServer()
    one.start()
    yield one
    one.stop()


def is_light(server, page):
    """Whether a page is light; one that cannot be run ahead is made by Voilà, and is not."""
    try:
        template = server.prepare(page)
    except Unfit:
        return False
    template.close()
    return template.is_light


@pytest.mark.parametrize(
    "sources",
    [
        ["1 + 1"],
        [OURS, 'TryIt("s1.level")', "'a text'"],
        [AN_AUTHORS + "Counter()"],
        [AN_AUTHORS + "counter = Counter()\ncounter"],
        ["import pandas\npandas.DataFrame({'price': [1, 2]})"],
        ["from IPython.display import Markdown\nMarkdown('**bold**, 5 yuan')"],
        ["import ipywidgets\nipywidgets.Button().close()\nipywidgets.Widget.close_all()"],
    ],
    ids=["plain", "ours", "an author's", "by name", "table", "markdown", "closed"],
)
def test_anywidgets_and_what_stands_still_make_a_light_page(server, tmp_path, sources):
    assert is_light(server, notebook(tmp_path / "page.ipynb", *sources))


@pytest.mark.parametrize(
    "source",
    [
        "import ipywidgets\nipywidgets.IntSlider()",
        "import ipywidgets\nslider = ipywidgets.IntSlider()",
        "import ipywidgets\nipywidgets.Output()",
        "import ipywidgets\nipywidgets.Tab([ipywidgets.HTML('a')])",
        "import ipywidgets\nipywidgets.interactive(lambda x: x, x=3)",
        OURS.replace("QrLab()", "import ipywidgets\nipywidgets.VBox([QrLab()])"),
        AN_AUTHORS + "Counter(layout={'width': '50%'})",
        AN_AUTHORS + "one = Counter()\none.add_class('wide')\none",
        AN_AUTHORS + "Counter(tooltip='how many')",
        AN_AUTHORS + "Counter(other=Counter())",
        AN_AUTHORS + "one = Counter()\nipywidgets.jslink((one, 'value'), (one, 'other'))\none",
        ANYWIDGET.format(esm="export default { render({ experimental }) {} };") + "Counter()",
        "from IPython.display import Javascript\nJavascript('1')",
        "from IPython.display import HTML\nHTML('<SCRIPT>1</SCRIPT>')",
        "from IPython.display import Latex\nLatex('$x$')",
        "from IPython.display import Markdown\nMarkdown('a formula: $x^2$')",
        "from IPython.display import JSON\nJSON({'a': 1})",
    ],
)
def test_any_other_widget_or_output_needs_voilas_manager(server, tmp_path, source):
    assert not is_light(server, notebook(tmp_path / "page.ipynb", "1", source))


@pytest.mark.parametrize(
    ("text", "light"),
    [
        ("# 定价\n\n一单 44.9 元，卖价的 30 %。", True),
        ("It costs 5$.", True),
        ("The margin is $m = p - c$.", False),
        (r"The margin is \(m = p - c\).", False),
        ("\\begin{align}m\\end{align}", False),
    ],
)
def test_a_text_with_a_formula_needs_voilas_scripts(server, tmp_path, text, light):
    page = tmp_path / "page.ipynb"
    cells = [{"cell_type": "markdown", "source": text.splitlines(keepends=True)}]
    page.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert is_light(server, page) is light
