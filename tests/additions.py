"""What the story's end does not show and pages must still be tested with: a plan in drafting, offers that rest.

Added to the seeded office by the product's own services, on the office's fixed day.
"""

from datetime import date, datetime, timedelta

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone

from activities import services as activities
from activities.models import Activity
from needs.services import create_conclusion
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.discarding.services import say_ground
from osl_site.common.sign_in.confirmation import CONFIRMED
from osl_site.common.sign_in.lines import Line
from osl_site.common.sign_in.models import Session, Step
from osl_site.common.sign_in.services import begin_attempt
from osl_site.common.sign_in.sessions import SessionStore
from plans import services
from plans.models import Action, Document, DocumentKind, Version
from tests.browser import E_MAIL, session_of
from tests.plans.signing import SCAN, signed


def add() -> None:
    organiser = User.objects.get(email=E_MAIL["organiser"])
    services.begin_template(by=organiser)
    services.begin_report_outline(by=organiser)
    begin_attempt(Step.PASSWORD, email="nikt@przyklad.pl", line=Line("nobody", "203.0.113.0/24"))
    about = {"text": "Tego wniosku nie ma jeszcze w żadnym planie.", "about": "needs", "scope": ["supporting"]}
    create_conclusion(about | {"valid_from": date(2026, 11, 30)}, by=organiser)
    period = {"starts_on": date(2027, 10, 1), "ends_on": date(2028, 9, 30)}
    plan = services.create_plan({"title": "Plan na kolejny rok"} | period, by=organiser)
    version = plan.versions.get()
    goal = services.add_goal(version, {"text": "Młodzież ma gdzie się spotykać"}, by=organiser)
    services.add_goal(version, {"text": "Sąsiedzi znają swoje prawa"}, by=organiser)
    action = services.add_action(goal, {"title": "Otwarta świetlica", "kind": "self_help"}, by=organiser)
    services.add_indicator(action, {"name": "liczba popołudni", "target": 40}, by=organiser)
    remark_on_what_waits()
    stop_activities(organiser)
    bring_copies(organiser)
    exclude_for_a_while()
    let_go_of_what_is_over(organiser)
    for role in E_MAIL:
        remember(role)


def remark_on_what_waits() -> None:
    director = User.objects.get(email=E_MAIL["director"])
    waits = Version.objects.awaiting_decision()[0]
    services.add_remark(waits, place="version", key=None, text="Ile to razem kosztuje?", by=director)


def exclude_for_a_while() -> None:
    """Words of the approved plan that were not public, and are again."""
    director = User.objects.get(email=E_MAIL["director"])
    version = Document.objects.filter(kind=DocumentKind.APPROVED).order_by("id")[0].version
    why = {"scope": "nazwa", "kind": "business", "basis": "art. 5 ust. 2 ustawy", "interest": "partner"}
    words = Action.objects.filter(goal__version=version).order_by("pk")[0].title
    told = {"place": "version", "key": None, "words": words}
    services.end_exclusion(services.exclude(version, values=why, **told, by=director), reason="Zgoda.", by=director)


def let_go_of_what_is_over(organiser: User) -> None:
    """A plan of long ago, decided on paper, of which a director said that it may be removed."""
    director = User.objects.get(email=E_MAIL["director"])
    with clock.at(datetime(2025, 1, 15, 9, tzinfo=clock.WARSAW)):
        period = {"starts_on": date(2023, 1, 1), "ends_on": date(2023, 12, 31)}
        version = services.create_plan({"title": "Plan na 2023 rok"} | period, by=organiser).versions.get()
        decided = {"by_name": "Ewa Dyrektor", "decided_on": date(2022, 12, 10), "effective_on": date(2023, 1, 1)}
        services.enter_from_paper(version, number=0, reason="", scan=SCAN, values=decided, by=organiser)
        place = {"case_mark": "CUS.1.0", "archive_category": "B5", "place": "teczka planów w pokoju nr 8"}
        services.file_away(version, place, seen=None, by=organiser)
        consent = {"ground": "consent", "archive": "Archiwum Państwowe", "number": "12", "file": SCAN}
        say_ground("plan", version.plan_id, consent | {"consented_on": date(2025, 1, 3)}, by=director)


def bring_copies(organiser: User) -> None:
    """Of the approved plan: a signed copy and a scan that are kept, and one of each that waits to be looked at."""
    document = Document.objects.filter(kind=DocumentKind.APPROVED).order_by("id")[0]
    approved = bytes(document.file.content)
    for content in (signed(approved), SCAN):
        services.keep_copy(services.upload_copy(document.version, content=content, by=organiser), by=organiser)
    for content in (signed(approved, reason="Zatwierdzam"), SCAN + b"\n"):
        services.upload_copy(document.version, content=content, by=organiser)


def stop_activities(organiser: User) -> None:
    """One that is paused, one that is ended; copies, so that the story's own stay as they are told."""
    for act in (activities.pause_activity, activities.end_activity):
        first = Activity.objects.published().order_by("id")[0]
        copy = activities.copy_activity(activities.copied_values(first), by=organiser)
        act(activities.publish_activity(copy, by=organiser), reason="remont świetlicy do końca lutego", by=organiser)


def remember(role: str) -> None:
    """An open session of this role under `session_of`, so that tests which only look need not sign in again."""
    person = User.objects.get(email=E_MAIL[role])
    for_long = timedelta(days=3650)  # the database may be kept, and some tests know the true time
    said = {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: "django.contrib.auth.backends.ModelBackend",
        HASH_SESSION_KEY: person.get_session_auth_hash(),
        CONFIRMED: (timezone.now() + for_long).isoformat(),
    }
    Session.objects.create(
        session_key=session_of(role),
        session_data=SessionStore().encode(said),
        user=person,
        browser="Firefox, Linux",
        expire_date=timezone.now() + for_long,
        idle_for=for_long,
    )
