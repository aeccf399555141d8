import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from osl_site.common.database.records import ChangedMeanwhile, change, create, tidy
from osl_site.common.forms.edit_forms import EditForm
from partners.forms import PartnerForm
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


def test_a_good_row_costs_one_statement_and_one_that_the_database_refuses_is_explained(django_assert_num_queries):
    with django_assert_num_queries(3):  # with a savepoint around it
        partner()

    with pytest.raises(ValidationError) as refusal:
        partner()
    assert list(refusal.value.error_dict) == ["name"]


def test_the_stored_version_is_told_in_polish_words():
    row = partner(communes=[builders.commune()])
    form = PartnerForm({"name": "Szkoła", "kind": "school", "revision": 1}, instance=row)
    form.is_valid()
    form.show_conflict(ChangedMeanwhile(Partner.objects.get()))
    told = dict(form.stored_version)
    assert (told["Typ"], told["Działa w całej gminie"]) == ("biblioteka", "Górowo Iławeckie")
    assert (told["Pokaż mieszkańcom"], "False" in told.values()) == ("nie", False)


def test_a_choice_asks_to_choose_instead_of_showing_dashes():
    class Form(EditForm):
        class Meta:
            model = Partner
            fields = ["kind"]

    assert Form().fields["kind"].choices[0] == ("", "Wybierz")


def conflict(typed):
    row = partner(communes=[builders.commune()], offers="Sala na spotkania we wtorki i w środy.")
    change(row, {"offers": "Sala na spotkania w poniedziałki i w środy."}, revision=1)
    form = PartnerForm(QueryDict(mutable=True), instance=Partner.objects.get())
    form.data.update({"name": "Biblioteka", "kind": "library", "revision": 1} | typed)
    form.is_valid()
    form.show_conflict(ChangedMeanwhile(Partner.objects.get()))
    return form


def test_only_what_differs_is_told_and_word_by_word_where_it_helps():
    form = conflict({"offers": "Sala na spotkania we wtorki i w środy, ławki."})
    told = {row.name: row for row in form.both_versions}
    assert list(told) == ["communes", "offers", ""]  # the last: people, who are no field
    assert (told["communes"].text, told["communes"].pieces) == ("Górowo Iławeckie", ())
    assert "poniedziałki" in " ".join(piece.text for piece in told["offers"].pieces if piece.is_removed)


def test_the_stored_version_of_a_field_is_put_in_by_its_button():
    form = conflict({"offers": "Moje słowa.", "name": "Moja nazwa"})
    form = PartnerForm(form.data, instance=Partner.objects.get())
    form.insert_stored("offers")
    assert form.data["offers"] == "Sala na spotkania w poniedziałki i w środy."
    assert (form.data["name"], "offers" in [row.name for row in form.both_versions]) == ("Moja nazwa", False)
    assert Partner.objects.get().offers == "Sala na spotkania w poniedziałki i w środy."
