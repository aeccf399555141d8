"""Every state that a row can be in: a matter of somebody's desk, or at rest for a reason that stands here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db.models import DateField

from activities import services as activities
from activities.models import Notice
from needs import services as needs
from needs.models import LegalKind, SubmissionCall
from osl_site.common import clock
from osl_site.common.accounts.emails import PASSWORD
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.roof import desk
from plans import services as plans
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue
from tests.needs.builders import asset, contact, need, passed_on, submission
from tests.partners.builders import correction, head, initiative, money, partner, person, signed_agreement
from tests.plans import reporting
from tests.plans.builders import approved, draft, plan, returned, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched", "first_of_december")]
WITHOUT_A_COLUMN = {"activities.Occurrence.result"}  # a row of another table is what is missing
OURS = ("accounts", "activities", "centre", "correspondence", "letters", "needs", "partners", "plans", "withdrawal")


@pytest.fixture
def first_of_december(at):
    at(2026, 12, 1, 9)


def ahead(**days):
    return clock.now() + timedelta(**days or {"days": 2})


def states() -> set[str]:
    """„plans.Version.state=draft” of every column called state; „plans.Version.due_on” of every day or moment that may
    be missing: something waits as long as it is, or because it is there."""
    found = set()
    for model in (model for label in OURS for model in apps.get_app_config(label).get_models()):
        for field in model._meta.local_fields:
            if field.name == "state":
                found |= {f"{model._meta.label}.state={value}" for value, _label in field.choices or ()}
            elif isinstance(field, DateField) and field.null:
                found.add(f"{model._meta.label}.{field.name}")
    return found | WITHOUT_A_COLUMN


@dataclass(frozen=True)
class Waits:
    """Whose desk says it, in words that are found there, once `arrange(person)` made it so."""

    role: str
    words: str
    arrange: Callable


def taken_back(by):
    plans.withdraw(submitted(by), by=by)


def offered_place(by):
    occurrence = make_occurrence(make_activity(sign_up="needed", capacity=1, title="Klub"), starts_at=ahead(days=1))
    first, _in_line = sign_up(occurrence), sign_up(occurrence)
    activities.give_up(first, by=by)


def called_off(by, **fields):
    """Somebody without a mailbox does not know that it is off."""
    occurrence = make_occurrence(make_activity(sign_up="needed", title="Klub"), starts_at=ahead(), **fields)
    sign_up(occurrence, email="")
    activities.cancel_occurrence(occurrence, reason="Remont.", by=by)
    return occurrence


def not_reached(by):
    called_off(by)
    Notice.objects.filter(state="to_call").update(state="not_reached")


def failed_letter(by):
    letters = promise(PASSWORD, [Recipient(by.email, by)])
    Letter.objects.filter(pk__in=[row.pk for row in letters]).update(state="failed", ended_at=clock.now())


def hidden(by):
    make_occurrence(make_activity(title="Klub"), starts_at=ahead(), published_at=None)


def over(by):
    make_occurrence(make_activity(), starts_at=ahead(days=-3))


def closed_place(by):
    """Residents are told of a meeting where nobody meets any more."""
    place = venue()
    make_occurrence(make_activity(title="Klub", venue=place), starts_at=ahead())
    activities.withdraw_venue(place, reason="Remont do odwołania.", by=by)


def invited():
    builders.user("coworker", name="Anna Nowak", invited_at=ahead(days=-8))


def idle():
    builders.user("coworker", name="Anna Nowak", last_login=ahead(days=-181))


def author_to_ring(by):
    row = submission(stands="ours")
    contact(row, phone="601234567", email="")
    needs.write_to_author(row, text="Gdzie?", is_question=True, by=by)


def author_not_reached(by):
    author_to_ring(by)
    needs.record_call(SubmissionCall.objects.latest("pk"), outcome="not_reached", by=by)


def letter_to_send(by):
    letter = needs.Passing(addressee="Urząd Gminy", title="lampa", opening="Przekazujemy.")
    needs.pass_on(submission(), letter, text="", by=by)


def in_law(by, kind):
    found = LegalKind.objects.get(type=kind)
    needs.mark_in_law(submission(received_at=clock.now()), found, is_signed=True, by=by)


def to_council(by):
    row = submission(received_at=clock.now(), for_director=True)
    needs.mark_in_law(row, LegalKind.objects.get(type="complaint"), is_signed=True, to_council=True, by=by)


def november(make, *roles):
    """What `reporting` makes, of November (as other reports may be) and by whoever else it takes."""
    days = {
        "title": "Przykład",
        "starts_on": date(2026, 11, 1),
        "ends_on": date(2026, 11, 30),
        "overlap_is_meant": True,
    }
    return lambda by: make(by, *map(builders.user, roles), **days)


CALL = "Zadzwoń do 1 osoby: „Klub”, czwartek, 3 grudnia, godz.\N{NO-BREAK SPACE}9:00."
WAITS = {
    "accounts.User.invited_at": Waits(
        "administrator", "Anna Nowak: zaproszenie wygasło, a hasła", lambda by: invited()
    ),
    "accounts.User.last_login": Waits(
        "administrator", "od 181 dni: Anna Nowak: nikt się nie loguje.", lambda by: idle()
    ),
    "plans.Version.state=draft": Waits("organiser", "Plan: wersja robocza czeka na dokończenie.", draft),
    "plans.Version.state=submitted": Waits("director", "czeka na decyzję", lambda by: submitted()),
    "plans.Version.state=approved": Waits("organiser", "Plan jest zatwierdzony, ale nie opublikowany.", approved),
    "plans.Version.state=returned": Waits("organiser", "Plan: wrócił do poprawy. Uwagi dyrektora: 1.", returned),
    "plans.Version.state=withdrawn": Waits("organiser", "Plan: wycofany z decyzji.", taken_back),
    "plans.Version.submitted_at": Waits("organiser", "od dziś: Dyrektor ma plan, prośba do 15.12.", submitted),
    "plans.Report.state=draft": Waits("organiser", "okres minął, dokończ je i przekaż", november(reporting.report)),
    "plans.Report.state=submitted": Waits(
        "director", "Przykład czeka na przyjęcie", lambda by: november(reporting.submitted)(builders.user("organiser"))
    ),
    "plans.Report.submitted_at": Waits(
        "organiser", "Dyrektor ma sprawozdanie: Przykład.", november(reporting.submitted)
    ),
    "plans.Report.state=returned": Waits(
        "organiser", "Przykład: sprawozdanie wróciło do poprawy.", november(reporting.returned, "director")
    ),
    "plans.Report.state=withdrawn": Waits(
        "organiser",
        "Przykład: sprawozdanie jest wycofane.",
        lambda by: plans.withdraw_report(november(reporting.submitted)(by), by=by),
    ),
    "plans.Report.state=accepted": Waits(
        "organiser", "Umieść je w BIP albo zapisz, dlaczego nie.", november(reporting.accepted, "director")
    ),
    "activities.Activity.published_at": Waits(
        "organiser", "to jeszcze szkic", lambda by: make_activity(published_at=None)
    ),
    "activities.Occurrence.published_at": Waits("organiser", "których mieszkańcy nie widzą: 1. Pierwsze:", hidden),
    "activities.Occurrence.cancelled_at": Waits("organiser", CALL, called_off),
    "activities.Registration.state=offered": Waits("organiser", "Ktoś ma potwierdzić miejsce: „Klub”", offered_place),
    "activities.Notice.state=to_call": Waits("organiser", CALL, called_off),
    "activities.Notice.state=not_reached": Waits("organiser", CALL, not_reached),
    "activities.Occurrence.result": Waits("organiser", "od 3 dni: Bez wyników: 1 spotkanie, 28.11.", over),
    "letters.Letter.state=failed": Waits("administrator", "Nie doszedł 1 e-mail.", failed_letter),
    "withdrawal.Withdrawal.ended_at": Waits("organiser", "„Klub”, czwartek, 3 grudnia", closed_place),
    "needs.Need.state=reported": Waits("organiser", "Ktoś zgłosił jedną potrzebę.", lambda by: need(state="reported")),
    "needs.Asset.confirmed_on": Waits("organiser", "Dane jednego zasobu trzeba potwierdzić.", lambda by: asset()),
    "correspondence.OutgoingLetter.sent_on": Waits("organiser", "czeka na wysłanie.", letter_to_send),
    "needs.PassedOn.term": Waits(
        "organiser",
        "po terminie: Zg-",
        lambda by: passed_on(submission(), term=clock.today() - timedelta(days=1)),
    ),
    "needs.LegalMark.due_on": Waits(
        "organiser", "to informacja publiczna, odpowiedz do 15.12.", lambda by: in_law(by, "information")
    ),
    "needs.LegalMark.pass_on_by": Waits("director", "to skarga, przekaż radzie do 8.12.", to_council),
    "needs.SubmissionCall.state=to_call": Waits("organiser", "Zadzwoń do autora Zg-", author_to_ring),
    "needs.SubmissionCall.state=not_reached": Waits("organiser", "Zadzwoń do autora Zg-", author_not_reached),
    "partners.Agreement.ends_on": Waits(
        "organiser", "Porozumienie 1/2026 kończy się jutro.", lambda by: signed_agreement(by=by, ends_on=tomorrow())
    ),
    "partners.Correction.closed_at": Waits(
        "organiser", "Ktoś poprawia spis partnerów", lambda by: correction(partner(is_public=True))
    ),
    "partners.Funding.state=seeking": Waits(
        "organiser", "Wniosek: LGD", lambda by: money(initiative(by=by), due=clock.today(), by=by)
    ),
    "partners.Funding.due": Waits(
        "organiser", "do jutra: Wniosek: LGD", lambda by: money(initiative(by=by), due=tomorrow(), by=by)
    ),
    "partners.ContactPerson.informed_on": Waits(
        "organiser",
        "po terminie: Powiedz osobie do kontaktu, że biuro ma jej dane",
        lambda by: person(partner(), added_on=clock.today() - timedelta(days=40)),
    ),
    "partners.Partner.closed_until": Waits(
        "organiser",
        "Zapytaj, czy partner już działa",
        lambda by: partner(state="closed", closed_until=clock.today() - timedelta(days=1)),
    ),
    "partners.VillageHead.informed_on": Waits(
        "organiser",
        "po terminie: Powiedz sołtysowi, że biuro ma jego dane",
        lambda by: head(added_on=clock.today() - timedelta(days=40)),
    ),
    "partners.Partner.confirmed_on": Waits(
        "organiser", "Dane jednego partnera trzeba potwierdzić.", lambda by: partner()
    ),
}
SAID = "it is only said: nobody has to do anything"
TOLD = "whoever has to know is told or rung"
MADE = "the worker does it, and failed work is a matter of its own"
DONE = "it is done with"
LONG = "it may be so for years"
RESTS = {
    "accounts.RoleGrant.until_at": SAID,
    "activities.PartnerLink.called_off_at": DONE,
    "activities.CivicDone.taken_back_at": "the year waits again, and its date is a matter",
    "accounts.Substitution.called_off_at": DONE,
    "accounts.User.closed_at": DONE,
    "accounts.User.roles_at": SAID,
    "activities.Activity.paused_at": LONG,
    "activities.Activity.ended_at": DONE,
    "activities.Check.retired_on": DONE,
    "activities.Occurrence.moved_from": TOLD,
    "activities.Occurrence.moved_from_end": TOLD,
    "activities.Registration.state=confirmed": SAID,
    "activities.Registration.state=waiting": "a place that gets free is offered by itself",
    "activities.Registration.state=cancelled": DONE,
    "activities.Registration.state=expired": DONE,
    "activities.Registration.state=repeated": DONE,
    "activities.Registration.state=removed": DONE,
    "activities.Registration.offered_until": "an offer that ends is ended by itself",
    "activities.Registration.knows_start": TOLD,
    "activities.Registration.knows_end": TOLD,
    "activities.Registration.erased_at": MADE,
    "activities.Notice.state=queued": MADE,
    "activities.Notice.state=sent": DONE,
    "activities.Notice.state=failed": "the letter that failed is the matter",
    "activities.Notice.state=called": DONE,
    "activities.Notice.state=dropped": DONE,
    "activities.Notice.done_at": TOLD,
    "activities.WordBack.approved_at": "a draft waits for nobody: residents read it once somebody wants them to",
    "activities.WordBack.withdrawn_at": DONE,
    "centre.Centre.works_since": "the pages that need it ask for it",
    "centre.SocialService.starts_on": SAID,
    "centre.SocialService.ends_on": "a civic date tells of the report on a programme that ended",
    "centre.Centre.statement_published_on": SAID,
    "centre.Centre.statement_reviewed_on": SAID,
    "letters.Letter.state=waiting": MADE,
    "letters.Letter.state=sending": MADE,
    "letters.Letter.state=sent": DONE,
    "letters.Letter.state=dropped": DONE,
    "letters.Letter.ended_at": MADE,
    "needs.Asset.state=available": SAID,
    "needs.Asset.state=on_agreement": SAID,
    "needs.Asset.state=unavailable": SAID,
    "needs.Helper.ended_at": DONE,
    "needs.Need.state=confirmed": LONG,
    "needs.Need.state=planned": LONG,
    "needs.Need.state=answered": DONE,
    "needs.Need.state=passed_on": DONE,
    "needs.Need.state=declined": DONE,
    "needs.RoundVisit.planned_on": "the round that it belongs to says where somebody was not yet",
    "needs.RoundVisit.done_on": DONE,
    "needs.WeighingSession.closed_at": DONE,
    "needs.WeighingSession.dots_on": SAID,
    "needs.LegalMark.ended_on": DONE,
    "partners.Agreement.signed_on": "a draft waits for those who sign it: its page and the list say so",
    "partners.Agreement.ended_on": DONE,
    "partners.Amendment.ends_on": "the end that it moves is the matter",
    "partners.Funding.state=filed": "others decide; the page of the initiative says since when",
    "partners.Funding.state=won": DONE,
    "partners.Funding.state=refused": DONE,
    "partners.Funding.filed_on": SAID,
    "partners.Funding.decided_on": SAID,
    "partners.Lack.met_on": "what is lacking is told by the page of its initiative, beside assets that may help",
    "needs.LegalMark.extended_on": SAID,
    "needs.LegalMark.extended_to": "the term that it moves is the matter",
    "needs.PassedOn.answered_on": "until then its term is the matter",
    "needs.PassedOn.consent_on": SAID,
    "needs.Submission.helped_at": SAID,
    "needs.SubmissionCall.state=called": DONE,
    "needs.SubmissionCall.state=dropped": DONE,
    "needs.SubmissionCall.done_at": TOLD,
    "partners.ContactPerson.added_on": "until the person knows, that is the matter",
    "partners.ContactPerson.kept_until": "the schedule removes the person then",
    "partners.VillageHead.ends_on": "the schedule removes the person a while after it",
    "partners.Membership.until": SAID,
    "partners.Partnership.ended_on": DONE,
    "partners.PartnerMeeting.cancelled_at": TOLD,
    **{f"partners.Partner.state={state}": SAID for state in ("active", "paused", "closed", "ended")},
    "plans.Action.time_from": SAID,
    "plans.Action.time_to": SAID,
    **{
        f"plans.ActionLog.state={state}": "said by a person, with the reason; the page of progress tells it"
        for state in ("on_time", "paused", "done", "abandoned", "facts")
    },
    "plans.Decision.effective_on": "where it is missing, the version was returned, which is a matter",
    "plans.Decision.decided_on": SAID,
    "plans.ReportOutline.ended_on": DONE,
    "plans.Version.due_on": "said with the version that waits",
}


def test_every_state_is_a_matter_or_rests_for_a_reason():
    assert (states(), set(WAITS) & set(RESTS)) == (set(WAITS) | set(RESTS), set())


def tomorrow():
    return clock.today() + timedelta(days=1)


def said_to(person) -> str:
    return "\n".join(f"{matter.when}: {matter.sentence}" for matter in desk.matters(person))


@pytest.mark.parametrize("state", sorted(WAITS))
def test_what_waits_for_somebody_is_on_their_desk_and_was_not_before(state):
    waits = WAITS[state]
    person = builders.user(waits.role)
    before = said_to(person)
    waits.arrange(person)
    assert (waits.words in before, waits.words in said_to(person)) == (False, True), said_to(person)


def test_what_is_over_is_rung_about_and_published_no_more(at, organiser):
    called_off(organiser)
    hidden(organiser)
    offered_place(organiser)
    assert all(words in said_to(organiser) for words in (CALL, "których mieszkańcy nie widzą", "potwierdzić miejsce"))
    at(2026, 12, 4, 9)
    assert [line for line in said_to(organiser).splitlines() if "Klub" in line] == []


def test_calls_are_one_matter_that_names_the_soonest_meeting_and_counts_the_rest(organiser):
    for _ in range(7):
        called_off(organiser)
    calls = [matter.sentence for matter in desk.matters(organiser) if matter.sentence.startswith("Zadzwoń")]
    assert calls == [f"{CALL.removesuffix('.')}, i dalsze spotkania: 6.".replace("1 osoby", "7 osób")]


def test_an_attempt_that_is_taken_up_again_is_the_draft_alone(organiser):
    plans.next_attempt(returned(organiser), by=organiser)
    assert "wrócił do poprawy" not in said_to(organiser)
    assert "Plan: wersja robocza czeka na dokończenie." in said_to(organiser)


def test_the_end_of_the_last_plan_is_said_a_quarter_ahead_until_the_next_is_written(at, organiser):
    last = approved(organiser).ends_on
    at(last.year, 9, 30, 9)
    assert "Plan obowiązuje" not in said_to(organiser)
    at(last.year, 10, 5, 9)
    assert f"Plan obowiązuje tylko do 31 grudnia {last.year}\N{NO-BREAK SPACE}r. Następnego jeszcze nie ma." in said_to(
        organiser
    )
    at(last.year + 1, 1, 1, 9)
    assert "Dziś nie obowiązuje żaden plan i nikt nie pisze następnego." in said_to(organiser)
    plan(organiser)
    assert "nie obowiązuje" not in said_to(organiser)


def test_a_director_learns_of_the_end_of_the_plan_and_is_led_where_it_can_be_prolonged(at, organiser, director):
    last = approved(organiser).ends_on
    at(last.year, 10, 5, 9)
    (said,) = [matter for matter in desk.matters(director) if "Następnego jeszcze nie ma." in matter.sentence]
    assert (said.action, said.url) == ("Zobacz plany", "/biuro/plany/")


def test_a_plan_repealed_before_it_began_leaves_days_without_a_plan(organiser, director):
    version = approved(organiser, director)
    assert "nie obowiązuje żaden plan" not in said_to(organiser)
    plans.repeal(version, since=version.starts_on, values={"text": "Zmiana uchwały."}, by=director)
    assert "Dziś nie obowiązuje żaden plan i nikt nie pisze następnego." in said_to(organiser)


def test_an_invitation_is_a_matter_once_its_link_is_dead_and_an_unused_account_after_half_a_year(administrator):
    builders.user("coworker", name="Wczoraj", invited_at=ahead(days=-7) + timedelta(minutes=1))
    builders.user("coworker", name="Zamknięte", invited_at=ahead(days=-8), is_active=False)
    builders.user("coworker", name="Używane", last_login=ahead(days=-179))
    builders.user("coworker", name="Przykład", last_login=ahead(days=-200), is_example=True)
    builders.user("coworker", name="Nigdy", created_at=ahead(days=-181))
    User.objects.filter(name="Nigdy").update(password="pbkdf2")
    said = said_to(administrator)
    assert [name for name in ("Wczoraj", "Zamknięte", "Używane", "Przykład") if name in said] == []
    assert "od 181 dni: Nigdy: nikt się nie loguje." in said
