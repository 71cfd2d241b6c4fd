"""Which package imports which."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGES = {
    "qihang.protocol": set(),
    "qihang.language": set(),
    "qihang.system": {"qihang.language"},
    "qihang.settings": {"qihang.language", "qihang.system"},
    "qihang.databases": {"qihang.language", "qihang.settings", "qihang.system"},
    "qihang.commerce": {"qihang.language"},
    "qihang.statistics": set(),
    "qihang.questions": {"qihang.commerce", "qihang.language"},
    "qihang.sessions": {
        "qihang.commerce", "qihang.language", "qihang.questions", "qihang.system"
    },
    "qihang.review": {"qihang.protocol", "qihang.questions", "qihang.sessions"},
    "qihang.papers": {
        "qihang.commerce", "qihang.language", "qihang.questions", "qihang.system"
    },
    "qihang.answers": {
        "qihang.databases", "qihang.language", "qihang.protocol", "qihang.settings",
        "qihang.system",
    },
    "qihang.kernels": {
        "qihang.answers", "qihang.language", "qihang.settings", "qihang.system"
    },
    "qihang.gradebook": {
        "qihang.answers", "qihang.databases", "qihang.kernels", "qihang.language",
        "qihang.protocol", "qihang.settings", "qihang.system",
    },
    "qihang.server": {
        "qihang.answers", "qihang.commerce", "qihang.kernels", "qihang.language", "qihang.papers",
        "qihang.protocol", "qihang.review", "qihang.sessions", "qihang.settings", "qihang.system",
    },
    "qihang.operate": {
        "qihang.answers", "qihang.gradebook", "qihang.kernels", "qihang.language",
        "qihang.papers", "qihang.protocol", "qihang.questions", "qihang.review", "qihang.server",
        "qihang.sessions", "qihang.settings", "qihang.statistics", "qihang.system",
    },
    "qihang.desk": {
        "qihang.answers", "qihang.gradebook", "qihang.language", "qihang.operate",
        "qihang.protocol", "qihang.server", "qihang.sessions", "qihang.settings",
        "qihang.statistics", "qihang.system",
    },
    "qihang.officer": {
        "qihang.answers", "qihang.databases", "qihang.desk", "qihang.gradebook",
        "qihang.kernels", "qihang.language",
        "qihang.operate", "qihang.protocol", "qihang.server", "qihang.settings", "qihang.system",
    },
    "qihang.cli": {
        "qihang.answers", "qihang.gradebook", "qihang.language", "qihang.officer",
        "qihang.operate", "qihang.protocol", "qihang.server", "qihang.sessions", "qihang.settings",
        "qihang.system",
    },
    "widgets.core": {
        "qihang.answers", "qihang.commerce", "qihang.language", "qihang.protocol"
    },
    "widgets.exercise": {
        "qihang.answers", "qihang.commerce", "qihang.language", "qihang.protocol",
        "qihang.questions", "qihang.sessions", "widgets.core",
    },
    "widgets.labs": {
        "qihang.commerce", "qihang.language", "qihang.questions", "widgets.core",
    },
}  # fmt: skip
"""Every package, from the ground up, and the packages below that it may import."""

PURE = ("qihang/commerce", "qihang/questions", "qihang/sessions", "qihang/statistics")
OUTSIDE_OF_PURE = {
    "asyncio", "datetime", "glob", "http", "io", "ipywidgets", "anywidget", "os", "pathlib",
    "requests", "secrets", "shutil", "socket", "sqlalchemy", "sqlite3", "subprocess", "tempfile",
    "time", "tornado", "urllib", "voila",
}  # fmt: skip
DATED = {
    "qihang/commerce/helplines.py", "qihang/commerce/jobs.py", "qihang/commerce/law.py",
    "qihang/commerce/news.py", "qihang/commerce/rates.py", "qihang/commerce/registration.py",
    "qihang/commerce/returns.py", "qihang/sessions/s6/after.py",
}  # fmt: skip
"""May know what a day is: they read a file of dated rates or rules that ships beside them, or
count days from one that they are given."""


def modules(folder):
    return sorted((ROOT / folder).rglob("*.py"))


def module_of(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def package_of(module):
    return ".".join(module.split(".")[:2])


OURS = {module_of(path): path for folder in ("qihang", "widgets") for path in modules(folder)}


def imports(path):
    """Everything that a file imports, also inside of functions and for types alone."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in OURS else node.module for name in inner)


