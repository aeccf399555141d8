"""An agreement goes with its amendments and signed files once its category's term is over, a week after a director said
on which ground."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.discarding import services
from osl_site.common.discarding.models import Discarded, Discarding, Ground
from osl_site.common.files.models import StoredFile
from osl_site.common.triggers import stored
from partners import services as partners
from partners.discarding.agreements import CASE, kept_until
from partners.models import Agreement, Amendment, Partner
from tests import builders
from tests.breaking import refused, sql
from tests.partners.builders import PDF, agreement, signed_agreement
from tests.reading import text_of

pytestmark = pytest.mark.django_db
FILED = {"ground": Ground.FILED}
PLACE = {"case_mark": "CUS.1.2026", "archive_category": "B5", "filed_place": "teczka 0643"}
CONSENT = {"ground": Ground.CONSENT, "archive": "AP Olsztyn", "number": "1/2032", "consented_on": date(2032, 1, 2)}


@pytest.fixture(autouse=True)
def office(request, at):
    if "true_time" in request.fixturenames:
        request.getfixturevalue("true_time")  # before whatever makes rows
    at(2026, 3, 2, 9)
    builders.office()


def ended(by, **values):
    """Signed, prolonged to the end of April and filed; the second file takes the place of the first."""
    row = signed_agreement(by=by, **({"ends_on": date(2026, 3, 31), "archive_category": "B5"} | values))
    moved = {"agreed_on": clock.today(), "changes": "Dłużej.", "moves_end": True, "ends_on": date(2026, 4, 30)}
    amendment = partners.amend_agreement(row, moved, by=by)
    partners.sign_amendment(amendment, content=PDF, by=by)
    partners.supersede_file(row.signed_files.get(amendment=None), content=PDF, reason="Zły skan.", by=by)
    return Agreement.objects.as_they_stand().get(pk=row.pk)


def filed(row, by, **values):
    partners.file_agreement(row, PLACE | values, revision=None, by=by)
    return Agreement.objects.as_they_stand().get(pk=row.pk)


def test_it_goes_with_its_files_once_its_term_is_over_and_its_number_stays_taken(organiser, director, at):
    gone, kept = filed(ended(organiser), organiser), signed_agreement(by=organiser)
    files = set(gone.signed_files.values_list("file", flat=True))
    laws = stored()
    at(2032, 1, 1, 9)
    said = services.say_ground("porozumienie", gone.pk, FILED, by=director)
    with pytest.raises(ValidationError, match="musi minąć 7 dni"):
        services.discard(said, by=director)
    at(2032, 1, 8, 10)
    services.discard(said, by=director)
    assert list(Agreement.objects.all()) == [kept]
    assert not Amendment.objects.exists()
    assert len(files) == 3 and not StoredFile.objects.filter(pk__in=files).exists()
    assert Discarded.objects.get().rows == {
        "partners_agreement": 1,
        "partners_agreement_parties": 1,
        "partners_amendment": 1,
        "partners_signedagreement": 3,
        "files_storedfile": 3,
    }
    assert Partner.objects.count() == 2
    assert stored() == laws
    sql("set constraints all deferred")  # as each transaction begins
    assert agreement(by=organiser).number == 1
    refused(lambda: sql("delete from partners_amendment"))


@pytest.mark.parametrize(
    ("category", "day", "sentence"),
    [
        ("B5", date(2031, 12, 31), "Kategoria B5 każe trzymać to porozumienie do 31 grudnia 2031"),
        ("BE10", date(2036, 12, 31), "do 31 grudnia 2036"),
        ("A", date(2090, 1, 1), "nie mówi, ile lat"),
        ("Bc", date(2090, 1, 1), "nie mówi, ile lat"),
    ],
)
def test_nothing_goes_before_the_term_of_its_category(category, day, sentence, organiser, director, at):
    row = filed(ended(organiser), organiser, archive_category=category)
    at(day.year, day.month, day.day, 9)
    for ground in (FILED, CONSENT | {"consented_on": day}):
        with pytest.raises(ValidationError, match=sentence):
            services.say_ground("porozumienie", row.pk, ground, by=director)


def test_a_term_that_grows_before_the_week_is_over_keeps_it(organiser, director, at):
    row = filed(ended(organiser), organiser)
    at(2032, 1, 1, 9)
    said = services.say_ground("porozumienie", row.pk, CONSENT | {"consented_on": date(2031, 12, 1)}, by=director)
    partners.change_agreement(row, {"archive_category": "B10"}, revision=None, by=organiser)
    at(2032, 1, 9, 9)
    with pytest.raises(ValidationError, match="do 31 grudnia 2036"):
        services.discard(said, by=director)
    partners.change_agreement(row, {"archive_category": "A"}, revision=None, by=organiser)
    refused(lambda: sql(f"select partners_agreement_discard({said.pk})"))
    refused(lambda: sql(f"select partners_agreement_gone_again('{row.pk}')"))


@pytest.mark.parametrize("category", ["B0", "B5", "be 2", "A"])
def test_the_database_holds_the_term_itself(category, true_time, organiser, director):
    row = filed(ended(organiser), organiser, archive_category=category)
    given = {"subject_type": "partners.agreement", "subject_id": row.pk, "name": "P", "by_name": "Ewa"}
    said = Discarding.objects.create(ground="filed", by=director, at=datetime.now(UTC) - timedelta(days=8), **given)
    with pytest.raises(IntegrityError, match="kept as long as it has to be"), transaction.atomic():
        sql(f"select partners_agreement_discard({said.pk})")


def test_what_holds_or_lies_in_no_files_stays_and_drafts_are_no_records(organiser, director, at):
    row, draft = ended(organiser), agreement(by=organiser)
    assert [case.pk for case in CASE.rows()] == [row.pk]
    with pytest.raises(ValidationError, match="jeszcze się nie skończyło"):
        services.say_ground("porozumienie", row.pk, FILED, by=director)
    with pytest.raises(ValidationError, match="już nie ma"):
        services.say_ground("porozumienie", draft.pk, FILED, by=director)
    at(2032, 1, 1, 9)
    with pytest.raises(ValidationError, match="gdzie w aktach"):
        services.say_ground("porozumienie", row.pk, FILED, by=director)


def test_a_draft_of_which_nothing_came_is_kept_from_the_day_of_its_end(organiser):
    row = agreement(by=organiser, ends_on=date(2027, 1, 1), archive_category="B2")
    partners.end_agreement(row, on=date(2026, 3, 2), reason="Zrezygnowali.", by=organiser)
    row = Agreement.objects.as_they_stand().get(pk=row.pk)
    assert (row.last_day, kept_until(row)) == (date(2026, 3, 2), date(2028, 12, 31))


def test_the_list_names_it_says_why_it_stays_and_what_goes(organiser, director, signed_in, at):
    row = filed(ended(organiser), organiser)
    at(2030, 5, 5, 9)
    said = text_of(signed_in(director).get(reverse("discarding_list")))
    assert f"porozumienie {row.code}, znak CUS.1.2026" in said
    assert "Kategoria B5 każe trzymać to porozumienie do 31 grudnia 2031" in said
    assert CASE.goes(row) == ["porozumienia: 1", "aneksy: 1", "podpisane pliki: 3"]
