from pytest import TestReport

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
