import pytest
from django.core.exceptions import ValidationError

from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.database.records import change, create, tidy
from partners.models import Partner
from tests import builders

pytestmark = pytest.mark.django_db


def partner(**values):
    return create(Partner, {"name": "Biblioteka", "kind": "library"} | values)


def test_text_is_kept_as_typed_but_tidy():
    decomposed = "  Z\u0307ywkowo\r\nwies\u0301\x00 "
    assert tidy(decomposed) == "Żywkowo\nwieś"


def test_no_control_character_reaches_a_calendar_or_a_document():
    assert tidy("Herbata\rDTSTART:1\x0b\x1f\x7f\x85\tz ciastem") == "Herbata\nDTSTART:1\tz ciastem"


def test_lines_end_in_one_way_and_nothing_that_xml_refuses_is_kept():
    assert tidy("Herbata\u2028z ciastem\u2029i\ufffe kawą\uffff") == "Herbata\nz ciastem\ni kawą"


def test_a_change_names_what_changed_and_moves_the_revision():
    kandyty, pieszkowo = builders.locality("Kandyty"), builders.locality("Pieszkowo")
    row = partner(localities=[kandyty])

    changed, told = change(row, {"name": "Szkoła", "kind": "library", "localities": [pieszkowo]}, revision=1)

    assert (changed.name, changed.revision) == ("Szkoła", 2)
    assert told == {"name": (row.name, "Szkoła"), "localities": ("Kandyty", "Pieszkowo")}
    assert list(changed.localities.all()) == [pieszkowo]


def test_saving_what_already_stands_there_changes_nothing():
    row = partner()
    same, told = change(row, {"name": "Biblioteka "}, revision=1)
    assert (same.revision, told) == (1, {})


def test_the_second_of_two_people_is_shown_what_the_first_has_saved():
    row = partner()
    change(row, {"name": "Szkoła"}, revision=1)
    with pytest.raises(ChangedMeanwhile) as conflict:
        change(row, {"name": "Parafia"}, revision=1)
    assert conflict.value.current.name == "Szkoła"


def test_bad_values_are_refused_by_field_and_nothing_is_written():
    row = partner()
    with pytest.raises(ValidationError) as refusal:
        change(row, {"kind": "circus"}, revision=1)
    assert list(refusal.value.error_dict) == ["kind"]
    assert Partner.objects.get().kind == "library"


def test_a_good_row_costs_two_statements_and_one_that_the_database_refuses_is_explained(django_assert_num_queries):
    with django_assert_num_queries(4):  # the row and its words, with a savepoint around them
        partner()

    with pytest.raises(ValidationError) as refusal:
        partner()
    assert list(refusal.value.error_dict) == ["name"]
