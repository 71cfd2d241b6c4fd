"""Rosters: files as spreadsheets write them, and what becomes of those who are in them."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qihang import cli
from qihang.language import standard
from qihang.operate import roster


@dataclass
class Done:
    """What a command said."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self):
        return True


@pytest.fixture
def qihang(tmp_path, monkeypatch, capsys):
    """Runs a command on a classroom of its own; ``typed`` is typed at its terminal."""
    monkeypatch.setenv("QIHANG_ROOT", str(tmp_path))
    monkeypatch.setenv("QIHANG_VAR", str(tmp_path / "var"))

    def run(*words, typed=None):
        monkeypatch.setattr(sys, "stdin", io.StringIO() if typed is None else Terminal(typed))
        code = cli.main([str(word) for word in words])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return run


@pytest.fixture
def importing(qihang, tmp_path):
    """Imports a file with this content; somebody at the terminal says yes."""

    def run(content, typed="y\n", *words):
        file = tmp_path / "class.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return qihang("roster", "import", file, *words, typed=typed)

    return run


@pytest.fixture
def enrolled(qihang):
    """Who is enrolled, as the list says it."""
    return lambda *words: [
        tuple(line.split("\t")) for line in qihang("roster", "list", *words).out.splitlines()
    ]


# --- bytes and text -----------------------------------------------------------------

GOOD = "编号,姓名,班级\n1001,林小满,一班\n1002,周大河,一班\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_roster_is_read_in_the_encodings_of_spreadsheets(encoding):
    read = roster.read(GOOD.encode(encoding)).trainees
    assert [one.name for one in read] == ["林小满", "周大河"]


def test_a_file_in_gbk_that_is_utf_8_too_gets_the_names_of_people(importing, enrolled):
    done = importing("number,name,class\n2001,郑伟,B\n".encode("gbk"))
    assert enrolled() == [("2001", "郑伟", "B")]
    assert "read as GBK" in done.err


def test_a_file_is_shown_as_it_was_read_before_anybody_is_enrolled(importing, enrolled):
    done = importing("number,name,class\n2001,郑伟,B\n".encode("gbk"), "n\n")
    assert "2001\t郑伟\tB" in done.err
    assert (done.code, enrolled()) == (1, [])


CHARACTERS = sorted(standard.characters())


@given(st.lists(st.text(CHARACTERS, min_size=2, max_size=3), min_size=1, max_size=5))
def test_names_come_out_of_either_encoding_as_they_went_in(names):
    lines = [f"{number},{name},A" for number, name in enumerate(names, start=2001)]
    content = "\n".join(["number,name,class", *lines])
    for encoding in ("utf-8", "gb18030"):
        assert [one.name for one in roster.read(content.encode(encoding)).trainees] == names


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_columns_may_stand_in_any_order_and_with_any_usual_sign_between(delimiter):
    lines = [["class", "Name", "number"], ["A", "林", "1001"]]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode()
    assert roster.read(content).trainees == [roster.Trainee("1001", "林", "A")]


def test_a_file_with_the_line_ends_of_old_macs_is_read(importing, enrolled):
    importing("number,name,class\r2011,张三,A\r2012,李四,A\r")
    assert enrolled() == [("2011", "张三", "A"), ("2012", "李四", "A")]


def test_a_quotation_mark_that_nobody_closed_is_named_with_its_line(importing, enrolled):
    done = importing('number,name,class\n2011,张三,A\n2012,"' + "李" * 131_073 + "\n")
    assert done.err.startswith("Line 3: a cell is far too long")
    done = importing('number,name,class\n2011,张三,A\n2012,"李四,A\n2013,王五,A\n')
    assert done.err.startswith("Line 3: a quotation mark")
    assert enrolled() == []


def test_a_cell_may_hold_a_line_end_and_lines_are_counted_right():
    assert faults('number,name,class\n2011,"张\n三",A\n2012,,A\n') == ["Line 4: name is empty."]


def test_a_file_that_is_no_list_is_not_read_to_its_end(qihang):
    assert "more than 4 MB" in qihang("roster", "import", "/dev/zero").err


# --- cells --------------------------------------------------------------------------


@pytest.mark.parametrize("space", ["\u3000", "\u00a0", "  ", " \u3000\t"])
def test_spaces_of_every_kind_are_one_in_a_name_and_none_in_a_heading(importing, enrolled, space):
    file = f"学{space}号;姓{space}名;班级\n20{space}01;{space}王{space}伟;{space}A\n"
    importing(file)
    assert enrolled() == [("2001", "王 伟", "A")]


def test_what_cannot_be_seen_in_a_file_is_not_kept(importing, enrolled):
    importing("\u200b编号,姓名,班级\n20\u200b01,王\u200d伟\ufe0f,\u2060A\n")
    assert enrolled() == [("2001", "王伟", "A")]


def faults(content):
    with pytest.raises(roster.BadRoster) as bad:
        roster.read(content if isinstance(content, bytes) else content.encode())
    return bad.value.faults