def roots(path):
    return {name.split(".")[0] for name in imports(path)}


def neighbours(package):
    """The other packages that a package's files import."""
    found = {
        package_of(name)
        for module, path in OURS.items()
        if package_of(module) == package
        for name in imports(path)
        if name in OURS
    }
    # These two hold a version and the names that notebooks import.
    return found - {package, "qihang", "widgets"}


def test_every_package_is_in_the_table():
    assert {package_of(module) for module in OURS} - {"qihang", "widgets"} == set(PACKAGES)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_the_packages_that_the_table_says(package):
    assert neighbours(package) == PACKAGES[package]


def test_the_table_has_no_circle():
    below = set()
    for package, may in PACKAGES.items():
        assert may <= below, package
        below.add(package)


def test_no_files_import_each_other_in_a_circle():
    arrows = {
        module: {name for name in imports(path) if name in OURS and name != module}
        for module, path in OURS.items()
    }
    assert any(arrows.values())
    TopologicalSorter(arrows).prepare()


@pytest.mark.parametrize("path", modules("qihang"), ids=lambda path: str(path.relative_to(ROOT)))
def test_qihang_never_imports_what_is_drawn(path):
    assert not roots(path) & {"widgets", "ipywidgets", "anywidget"}


def test_only_the_gradebook_imports_nbgrader():
    paths = [*modules("qihang"), *modules("widgets")]
    found = {str(path.parent.relative_to(ROOT)) for path in paths if "nbgrader" in roots(path)}
    assert found == {"qihang/gradebook"}


@pytest.mark.parametrize(
    "path",
    [path for package in PURE for path in modules(package)],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_pure_core_reads_no_file_no_clock_and_no_socket(path):
    if str(path.relative_to(ROOT)) not in DATED:
        assert not roots(path) & OUTSIDE_OF_PURE


@pytest.mark.parametrize("path", modules("qihang/commerce"), ids=lambda path: path.name)
def test_money_is_never_a_float(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.arg | ast.AnnAssign) and "fen" in _name(node):
            assert "float" not in ast.unparse(node)


def _name(node):
    return node.arg if isinstance(node, ast.arg) else ast.unparse(node.target)


def test_ipywidgets_is_never_imported_under_our_folders_name():
    for path in [*modules("qihang"), *modules("widgets"), *modules("tests")]:
        assert "ipywidgets as " + "widgets" not in path.read_text(encoding="utf-8"), path


def test_the_users_folders_and_files_are_there():
    names = (
        "workbooks",
        "exercises",
        "solutions",
        "widgets",
        "voila.json",
        "environment.yml",
        "tests",
    )
    assert all((ROOT / name).exists() for name in names)


def test_nothing_names_a_machine_or_a_registry():
    words = ("pypi." + "org", "pythonhosted." + "org", "npmjs." + "org", "/wo" + "rk/")
    suffixes = {".py", ".sh", ".toml", ".lock", ".yml", ".json", ".md", ".js", ".css", ".html"}
    for path in _texts(suffixes):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in words if word in text], path


def _texts(suffixes):
    skipped = {".venv", ".git", "var", "build", "node_modules"}
    for path in ROOT.rglob("*"):
        inside = path.relative_to(ROOT).parts
        if path.is_file() and path.suffix in suffixes and not skipped & set(inside):
            yield Path(path)


def test_every_symbolic_link_leads_somewhere():
    links = [
        path
        for package in ("qihang", "widgets")
        for path in (ROOT / package).rglob("*")
        if path.is_symlink()
    ]
    assert links
    assert [link for link in links if not link.exists()] == []
