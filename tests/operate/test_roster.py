import pytest

from qihang.operate import roster

GOOD = "编号,姓名,班级\n1001,林小满,一班\n1002,周大河,一班\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_roster_is_read_in_the_encodings_of_spreadsheets(encoding):
    assert [one.name for one in roster.read(GOOD.encode(encoding))] == ["林小满", "周大河"]


@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_columns_may_stand_in_any_order_and_with_any_usual_sign_between(delimiter):
    lines = [["class", "Name", "number"], ["A", "林", "1001"]]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode()
    assert roster.read(content) == [roster.Trainee("1001", "林", "A")]


def faults(content):
    with pytest.raises(roster.BadRoster) as bad:
        roster.read(content)
    return bad.value.faults


def test_a_missing_column_is_named():
    assert "class" in faults(b"number,name\n1001,Lin\n")[0]


def test_every_bad_line_is_named():
    content = "number,name,class\n1001,林,A\n,周,A\n1001,陈,A\n10 03,赵,A\n1004,,A\n"
    found = faults(content.encode())
    assert [fault.split(":")[0] for fault in found] == ["Line 3", "Line 4", "Line 5", "Line 6"]
    assert "already on line 2" in found[1]


@pytest.mark.parametrize("content", [b"", b"number,name,class\n", b"\x81\x00\xff\xff"])
def test_an_empty_or_unreadable_file_is_said_to_be_so(content):
    assert len(faults(content)) == 1


def test_a_number_enrolled_already_stops_the_whole_import(answers):
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