def test_a_missing_column_is_named():
    assert "class" in faults(b"number,name\n1001,Lin\n")[0]


def test_every_bad_line_is_named():
    found = faults("number,name,class\n1001,林,A\n,周,A\n1001,陈,A\n10_3,赵,A\n1004,,A\n")
    assert [fault.split(":")[0] for fault in found] == ["Line 3", "Line 4", "Line 5", "Line 6"]
    assert "already on line 2" in found[1]


@pytest.mark.parametrize("number", ["-1", "--help", "王", "a/b", "..", ".x", "a_b", "1" * 21])
def test_a_number_that_commands_or_folders_would_not_take_is_refused(number):
    assert len(faults(f"number,name,class\n{number},林,A\n")) == 1


@pytest.mark.parametrize("content", [b"", b"number,name,class\n", b"\x81\x00\xff\xff"])
def test_an_empty_or_unreadable_file_is_said_to_be_so(content):
    assert len(faults(content)) == 1


# --- numbers that are alike ---------------------------------------------------------


def test_a_number_that_is_alike_to_one_in_the_file_is_refused_with_both(importing, enrolled):
    done = importing("number,name,class\nA7,林,A\na7,周,A\n")
    assert (done.code, enrolled()) == (1, [])
    assert "Line 3: number a7 differs only in upper and lower case from A7, on line 2." in done.err


def test_a_number_that_is_alike_to_an_enrolled_one_is_refused_with_both(importing, enrolled):
    importing("number,name,class\nA7,林,A\n")
    done = importing("number,name,class\na7,周,A\n")
    assert (done.code, enrolled()) == (1, [("A7", "林", "A")])
    assert "number a7" in done.err
    assert "from A7, who is enrolled" in done.err


def test_alike_numbers_that_are_enrolled_already_stay_and_the_doctor_names_them(
    qihang, importing, enrolled, open_answers
):
    with open_answers() as answers:
        roster.enrol(answers.operator, [roster.Trainee(one, "林", "A") for one in ("A7", "a7")])
    done = importing("number,name,class\nA7,林,B\na7,林,A\n")
    assert (done.code, enrolled()) == (0, [("A7", "林", "B"), ("a7", "林", "A")])
    assert "The numbers A7, a7 differ only in upper and lower case" in qihang("doctor").out


# --- what a file changes ------------------------------------------------------------

FIRST = "number,name,class\n2001,王伟,A\n2002,李娜,A\n2003,张敏,A\n"


@pytest.fixture
def open_answers(qihang):
    """Opens the answers of the classroom."""
    from qihang.answers.service import open_answers
    from qihang.system.site import Site

    return lambda: open_answers(Site.here())


@pytest.fixture
def first(importing):
    """Three are enrolled; their PINs by number."""
    said = importing(FIRST).out
    return {number: pin for number, _, _, pin in map(str.split, said.splitlines())}


def test_a_file_with_one_new_line_adds_that_one(first, importing, enrolled):
    done = importing(FIRST + "2004,陈静,A\n")
    assert [line.split("\t")[:3] for line in done.out.splitlines()] == [["2004", "陈静", "A"]]
    assert [number for number, *_ in enrolled()] == ["2001", "2002", "2003", "2004"]


def test_what_would_change_is_shown_old_and_new(first, importing):
    done = importing("number,name,class\n2001,王维,A\n2002,李娜,B\n2004,陈静,B\n", "n\n")
    for line in (
        "New: 1", "2004\t陈静\tB", "Changed: 2", "2001\t王伟 → 王维\tA", "2002\t李娜\tA → B",
        "As they are: 0", "not in this file: 1",
    ):  # fmt: skip
        assert line in done.err


CHANGED = "number,name,class\n2001,王维,A\n2002,李娜,A\n"


@pytest.mark.parametrize(
    ("typed", "words", "name"),
    [
        ("y\n", [], "王维"), ("是\n", [], "王维"), (None, ["--yes"], "王维"),
        ("\n", [], "王伟"), ("n\n", [], "王伟"), ("", [], "王伟"), (None, [], "王伟"),
    ],
)  # fmt: skip
def test_a_name_is_mended_on_a_word_and_not_without(first, importing, enrolled, typed, words, name):
    done = importing(CHANGED, typed, *words)
    assert enrolled()[0] == ("2001", name, "A")
    assert done.code == (0 if name == "王维" else 1)


def test_where_nobody_can_be_asked_it_is_said_what_to_type(importing):
    assert "To do it: qihang roster import" in importing(FIRST, None).err


def test_a_file_that_changes_nothing_asks_nothing(first, importing):
    done = importing(FIRST, None)
    assert (done.code, done.out) == (0, "")
    assert "nothing to change" in done.err


def test_a_changed_name_leaves_the_pin_as_it_was(first, importing, open_answers):
    importing(CHANGED)
    with open_answers() as answers:
        assert "sign_in" in answers.server.sign_in("2001", first["2001"], "seat")


# --- taking off, bringing back, moving ----------------------------------------------


