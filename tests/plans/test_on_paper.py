"""A plan decided on paper before the office had the application: it holds, and opens no way past the review."""

import io
from datetime import date, timedelta

import pikepdf
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.centre.services import save_office
from osl_site.common.files.models import StoredFile
from osl_site.common.files.services import keep
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import send
from plans import services
from plans.document.metryka import metryka
from plans.document.rendering import content_of
from plans.in_force.status import status_of
from plans.in_force.words import from_to
from plans.models import Action, Decision, DocumentKind, Outcome, Version
from plans.tasks import make_document
from tests import builders
from tests.breaking import refused, sql
from tests.files.test_photographs import picture
from tests.plans.builders import action, approved, document, draft, goal, plan, said, submitted

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4 skan"
DECIDED = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def today(at):
    at(2026, 12, 1, 9)


def on_paper(version, by, *, number=0, reason="", scan=SCAN, **values):
    told = {"decided_on": DECIDED, "by_name": "Jan Stary", "by_position": "dyrektor"}
    told["effective_on"] = version.starts_on
    return services.enter_from_paper(
        version, number=number, reason=reason, scan=scan, values=told | {"case_mark": "CUS.1.2026"} | values, by=by
    )


@pytest.fixture
def first(organiser):
    """The draft of a plan of this year, without a single row."""
    return plan(organiser, year=2026).versions.get()


def test_it_holds_as_approved_and_says_that_it_is_on_paper(first, organiser):
    decision = on_paper(first, organiser)
    version = Version.objects.get(pk=first.pk)
    assert (version.state, decision.outcome, decision.day) == ("approved", Outcome.PAPER, DECIDED)
    assert Version.objects.in_force(clock.today()).get() == version
    assert "Przyjęto na papierze 2 marca 2026" in from_to(status_of(version.plan, clock.today()).newest)
    told = {row.term: row.text for row in metryka(content_of(version), version.decision)}
    assert "Opracowanie" not in told
    assert "Przekazano" not in told
    assert told["Tryb"].startswith("przyjęty na papierze")
    assert told["Zatwierdzenie"].startswith("Jan Stary, dyrektor, 2 marca 2026")
    assert Entry.objects.roots().order_by("-id")[0].act == "version.entered_from_paper"


def test_activities_may_stand_on_its_rows_and_its_next_update_has_the_next_number(first, organiser, director):
    row = action(goal(first, organiser), organiser)
    on_paper(first, organiser, number=2, reason="Nowa wieś w gminie.")
    assert Action.objects.filter(goal__version__in=Version.objects.in_force(clock.today())).get() == row
    update = services.open_update(first.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    assert update.number == 3
    services.submit(update, by=organiser)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=clock.today(), by=director)
    assert [row.standing.value for row in status_of(first.plan, clock.today()).versions] == ["in_force", "replaced"]


def test_residents_read_that_it_is_on_paper_and_get_the_scan(first, organiser, client):
    on_paper(first, organiser, number=1, reason="Zmiana.")
    make_document(first.pk, DocumentKind.APPROVED)
    publication = services.publish(Version.objects.get(pk=first.pk), by=organiser)
    assert "Tryb: przyjęty na papierze" in publication.metryka
    page = client.get("/plan/").text
    assert "Przyjęto na papierze: 2 marca 2026" in page
    assert "Tekst tego planu jest na skanie." in page
    assert "Wstęp" not in page
    scan = client.get(f"{publication.get_absolute_url()}skan/")
    assert (scan.content, scan["Content-Disposition"].partition(";")[0]) == (SCAN, "attachment")
    other = approved(organiser)
    assert client.get(f"/plan/wersje/{other.plan_id}-0/skan/").status_code == 404


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"decided_on": date(2026, 12, 2)}, "decided_on"),
        ({"effective_on": date(2025, 12, 31)}, "effective_on"),
        ({"scan": b"PK docx"}, "scan"),
        ({"number": 1}, "reason"),
        ({"by_name": ""}, "by_name"),
    ],
)
def test_what_the_paper_says_is_asked(said, field, first, organiser):
    with pytest.raises(ValidationError) as refusal:
        on_paper(first, organiser, **said)
    assert list(refusal.value.message_dict) == [field]
    assert not StoredFile.objects.exists()


