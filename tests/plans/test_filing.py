"""„W aktach”: who says of an approved version where it lies; a wrong entry stays, beside the one that corrects it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common import registry
from osl_site.common.audit.models import Entry
from osl_site.common.centre.file_class import category_of
from osl_site.common.registry import Group
from osl_site.roof.desk import matters
from plans import services
from plans.desk import approved_unfiled
from plans.models import DocumentKind, Filing
from plans.services.documents import make_document
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import approved, submitted
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
SAID = {"case_mark": "8110.1.2026", "archive_category": "BE10", "place": "teczka w pokoju 12"}


def filed(version, by, **said):
    return services.file_away(version, SAID | said, seen=version.filings.standing().first(), by=by)


def test_the_organiser_or_the_director_files_what_was_approved_and_nobody_else(organiser, director, coworker):
    with pytest.raises(ValidationError, match="tylko zatwierdzoną"):
        filed(submitted(organiser), organiser)
    version = approved(organiser, director)
    with pytest.raises(PermissionDenied):
        filed(version, coworker)
    first = filed(version, organiser, archive_category=" be10 ")
    assert (first.archive_category, first.by, first.by_name) == ("BE10", organiser, organiser.name)
    assert filed(version, director, place="szafa", reason="Teczka stoi w szafie.").supersedes == first
    assert [row.act for row in Entry.objects.order_by("id")][-2:] == ["version.filed", "version.filing_corrected"]
    assert list(version.filings.standing().values_list("place", flat=True)) == ["szafa"]


def test_of_two_at_once_the_second_is_told(organiser, director):
    version = approved(organiser, director)
    services.file_away(version, SAID, seen=None, by=organiser)
    with pytest.raises(ValidationError, match="Ktoś w tym czasie"):
        services.file_away(version, SAID, seen=None, by=director)
    assert Filing.objects.count() == 1


def test_what_is_written_down_stays_and_is_of_its_version(organiser, director):
    version = approved(organiser, director)
    filed(version, organiser)
    refused(lambda: Filing.objects.update(place="gdzie indziej"))
    refused(Filing.objects.all().delete)
    refused(lambda: sql("truncate plans_filing"))
    with pytest.raises(ValidationError, match="Napisz, co poprawia"):
        filed(version, organiser)


def test_the_page_proposes_what_the_decision_says_and_keeps_what_was_typed(organiser, director, signed_in):
    builders.office(case_mark_pattern="CUS.{symbol}.{numer}.{rok}", archive_category="BE10")
    version, client = approved(organiser, director), signed_in(organiser)
    url = reverse("plans:version_file", args=[version.pk])
    assert client.get(url).context["form"].initial["case_mark"].startswith("CUS.")
    page = client.post(url, {"case_mark": "CUS.__.1", "archive_category": "B tysiąc", "place": "teczka 7", "seen": ""})
    assert set(page.context["form"].errors) == {"case_mark", "archive_category"}
    assert 'value="teczka 7"' in page.text
    sent = SAID | {"seen": ""}
    page = client.post(url, sent, follow=True)
    assert "Plan jest odnotowany w aktach." in text_of(page)
    assert "teczka w pokoju 12" in text_of(page)
    page = client.post(url, sent)
    assert "Ktoś w tym czasie" in text_of(page)
    seen = {"seen": Filing.objects.get().pk}
    assert set(client.post(url, SAID | seen).context["form"].errors) == {"reason"}
    page = client.post(url, SAID | seen | {"place": "szafa", "reason": "Przeniesiono."}, follow=True)
    assert "Co poprawiono: Przeniesiono." in text_of(page)


def test_whoever_may_file_has_it_on_the_desk_and_in_the_rail(organiser, director, coworker):
    version, url = approved(organiser, director), "/w-aktach/"
    waits = lambda user: [one for one in matters(user) if one.url.endswith(url)]
    assert [len(waits(user)) for user in (organiser, director, coworker)] == [1, 1, 0]
    assert waits(director)[0].group is Group.TO_DO
    counted = [one for one in registry.desk if one.answer is approved_unfiled]
    assert [(one.room, one.counted(director).count()) for one in counted] == [("plans:plan_list", 1)]
    filed(version, director)
    assert [len(waits(user)) for user in (organiser, director)] == [0, 0]


def test_the_desk_asks_until_it_is_filed_and_bip_takes_over_the_mark(organiser, director):
    version = approved(organiser, director)
    (matter,) = approved_unfiled(organiser)
    assert matter.url == reverse("plans:version_file", args=[version.pk])
    filed(version, organiser)
    assert list(approved_unfiled(organiser)) == []
    make_document(version.pk, DocumentKind.APPROVED)
    assert "Znak sprawy: 8110.1.2026" in services.publish(version, by=organiser).metryka


@pytest.mark.parametrize(("typed", "said"), [("a", "A"), ("bc", "Bc"), ("B 5", "B5"), ("be50", "BE50")])
def test_a_category_is_written_as_file_plans_write_it(typed, said):
    assert category_of(typed) == said


@pytest.mark.parametrize("typed", ["", "C", "B", "B0", "BE100", "A5", "dziesięć"])
def test_no_other_word_is_a_category(typed):
    with pytest.raises(ValidationError, match="wykazu akt"):
        category_of(typed)