def test_who_was_taken_off_is_signed_out_and_cannot_sign_in(first, qihang, enrolled, open_answers):
    with open_answers() as answers:
        key = answers.server.sign_in("2001", first["2001"], "seat")["sign_in"]
    assert qihang("roster", "remove", "2001").code == 0
    with open_answers() as answers:
        assert answers.server.who(key) == {"ended": "removed"}
        assert answers.server.sign_in("2001", first["2001"], "seat") == {"miss": 0}
    assert [number for number, *_ in enrolled()] == ["2002", "2003"]
    assert enrolled("--removed") == [("2001", "王伟", "A")]


def test_who_is_brought_back_signs_in_with_the_same_pin(first, qihang, enrolled, open_answers):
    with open_answers() as answers:
        key = answers.server.sign_in("2001", first["2001"], "seat")["sign_in"]
    qihang("roster", "remove", "2001", "2002")
    assert qihang("roster", "back", "2001", "2002").code == 0
    with open_answers() as answers:
        assert answers.server.who(key) == {"ended": "removed"}
        assert "sign_in" in answers.server.sign_in("2001", first["2001"], "seat")
    assert len(enrolled()) == 3


def test_a_number_of_somebody_who_was_taken_off_is_not_given_to_another(
    first, qihang, importing, enrolled
):
    qihang("roster", "remove", "2001")
    done = importing("number,name,class\n2001,赵强,A\n")
    assert done.code == 1
    assert "belongs to 王伟" in done.err
    assert "qihang roster back 2001" in done.err


def test_a_whole_class_is_taken_off_and_brought_back(first, qihang, importing, enrolled):
    importing("number,name,class\n3001,赵强,B\n")
    done = qihang("roster", "remove", "--class", "A")
    assert done.out.splitlines() == ["2001\t王伟\tA", "2002\t李娜\tA", "2003\t张敏\tA"]
    assert enrolled() == [("3001", "赵强", "B")]
    assert "qihang roster back --class A" in done.err
    qihang("roster", "back", "--class", "A")
    assert len(enrolled()) == 4


def test_a_class_moves_to_another_name(first, qihang, enrolled):
    assert qihang("roster", "move", "A", "二班").code == 0
    assert {class_name for *_, class_name in enrolled()} == {"二班"}


@pytest.mark.parametrize(
    "words",
    [
        ["remove", "9999"], ["remove", "--class", "Z"], ["move", "Z", "A"], ["pin", "9999"],
        ["back", "2001"], ["move", "A", " "],
    ],
)  # fmt: skip
def test_who_is_not_there_is_named_and_nothing_changes(first, qihang, enrolled, words):
    done = qihang("roster", *words)
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert len(enrolled()) == 3


def test_a_command_takes_a_number_as_somebody_typed_it(importing, qihang):
    importing("number,name,class\nB-12,王伟,A\n")
    assert qihang("roster", "pin", "ｂ－１２").out.startswith("B-12\t王伟\tA\t")


def test_each_change_is_a_line_of_the_audit_log_without_names(
    first, qihang, importing, open_answers
):
    importing("number,name,class\n2001,王维,A\n")
    qihang("roster", "move", "A", "B")
    qihang("roster", "remove", "2003")
    qihang("roster", "back", "2003")
    with open_answers() as answers:
        log = answers.operator._store.audit_log()
    happened = [line for line in log if "trainee-" in line]
    assert [line.split('"what":"')[1].split('"')[0] for line in happened] == [
        *["trainee-changed"] * 4, "trainee-removed", "trainee-back",
    ]  # fmt: skip
    assert not any(name in line for line in log for name in ("王伟", "王维", "张敏"))


# --- PINs ---------------------------------------------------------------------------


def test_a_number_enrolled_already_stops_all_who_are_enrolled_with_it(answers):
    new = [roster.Trainee("2001", "新", "A"), roster.Trainee("1001", "旧", "A")]
    with pytest.raises(roster.BadRoster, match="1001"):
        roster.enrol(answers.operator, new)
    assert [row["number"] for row in answers.operator.trainees()] == ["1001", "1002"]


def test_pins_are_given_once_and_work(answers):
    [(trainee, pin)] = roster.enrol(answers.operator, [roster.Trainee("2001", "新", "A")])
    assert "sign_in" in answers.server.sign_in(trainee.number, pin, "seat")


def test_a_new_pin_replaces_the_old_one(answers):
    pin = roster.new_pin(answers.operator, "1001")
    assert "sign_in" in answers.server.sign_in("1001", pin, "seat")
    assert "miss" in answers.server.sign_in("1001", "123456", "seat")


def test_a_whole_class_gets_new_pins(first, qihang, open_answers):
    said = qihang("roster", "pin", "--class", "A").out
    made = {number: pin for number, _, _, pin in map(str.split, said.splitlines())}
    assert made.keys() == first.keys()
    with open_answers() as answers:
        for number, pin in made.items():
            assert "sign_in" in answers.server.sign_in(number, pin, f"seat of {number}")
