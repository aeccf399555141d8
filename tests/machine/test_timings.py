import subprocess

from pytest import TestReport

from tests import timings
from tests.timings import seconds_by_folder


def report(test, when, seconds):
    return TestReport(test, ("", 0, ""), {}, "passed", None, when, duration=seconds)


def test_seconds_of_tests_are_added_up_by_folder_and_loose_files_stand_for_themselves():
    reports = [
        report("tests/needs/test_models.py::test_one", "setup", 0.25),
        report("tests/needs/test_models.py::test_one", "call", 0.5),
        report("tests/needs/test_views.py::test_two[a/b]", "call", 1.0),
        report("tests/test_pages.py::test_page[c]", "call", 4.0),
        "a warning",
    ]

    assert seconds_by_folder(reports) == {"tests/needs": 1.75, "tests/test_pages.py": 4.0}


def test_what_nobody_waits_for_is_found_among_descendants_and_counted(monkeypatch):
    call = ["sh", "-c", "echo here; read word", "--type=renderer"]
    with subprocess.Popen(call, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as helper:
        helper.stdout.readline()  # it runs under its own name now
        found = timings.helpers_of_browsers()
        helper.communicate(b"end\n")
    assert helper.pid in found
    assert timings.helpers_of_browsers() == [pid for pid in found if pid != helper.pid]

    before = timings.seconds_of_processor()
    monkeypatch.setitem(timings.unseen, "gw7", 1000.0)
    assert 1000 <= timings.seconds_of_processor() - before < 1010