def test_once_plans_are_handed_over_here_no_newer_paper_counts(first, organiser, director):
    submitted(organiser)
    with pytest.raises(ValidationError, match="Od 1 grudnia 2026") as refusal:
        on_paper(first, organiser, decided_on=date(2026, 12, 1))
    assert list(refusal.value.message_dict) == ["decided_on"]
    refused(by_sql(first, organiser, decided_on=date(2026, 12, 1)).save)
    on_paper(first, organiser, decided_on=date(2026, 11, 30))


def test_no_paper_is_older_than_the_centre(first, organiser):
    builders.office(works_since=date(2021, 1, 1))
    with pytest.raises(ValidationError, match="Centrum działa od 1 stycznia 2021") as refusal:
        on_paper(first, organiser, decided_on=date(2020, 12, 31))
    assert list(refusal.value.message_dict) == ["decided_on"]
    refused(by_sql(first, organiser, decided_on=date(2020, 12, 31)).save)
    on_paper(first, organiser, decided_on=date(2021, 1, 1))


def test_the_centre_is_no_younger_than_a_paper_that_stands_here(first, organiser, signed_in):
    office = builders.office(works_since=date(2021, 1, 1))
    sql("update centre_centre set works_since = '2019-01-01'")
    on_paper(first, organiser, decided_on=date(2020, 3, 2))
    refused(lambda: sql("update centre_centre set works_since = '2021-01-01'"))
    refused(lambda: sql("delete from centre_centre"))
    office.refresh_from_db()
    sent = {"name": office.name, "short_name": office.short_name, "registrations_kept_days": 30, "days_to_decide": 14}
    page = signed_in(builders.user("administrator")).post(
        reverse("office_edit"), sent | {"revision": 1, "works_since": "2021-01-01", "address": "ul. Nowa 1"}
    )
    assert "Jest tu plan przyjęty na papierze 2 marca 2020" in page.text
    assert "ul. Nowa 1" in page.text
    save_office({"works_since": date(2020, 3, 2)}, by=None)


def test_what_is_marked_as_decided_on_paper_holds_as_it_was_typed(first, organiser):
    row = goal(first, organiser)
    by_sql(first, organiser).save()
    refused(lambda: sql("update plans_goal set text = 'inny cel' where id = %s", row.pk))
    refused(lambda: sql("update plans_version set manner = 'Inaczej.' where id = %s", first.pk))
    refused(lambda: sql("set constraints all immediate"))
    frozen = {
        "submitted_at": clock.now(),
        "submitted_by": organiser,
        "snapshot": said(first),
        "state": "approved",
    }
    frozen["submitted_by_name"] = organiser.name
    refused(lambda: Version.objects.filter(pk=first.pk).update(title="Inny tytuł", **frozen))
    for else_ in (
        {"number": 100, "reason": "Zmiana."},
        {"reason": "Zmiana."},
        {"due_on": clock.today()},
        {"submitted_by": builders.user("organiser")},
        {"snapshot": {}},
    ):
        refused(lambda else_=else_: Version.objects.filter(pk=first.pk).update(**frozen | else_))
    Version.objects.filter(pk=first.pk).update(**frozen)
    file = keep(b"%PDF-", name="plan.pdf", content_type="application/pdf", by=organiser)
    refused(lambda: document(first, file, kind=DocumentKind.READ, text_digest="0" * 64))


def test_two_plans_on_paper_never_hold_on_one_day(first, organiser):
    on_paper(first, organiser)
    other = plan(organiser, year=2026).versions.get()
    with pytest.raises(ValidationError, match="obowiązuje inny plan"):
        on_paper(other, organiser)


