import pytest
from django.http import QueryDict

from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.database.records import change, create
from osl_site.common.forms.edit_forms import EditForm
from partners.forms import PartnerForm
from partners.models import Partner
from tests import builders

pytestmark = pytest.mark.django_db


def partner(**values):
    return create(Partner, {"name": "Biblioteka", "kind": "library"} | values)


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
