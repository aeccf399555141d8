"""What waits for a person in recognition, for the desk."""

from collections.abc import Iterator
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from needs import rules
from needs.models import Asset, Need, NeedState, StateType, Submission, SubmissionCall
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.text.date_formats import hour_in_words, since_days
from osl_site.common.withdrawal.models import standing

ABOVE_ALL = datetime(2000, 1, 1, tzinfo=UTC)  # earlier than anything else began


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
        told_at = first.urgent_notices.latest("told_at").told_at
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
