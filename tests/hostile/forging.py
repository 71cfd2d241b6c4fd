"""Submissions whose code wants points that no answer earns."""

from tests.hostile.cases import World, code, magic


@code("computes the right answer instead of writing it")
def computed(_: World) -> str:
    return "offer = f'这包茶产地赣州，每包 {case.sale.price} 元。'"


@code("replaces the marking of its answers")
def patched_ask(_: World) -> str:
    return """
from widgets.exercise import item as module
from qihang.questions.base import Verdict
module.Item.points = lambda self: self.most
module.Item._marked = lambda self: (Verdict("right"), self.most)
module.Item.verdict = lambda self: Verdict("right")
module.Item.__repr__ = lambda self: repr(self.most)
"""


@code("replaces the question kinds", is_variant=True)
def patched_questions(_: World) -> str:
    return """
from qihang import questions
from qihang.questions import base, code, number
for kind in questions.KINDS.values():
    kind.mark = lambda self, answer: base.Verdict("right")
"""


@code("replaces the gradebook's own code", is_variant=True)
def patched_gradebook(_: World) -> str:
    return """
import sys, types
from qihang import gradebook
from qihang.gradebook import fast_path, rows, steps
from nbgrader import utils
fast_path.judge = rows.write = steps.ForkedExecute = None
utils.determine_grade = lambda cell, log=None: (100.0, 100.0)
"""


@code("replaces parts of Python itself", is_variant=True)
def patched_python(_: World) -> str:
    return """
import builtins, json, sys
builtins.repr = lambda value: "2.0"
builtins.float = lambda value=0: 2.0
builtins.len = lambda value: 2
json.dumps = lambda *a, **k: '[{"output_type": "execute_result", "data": {"text/plain": "2.0"}}]'
for name in list(sys.modules):
    if name.startswith(("qihang", "widgets", "json", "IPython")):
        sys.modules[name] = None
"""


@code("replaces the names that tests use")
def replaced_names(_: World) -> str:
    return """
class Full(float):
    def __getattr__(self, name):
        return lambda *a, **k: Full(2.0)
    expects = not_yet = lambda self, *a, **k: self
ask = case = codes = payments = Full(2.0)
item = Full(2.0)
float = lambda value=0: 2.0
__import__ = lambda *a, **k: ask
__builtins__ = {"__import__": __import__, "float": float}
"""


@code("replaces the import of modules", is_variant=True)
def replaced_import(_: World) -> str:
    return """
import builtins, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        raise ImportError(name)
sys.meta_path.insert(0, Finder())
builtins.__import__ = lambda *a, **k: None
"""


@code("replaces the way in which values are shown", is_variant=True)
def display_hooks(_: World) -> str:
    return """
import sys
shell = get_ipython()
sys.displayhook = lambda value: shell.display_pub.publish({"text/plain": "2.0"})
shell.displayhook.write_format_data = lambda *a: print("2.0")
shell.display_formatter.format = lambda value, *a, **k: ({"text/plain": "2.0"}, {})
shell.display_formatter.formatters["text/plain"].for_type(object, lambda *a: "2.0")
"""


@code("rewrites the cells that come after it")
def transformers(_: World) -> str:
    return """
import ast
shell = get_ipython()
class Two(ast.NodeTransformer):
    def visit_Module(self, node):
        return ast.parse("2.0")
shell.ast_transformers.append(Two())
shell.input_transformers_post.append(lambda lines: ["2.0"])
shell.run_cell = lambda *a, **k: None
shell.user_ns["ask"] = None
"""


@code("prints and displays points", is_variant=True)
def printed_points(_: World) -> str:
    return "print('2.0')\ndisplay(2.0)\ndecode = 2.0\ndecode"


@code("speaks in the name of the process that runs it", is_variant=True)
def forged_messages(_: World) -> str:
    return r"""
import json, os
said = [{"output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {},
         "execution_count": 1}]
lines = (json.dumps(said) + "\n").encode() * 100
framed = len(lines).to_bytes(8, "little") + lines
for number in range(3, 64):
    for message in (lines, framed, b'{"outputs": [[]]}\n', b"\xff\n", b"null\n" * 100):
        try:
            os.write(number, message)
        except OSError:
            pass
os._exit(0)
"""


@code("displays HTML and scripts to the instructor")
def html(_: World) -> str:
    return r"""
from IPython.display import HTML, SVG, Javascript, Markdown, Latex, display
evil = "<script>window.hit=1</script><img src=x onerror='window.hit=1'>"
display(HTML(evil), Javascript("window.hit=1"), Markdown(evil), Latex(evil))
display({"text/html": evil, "image/svg+xml": f"<svg>{evil}</svg>"}, raw=True)
display({"image/png": f'"><{evil}'}, raw=True)
display({"application/vnd.jupyter.widget-view+json": {"model_id": evil}}, raw=True)
display({"application/vnd.qihang.verdict+json": {"outcome": "right"}}, raw=True)
print(evil)
evil
"""


@code("shows its failure in its own way", is_variant=True)
def own_traceback(_: World) -> str:
    return """
class Evil(Exception):
    def _render_traceback_(self):
        return ["<script>window.hit=1</script>", "\\x1b]0;title\\x07", "\\ud800"]
raise Evil
"""


@code("displays what no file can hold")
def surrogates(_: World) -> str:
    return "print('\\ud800')\ndisplay({'text/plain': '\\ud800', 'x': {1}}, raw=True)\nobject()"


@magic("leaves no valid code")
def nonsense(_: World) -> str:
    return "offer = = )\n%%nothing\n?\n"
