"""Commands speak the language of the house: output, questions, refusals, help, argparse's own."""

import argparse
import ast
import os
import re
import subprocess

import pytest

from qihang import cli
from qihang.language.messages import message
from qihang.operate import arguments, progress
from qihang.operate.console import Console
from qihang.settings import language
from tests.conftest import ROOT
from tests.support.classroom import command
from tests.support.pages import each_language

HAN = re.compile(r"[\u4e00-\u9fff]")
COMMAND = re.compile(r"\b(qihang|nbgrader|results)( [a-z-]+)*")
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")


def english_in(text):
    """Three English words in a row, beside a command that is to be typed."""
    return ENGLISH.search(COMMAND.sub("", text))


@pytest.fixture
def qihang(bare_site, monkeypatch, capsys):
    """Types a command in a language; gives its exit code and what it says."""
    for name, value in bare_site.environment().items():
        monkeypatch.setenv(name, value)

    def type_in(speaking, *words):
        monkeypatch.setenv("LANGUAGE", speaking)
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as ended:
            code = ended.code
        said = capsys.readouterr()
        return code, said.out + said.err

    yield type_in
    arguments.speak(Console("en"))


# --- which language -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("set_to", "pc", "speaks"),
    [
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "C.UTF-8"}, "en"),
        (None, {}, "en"),
        (None, {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        (None, {"LANG": "C", "LANGUAGE": "zh_CN:en"}, "zh"),
        ("auto", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
    ],
)
def test_what_is_set_is_spoken_else_what_the_pc_speaks(set_to, pc, speaks, bare_site, monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in pc.items():
        monkeypatch.setenv(name, value)
    if set_to:
        bare_site.settings.write_text(f'language = "{set_to}"\n')
    assert language(bare_site) == speaks


def test_a_language_that_there_is_not_is_named_in_the_language_of_the_pc(qihang, bare_site):
    bare_site.settings.write_text('version = 1\nlanguage = "fr"\n')
    assert qihang("zh", "roster", "list") == (
        1,
        f"{bare_site.settings} 第 2 行：language 不能是 “fr”。可以写：auto、zh、en 里的一个。\n",
    )
    assert qihang("en", "settings") == (
        1,
        f"{bare_site.settings}, line 2: language cannot be “fr”: one of auto, zh, en is allowed.\n",
    )
    code, said = qihang("en", "doctor")
    assert (code, "WRONG  " + f"{bare_site.settings}, line 2: language" in said) == (1, True)


def test_a_file_that_is_wrong_elsewhere_still_says_the_language(qihang, bare_site):
    bare_site.settings.write_text('language = "zh"\nprot = 8900\n')
    assert qihang("en", "settings") == (
        1,
        f"{bare_site.settings} 第 2 行：没有设置 prot。是不是 port？\n",
    )


@pytest.mark.parametrize("content", [b'language = "zh\n', b'language = "zh"\n# \xff\n'])
def test_a_file_that_cannot_be_read_is_named_in_the_language_of_the_pc(content, qihang, bare_site):
    bare_site.settings.write_bytes(content)
    code, said = qihang("en", "settings")
    assert (code, said.startswith(f"{bare_site.settings}, line ")) == (1, True)


# --- what is said -------------------------------------------------------------------


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "code", "zh", "en"),
    [
        (["release", "s9"], 1, "没有 s9 这一课。现有的课：t1、t2。", "There is no session s9."),
        (["results", "t1"], 0, "", ""),
        (["grade", "t1"], 0, "", ""),
        (["end-lesson"], 0, "0 人已退出登录。", "0 signed out."),
        (["close", "t1"], 0, "t1 已关闭，页面不能打开。", "t1 is closed: its pages"),
        (["roster", "pin", "9"], 1, "没有学员号是 9 的人。", "Nobody there has the number 9."),
        (
            ["roster", "move", "演示班", "演示班"],
            0,
            "3 人已转到班级 演示班。",
            "3 moved to the class",
        ),
        (
            ["export", "--to", "no/where.csv"],
            1,
            "没有这个文件或文件夹",
            "No such file or directory",
        ),
        (["restore", "nothing.tar.gz"], 1, "里已有数据（", "holds data already ("),
        (["check", "t1"], 0, "没有要改的，也没有要写的。", "Nothing to mend, and nothing to"),
        (["start", "--port", "99999"], 1, "端口不能是 99999。", "Port 99999 cannot be: "),
        (["grade"], 0, "", ""),
        (["release"], 2, "用法：qihang release", "usage: qihang release"),
        (["--help"], 0, "启航：不用上网的教室。", "Qihang, an offline classroom."),
        (["roster", "import", "--help"], 0, "不再询问，直接做", "do it without asking"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else None,
)
@each_language
def test_a_command_says_the_same_in_both_languages(
    words, code, zh, en, language, open_site, monkeypatch
):
    said = {"zh": zh, "en": en}[language]
    monkeypatch.setenv("LANGUAGE", language)
    done = command(open_site, *words)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    assert bool(said) == bool(done.stdout + done.stderr)


@pytest.mark.process
def test_the_doctor_says_everything_in_chinese(open_site):
    open_site.settings.write_text('language = "zh"\n')
    done = command(open_site, "doctor")
    assert done.returncode == 0, done.stdout
    for line in done.stdout.splitlines():
        assert re.match(r"正常  .*[。0-9a-f]$", line), line
        assert not english_in(line), line


def test_what_programs_read_is_the_same_in_both_languages(qihang, bare_site, tmp_path):
    file = tmp_path / "class.csv"
    file.write_text("number,name,class\n7,林小满,A\n", encoding="utf-8")
    qihang("en", "roster", "import", file, "--yes")
    assert qihang("zh", "roster", "list") == qihang("en", "roster", "list") == (0, "7\t林小满\tA\n")


def test_a_plan_of_a_roster_is_shown_in_chinese(qihang, tmp_path, monkeypatch):
    file = tmp_path / "class.csv"
    file.write_text("学员号,姓名,班级\n7,林小满,A\n", encoding="utf-8")
    assert qihang("zh", "roster", "import", file) == (
        1,
        "class.csv，按 UTF-8 读取：1 名学员。\n"
        "新增：1\n"
        "  7\t林小满\tA\n"
        "不变：0\n"
        f"还没有改动。要改请运行：qihang roster import {file} --yes\n",
    )
    file.write_text("学员号,姓名,班级\n,林小满,A\n7,\n", encoding="utf-8")
    assert qihang("zh", "roster", "import", file) == (
        1,
        "第 2 行：学员号是空的。\n第 3 行：姓名是空的。\n第 3 行：班级是空的。\n没有导入任何人。\n",
    )


@pytest.mark.parametrize(
    ("speaking", "said"),
    [
        ("zh", "[##########....................] 已评分 1/3，还要 0 分 20 秒"),
        ("en", "[##########....................] 1 of 3 marked, 0 min 20 s left"),
    ],
)
def test_how_far_a_command_is_stands_there_in_the_language(speaking, said, monkeypatch):
    now = iter([100.0, 110.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    assert progress.Progress(Console(speaking), message("marked")).line(1, 3) == said


@pytest.mark.parametrize(
    ("pc", "said"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "要用 Python 3.11 或更新的版本，/bin/false 不是。"),
        ({"LANG": "en_GB.UTF-8"}, "Python 3.11 or newer is needed; /bin/false is not that."),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "Python 3.11 or newer is needed"),
    ],
)
def test_make_start_speaks_so_before_anything_is_installed(pc, said, tmp_path):
    done = subprocess.run(
        ["/bin/sh", ROOT / "deploy" / "venv.sh", "/bin/false"],
        cwd=tmp_path,
        env={"PATH": os.defpath, **pc},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(said)


# --- help, of every command ----------------------------------------------------------


def commands(parser, words=()):
    """Every command, with those below it, as it is typed."""
    yield list(words)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from commands(below, (*words, name))


COMMANDS = list(commands(cli._parser(Console("en"))))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_the_help_of_every_command_is_in_chinese(words, qihang):
    code, said = qihang("zh", *words, "--help")
    assert code == 0
    assert said.startswith("用法：qihang")
    for line in said.splitlines():
        assert not english_in(line), line
    code, said = qihang("en", *words, "--help")
    assert said.startswith("usage: qihang")
    assert not HAN.search(said)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_argument_of_every_command_says_what_it_is(words):
    parser = cli._parser(Console("zh"))
    for word in words:
        [below] = [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
        parser = below.choices[word]
    for action in parser._actions:
        named = [*filter(None, (action.metavar,))]
        assert action.help or named, action


@pytest.mark.parametrize(
    "mistake",
    [
        "",
        "bogus",
        "release",
        "release s1 --marks",
        "release s1 --marks soon",
        "release s1 --bogus",
        "roster pin",
        "roster pin 7 --class A",
        "roster import class.csv --yes=now",
        "new session s7 --title one",
        "start --po",
    ],
)
def test_what_argparse_complains_of_is_in_chinese(mistake, qihang):
    code, said = qihang("zh", *mistake.split())
    usage, complaint = said.rstrip().rsplit("\n", 1)
    assert code == 2 or mistake == "start --po"
    assert usage.startswith("用法：")
    assert re.match(r"qihang[ a-z]*：出错：", complaint)
    assert not english_in(complaint.replace("'", "")), complaint


# --- nothing is said past the catalogue ------------------------------------------------

SPOKEN = ("say", "warn", "row", "agrees", "OperatorError", "well", "wrong")
"""What takes a sentence; their types say that it is one of the catalogue."""

OF_COMMANDS = (
    *("answers", "gradebook", "kernels/sandbox", "officer", "operate", "settings", "system"),
    *("cli", "server/app.py", "server/paths.py", "sessions/__init__.py"),
)
"""What of the program a command runs."""


def modules():
    for one in OF_COMMANDS:
        place = ROOT / "qihang" / one
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def literals(node):
    """The texts that a node writes itself."""
    match node:
        case ast.Constant(str(text)):
            yield text
        case ast.JoinedStr(values):
            for value in values:
                yield from literals(value)
        case ast.BinOp(left, _, right):
            yield from [*literals(left), *literals(right)]
        case ast.IfExp(_, yes, no):
            yield from [*literals(yes), *literals(no)]


def past_the_catalogue(source):
    """Where a text with words in it is printed, raised, or handed to what speaks."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        helps = [one.value for one in node.keywords if one.arg in ("help", "description")]
        given = [*node.args, *helps] if name in (*SPOKEN, "print", "exit", "input") else helps
        for one in given:
            if any(re.search(r"[A-Za-z]{2}", text) for text in literals(one)):
                yield node.lineno


@pytest.mark.parametrize(
    "path", [*modules()], ids=lambda path: str(path.relative_to(ROOT / "qihang"))
)
def test_no_text_is_said_past_the_catalogue(path):
    assert list(past_the_catalogue(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        'print("Done.")',
        'print(f"{name} is open.")',
        'sys.exit("Not here.")',
        'raise OperatorError(f"{path} is missing.")',
        'commands.add_parser("start", help="run the classroom")',
        'console.say("Done." if done else text)',
    ],
)
def test_a_text_that_is_said_past_it_is_found(source):
    assert list(past_the_catalogue(source)) == [1]
