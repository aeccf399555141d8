"""What waits for a person in recognition, for the desk."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from needs import rules
from needs.models import (
    Asset,
    Handover,
    HandoverEnd,
    Helper,
    LegalMark,
    Line,
    Need,
    NeedState,
    PassedOn,
    Side,
    StateType,
    Submission,
    SubmissionCall,
)
from needs.models.handovers import RETURNED
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import hour_in_words, since_days
from osl_site.common.text.public_holidays import workdays_ago
from osl_site.common.withdrawal.models import standing

WORKDAYS = 3  # so long a handover waits before the organiser is told
ABOVE_ALL = datetime(2000, 1, 1, tzinfo=UTC)  # earlier than anything else began
SOON_IN_LAW = 7  # days


def unread(user: User) -> QuerySet[Submission]:
    """Submissions that wait for this person to read them, the oldest first."""
    return rules.submissions_handled_by(user).waiting()


def submissions_to_read(user: User) -> Iterator[Matter]:
    """All of them as one matter, by how long the oldest waits. Two queries."""
    if first := unread(user).first():
        count = unread(user).count()
        many = ngettext("%(count)d zgłoszenie", "%(count)d zgłoszeń", count) % {"count": count}
        since = localtime(first.received_at)
        yield Matter(
            f"{first.code} czeka na przeczytanie od {since:%-d.%m}." if count == 1 else f"Do przeczytania: {many}.",
            "Czytaj",
            first.get_absolute_url() if count == 1 else f"{reverse('needs:submission_list')}?stan={StateType.WAITING}",
            subject=first.code if count == 1 else many,
            degree=Degree.LATE if first.due_on < clock.today() else Degree.CALM,
            when="po terminie" if first.due_on < clock.today() else since_days(first.received_at),
            since=first.received_at,
        )


def ringing(user: User) -> QuerySet[Submission]:
    """Urgent submissions that nobody took over yet, of which this person is to know."""
    return rules.urgent_seen_by(user).ringing().order_by("received_at", "id")


def urgent_to_call(user: User) -> Iterator[Matter]:
    """All of them as one matter, above everything else: it calls until somebody took each over. Two queries."""
    if first := ringing(user).first():
        count = ringing(user).count()
        many = ngettext("%(count)d zgłoszenie", "%(count)d zgłoszeń", count) % {"count": count}
        told_at = first.urgent_notices.standing().latest("told_at").told_at
        is_today = localtime(told_at).date() == clock.today()
        yield Matter(
            f"{first.code} pilne, nikt nie przejął." if count == 1 else f"Pilne bez przejęcia: {many}.",
            "Zadzwoń",
            reverse("needs:submission_urgent", args=[first.pk])
            if count == 1
            else f"{reverse('needs:submission_list')}?pilne=on",
            subject=first.code if count == 1 else many,
            degree=Degree.LATE,
            when=f"dzwoniono {hour_in_words(told_at)}" if is_today else since_days(told_at),
            since=ABOVE_ALL,
        )


def handed_to_take(user: User) -> QuerySet[Handover]:
    """What this person is asked to take over, and nobody did."""
    return Handover.objects.of(user).waiting().order_by("at", "id")


def to_take_over(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := handed_to_take(user).select_related("submission").first():
        count = handed_to_take(user).count()
        many = ngettext("%(count)d zgłoszenie", "%(count)d zgłoszeń", count) % {"count": count}
        code = first.submission.code
        yield Matter(
            f"Organizator prosi o przejęcie {code}." if count == 1 else f"Do przejęcia: {many}.",
            "Przejmij",
            reverse("needs:handed_detail", args=[first.pk]) if count == 1 else reverse("needs:handed_list"),
            subject=code if count == 1 else many,
            degree=Degree.SOON,
            when=since_days(first.at),
            since=first.at,
        )


def nobody_took(user: User) -> QuerySet[Handover]:
    """Handed over three working days ago or earlier, and nobody took it."""
    before = clock.midnight(workdays_ago(clock.today(), WORKDAYS) + timedelta(days=1))
    mine = rules.submissions_handled_by(user)
    return Handover.objects.waiting().filter(submission__in=mine, at__lt=before).order_by("at", "id")


def handed_and_not_taken(user: User) -> Iterator[Matter]:
    """Each of them, or of many one. Two queries."""
    yield from few(
        nobody_took(user).select_related("submission"),
        lambda row: Matter(
            f"{row.submission.code}: nikt nie przejął. Zadzwoń do tej osoby albo cofnij przekazanie.",
            "Otwórz",
            row.submission.get_absolute_url(),
            subject=row.submission.code,
            degree=Degree.SOON,
            when=since_days(row.at),
            since=row.at,
        ),
        lambda count, first: Matter(
            f"Przekazane w centrum, nikt nie przejął: {count}.",
            "Otwórz",
            f"{reverse('needs:submission_list')}?stan={StateType.ELSEWHERE}",
            subject=str(count),
            degree=Degree.SOON,
            when=since_days(first.at),
            since=first.at,
        ),
    )


def came_back(user: User) -> QuerySet[HandoverEnd]:
    """Handed over in vain, and nothing was done with the submission since."""
    last = Handover.objects.last_word().filter(submission__in=rules.submissions_handled_by(user))
    written = Line.objects.filter(submission=OuterRef("handover__submission"), side=Side.OFFICE, at__gte=OuterRef("at"))
    back = Q(outcome__in=RETURNED) | Q(by=None)  # by nobody of the office: by its author
    ends = HandoverEnd.objects.filter(back, handover__in=last)
    return ends.filter(~Exists(written)).order_by("at", "id")


def handed_in_vain(user: User) -> Iterator[Matter]:
    """Each of them, or of many one. Two queries."""
    yield from few(
        came_back(user).select_related("handover__submission"),
        lambda row: Matter(
            f"{row.handover.submission.code} wróciło: {row.in_words}.",
            "Otwórz",
            row.handover.submission.get_absolute_url(),
            subject=row.handover.submission.code,
            when=since_days(row.at),
            since=row.at,
        ),
        lambda count, first: Matter(
            f"Wróciło z centrum: {count}.",
            "Otwórz",
            f"{reverse('needs:submission_list')}?stan={StateType.OURS}",
            subject=str(count),
            when=since_days(first.at),
            since=first.at,
        ),
    )


def answered(user: User) -> QuerySet[Submission]:
    """Submissions whose author wrote last."""
    return rules.submissions_handled_by(user).answered().order_by("received_at", "id")


def answers_of_authors(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := answered(user).first():
        count = answered(user).count()
        many = ngettext("%(count)d odpowiedź", "%(count)d odpowiedzi", count) % {"count": count}
        subject = f"Autor {first.code}" if count == 1 else many
        url = reverse("needs:submission_list") + "?odpisali=on"
        yield Matter(
            f"{subject} odpowiedział." if count == 1 else f"Od autorów zgłoszeń: {many}.",
            "Czytaj",
            first.get_absolute_url() if count == 1 else url,
            subject=subject,
        )


def to_ring(user: User) -> QuerySet[SubmissionCall]:
    """Answers to be read out to authors who left only a telephone."""
    mine = rules.submissions_handled_by(user)
    return SubmissionCall.objects.to_ring().filter(line__submission__in=mine).order_by("id")


def authors_to_ring(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := to_ring(user).select_related("line__submission").first():
        count = to_ring(user).count()
        many = ngettext("%(count)d autora", "%(count)d autorów", count) % {"count": count}
        subject = f"autora {first.line.submission.code}" if count == 1 else many
        url = reverse("needs:submission_list") + "?dzwonic=on"
        yield Matter(
            f"Zadzwoń do {subject}." if count == 1 else f"Zadzwoń z odpowiedzią do: {many}.",
            "Zadzwoń",
            first.line.submission.get_absolute_url() if count == 1 else url,
            subject=subject,
            degree=Degree.SOON,
            when=since_days(first.made_at),
            since=first.made_at,
        )


def to_confirm_by_phone(user: User) -> QuerySet[Confirmation]:
    """Helpers to be rung, whether they may still be: nobody wrote to them, or they did not answer."""
    return Confirmation.objects.to_ring().filter(subject_type=Helper._meta.label_lower).order_by("asked_at", "id")


def helpers_to_ring(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := to_confirm_by_phone(user).first():
        count = to_confirm_by_phone(user).count()
        many = ngettext("%(count)d osobę chętną", "%(count)d osób chętnych", count) % {"count": count}
        yield Matter(
            f"Zadzwoń i zapytaj, czy nadal można: {many}.",
            "Zadzwoń",
            reverse("needs:helper_detail", args=[first.subject_id])
            if count == 1
            else reverse("needs:helper_list") + "?dzwonic=on",
            subject=many,
            when=since_days(first.asked_at),
            since=first.asked_at,
        )


def in_law(user: User) -> QuerySet[LegalMark]:
    """What this person has to answer, or pass on, until a day that the law names, the nearest first."""
    return LegalMark.objects.with_term().filter(submission__in=rules.submissions_handled_by(user).order_by())


def terms_in_law(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := in_law(user).select_related("submission", "kind").first():
        count = in_law(user).count()
        many = ngettext("%(count)d zgłoszenie", "%(count)d zgłoszeń", count) % {"count": count}
        code, left = first.submission.code, (first.due - clock.today()).days
        yield Matter(
            f"{code} to {first.in_words}." if count == 1 else f"Z terminem ustawowym: {many}.",
            "Otwórz",
            first.get_absolute_url() if count == 1 else reverse("needs:submission_list") + "?z_terminem=on",
            subject=code if count == 1 else many,
            degree=Degree.LATE if left < 0 else Degree.SOON if left <= SOON_IN_LAW else Degree.CALM,
            when="po terminie" if left < 0 else f"do {first.due:%-d.%m}",
            since=clock.midnight(first.due),
        )


def overdue(user: User) -> QuerySet[PassedOn]:
    """What others have not answered in time, of submissions that are still open."""
    mine = rules.submissions_handled_by(user).open()
    return PassedOn.objects.late().filter(submission__in=mine.order_by()).order_by("term", "id")


def answers_overdue(user: User) -> Iterator[Matter]:
    """All of them as one matter. Two queries."""
    if first := overdue(user).select_related("submission").first():
        count = overdue(user).count()
        many = ngettext("%(count)d zgłoszenie", "%(count)d zgłoszeń", count) % {"count": count}
        code = first.submission.code
        yield Matter(
            f"{code}: odpowiedź miała przyjść do {first.term:%-d.%m}." if count == 1 else f"Bez odpowiedzi: {many}.",
            "Otwórz",
            first.get_absolute_url() if count == 1 else reverse("needs:submission_list") + "?bez_odpowiedzi=on",
            subject=code if count == 1 else many,
            degree=Degree.LATE,
            when="po terminie",
            since=clock.midnight(first.term),
        )


def assets_to_confirm(user: User) -> Iterator[Matter]:
    """Assets whose data nobody has confirmed for half a year. One query."""
    if count := standing(Asset.objects.to_confirm(clock.today())).count():
        subject = ngettext("jednego zasobu", "%(count)d zasobów", count) % {"count": count}
        url = reverse("needs:asset_list") + "?do_potwierdzenia=on"
        yield Matter(f"Dane {subject} trzeba potwierdzić.", "Sprawdź zasoby", url, subject=subject, group=Group.LATER)


def needs_to_confirm(user: User) -> Iterator[Matter]:
    """Needs that somebody reported and of which nobody has said yet what is to become of them. One query."""
    if count := standing(Need.objects.filter(state=NeedState.REPORTED)).count():
        subject = ngettext("jedną potrzebę", "%(count)d potrzeb", count) % {"count": count}
        url = f"{reverse('needs:need_list')}?stan={NeedState.REPORTED}"
        said = f"Ktoś zgłosił {subject}. Napisz, co dalej."
        yield Matter(said, "Zobacz potrzeby", url, subject=subject, group=Group.LATER)