def test_only_the_first_draft_of_a_plan_is_entered_by_an_organiser(first, organiser, director):
    with pytest.raises(PermissionDenied):
        on_paper(first, director)
    for version in (submitted(organiser), next_attempt(organiser, director)):
        with pytest.raises(ValidationError):
            on_paper(version, organiser)
        refused(by_sql(version, organiser).save)
    refused(by_sql(first, director).save)


def next_attempt(organiser, director):
    version = submitted(organiser)
    services.decide(version, outcome=Outcome.RETURNED, text="Popraw.", by=director)
    version.refresh_from_db()
    return services.next_attempt(version, by=organiser)


def by_sql(version, by, **values):
    """The decision as somebody would write it past the application."""
    given = {"decided_on": DECIDED, "effective_on": version.starts_on, "by_name": "Jan", "at": clock.now()}
    scan = keep(SCAN, name="skan.pdf", content_type="application/pdf", by=by)
    return Decision(version=version, outcome="paper", by=by, scan=scan, **given | values)


def test_the_database_knows_the_way_and_no_other(first, organiser, director):
    frozen = {
        "submitted_at": clock.now(),
        "submitted_by": organiser,
        "snapshot": said(first),
        "state": "approved",
    }
    refused(lambda: Version.objects.filter(pk=first.pk).update(**frozen))
    for lacking in ({"scan": None}, {"decided_on": None}, {"decided_on": date(2026, 12, 2)}):
        row = by_sql(first, organiser)
        for name, value in lacking.items():
            setattr(row, name, value)
        refused(row.save)
    waiting = submitted(organiser)
    given = {"version": waiting, "outcome": "approved", "effective_on": waiting.starts_on, "by": director}
    refused(Decision(by_name="Ewa", at=clock.now(), decided_on=DECIDED, **given).save)


def test_its_scan_stays(first, organiser):
    decision = on_paper(first, organiser)
    refused(lambda: decision.scan.delete())
    refused(lambda: StoredFile.objects.filter(pk=decision.scan_id).update(name="inny"))


def test_a_plan_that_has_ended_is_entered_too(organiser):
    version = plan(organiser, year=2024).versions.get()
    on_paper(version, organiser, decided_on=date(2023, 12, 12))
    assert status_of(version.plan, clock.today()).standing.value == "ended"


def test_the_directors_are_told(first, organiser, director):
    on_paper(first, organiser)
    send(Letter.objects.get(kind="plans.on_paper").pk)
    (letter,) = mail.outbox
    assert letter.to == [director.email]
    assert "Decyzja: Jan Stary, dyrektor, 2 marca 2026" in letter.body


def test_the_organiser_enters_it_on_a_page(first, organiser, director, signed_in):
    url, writer = reverse("plans:version_from_paper", args=[first.pk]), signed_in(organiser)
    assert url in writer.get(first.get_absolute_url()).text
    assert signed_in(director).get(url).status_code == 403
    typed = {"number": "0", "decided_on": "2.03.2026", "by_name": "Jan Stary", "effective_on": "1.01.2026"}
    page = writer.post(url, typed).text
    assert "Wybierz plik ze skanem." in page
    pages = [SimpleUploadedFile(f"{n}.jpg", picture("JPEG"), "image/jpeg") for n in range(2)]
    page = writer.post(url, typed | {"scan": pages}, follow=True).text
    assert "Plan jest wpisany jako przyjęty na papierze." in page
    assert "Przyjęta na papierze" in page
    answer = writer.get(reverse("plans:version_scan", args=[first.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert len(pikepdf.open(io.BytesIO(answer.content)).pages) == 2
    assert "Przyjęto na papierze" in writer.get(reverse("plans:plan_list")).text
    assert writer.get(url).status_code == 403
    assert writer.get(reverse("plans:version_scan", args=[draft(organiser).pk])).status_code == 404


def test_a_director_decides_on_it_later_as_on_any_plan(first, organiser, director):
    on_paper(first, organiser)
    version = Version.objects.get(pk=first.pk)
    until = version.ends_on + timedelta(days=31)
    services.prolong(version, until=until, values={"text": "Trwa nabór."}, by=director)
    assert status_of(version.plan, clock.today()).ends == until
