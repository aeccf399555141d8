"""Where a meeting comes from: activity → action → goal → conclusions → needs and assets → field notes; and what came
of it: result → field note."""

from collections.abc import Sequence
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localtime

from activities import figures, rules
from activities.models import Activity, ActivityLead, Occurrence, Result, Venue
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.database.collation import polish_order
from osl_site.common.registry import Door, Link, Step
from osl_site.common.text.date_formats import day_in_words
from osl_site.common.text.languages import marked, spoken
from plans.in_force.gone_by import actions_gone_by
from plans.links import steps_to
from plans.models import Action


def steps(activity: Activity, occurrence: Occurrence | None = None) -> list[Step]:
    """The chain line of an offer or of one meeting of it, from the first field note down. At most five queries."""
    before = steps_to(activity.action) if activity.action else [Step("działanie", "poza planem")]
    if occurrence is None:
        return [*before, Step("pozycja oferty", activity.title, current=True)]
    activity = Step("pozycja oferty", activity.title, activity.get_absolute_url())
    return [*before, activity, Step("spotkanie", f"{localtime(occurrence.starts_at):%d.%m.%Y}", current=True)]


def steps_after(result: Result | None) -> list[Step]:
    """The last links of the chain: what came of a meeting, and the note of what it taught."""
    if result is None:
        return []
    page = reverse("activities:result_edit", args=[result.occurrence_id])
    words = "nikt nie przyszedł" if result.nobody_came else f"osoby: {result.people}"
    note = Step("notatka", result.note.code, result.note.get_absolute_url()) if result.note else None
    return [Step("wyniki", words, page), note or Step("notatka", "jeszcze nie ma")]


def activities_of_actions(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: what is offered for these actions, whichever version of the plan they stand in, and what came
    of it. Four queries."""
    keys = dict(Action.objects.filter(pk__in=ids).values_list("pk", "key"))
    activities = (
        Activity.objects.filter(action__key__in=keys.values())
        .select_related("action")
        .order_by(polish_order("title"), "pk")
    )
    done = figures.of_activities(activity.pk for activity in activities)
    helped = figures.tallied_of_activities(activity.pk for activity in activities)
    by_key: dict = {}
    for activity in activities:
        link = _link(activity, done.get(activity.pk), helped.get(activity.pk, ()))
        by_key.setdefault(activity.action.key, []).append(link)
    return {pk: by_key.get(key, []) for pk, key in keys.items()}


def doors_of_actions(ids: list[int]) -> dict[int, list[Door]]:
    """For the registry: what is offered for an action begins at it, while the plan is gone by. Five queries."""
    add = reverse("activities:activity_add")
    open_ids = actions_gone_by(clock.today()).filter(pk__in=ids).values_list("pk", flat=True)
    return {pk: [Door("Dodaj do oferty", f"{add}?dzialanie={pk}", "plus", rules.may_edit)] for pk in open_ids}


def activities_of_partners(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: the offers that these partners take part in. One query."""
    found: dict[int, list[Link]] = {}
    rows = Activity.partners.through.objects.filter(partner__in=ids).select_related("activity").order_by("id")
    for row in rows:
        found.setdefault(row.partner_id, []).append(_link(row.activity))
    return found


def activities_of_submissions(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: the offers that came of what these residents said. One query."""
    found: dict[int, list[Link]] = {}
    rows = Activity.submissions.through.objects.filter(submission__in=ids).select_related("activity").order_by("id")
    for row in rows:
        found.setdefault(row.submission_id, []).append(_link(row.activity))
    return found


def doors_of_submissions(ids: list[int]) -> dict[int, list[Door]]:
    """For the registry: what a resident thought of goes into the offer. No query."""
    add = reverse("activities:activity_add")
    return {pk: [Door("Zrób z tego pozycję oferty", f"{add}?zgloszenie={pk}", may=rules.may_edit)] for pk in ids}


def told_of_submissions(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: what an author reads came of their words: published offers, each with what comes next of it, in
    the language of the page. Two queries."""
    linked = Activity.submissions.through.objects.filter(submission__in=ids, activity__published_at__isnull=False)
    rows = list(linked.select_related("activity").order_by("id"))
    ahead = Occurrence.objects.published().ahead().filter(activity__in={row.activity_id for row in rows})
    ahead = ahead.filter(cancelled_at=None).select_related("venue__locality")
    following = {one.activity_id: one for one in ahead.order_by("-starts_at", "-id")}
    found: dict[int, list[Link]] = {}
    for row in rows:
        activity, occurrence = row.activity, following.get(row.activity_id)
        label = marked(activity, "title", spoken())
        if occurrence is None:
            link = Link("", label, reverse("public_activity", args=[activity.pk]))
        else:
            when = f"{day_in_words(localtime(occurrence.starts_at).date())}, {localtime(occurrence.starts_at):%-H:%M}"
            link = Link("", label, reverse("public_occurrence", args=[occurrence.pk]), when)
        found.setdefault(row.submission_id, []).append(link)
    return found


def occurrences_of_notes(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: the meeting that taught what these notes say. One query."""
    rows = Result.objects.filter(note__in=ids).select_related("occurrence__activity")
    found: dict[int, list[Link]] = {}
    for row in rows:
        occurrence = row.occurrence
        label = f"{occurrence.activity.title}, {localtime(occurrence.starts_at):%d.%m.%Y}"
        link = Link("spotkanie", label, occurrence.get_absolute_url(), "Powstała po spotkaniu")
        found.setdefault(row.note_id, []).append(link)
    return found


def _link(activity: Activity, done: figures.Figures | None = None, helped: Sequence[figures.Counted] = ()) -> Link:
    address = reverse("activities:activity_detail", args=[activity.pk])
    said = [f"Odbyło się: {done.occurrences}, osób: {done.people}"] if done else []
    said += [f"{one.unit}: {one.words}" for one in helped]
    state = "; ".join(said) or str(activity.state.label)
    return Link("pozycja oferty", activity.title, address, state)


def told_at(venue: Venue) -> QuerySet[Occurrence]:
    """Its meetings to come that residents are told of."""
    return Occurrence.objects.filter(venue=venue, cancelled_at=None).published().ahead()


def on_venue(venue: Venue) -> list[Link]:
    """What is planned at a place: its meetings that residents are told of, as they will be told of them until each is
    moved or called off; other meetings to come; those gone by; the offers that are at home there. Each link leads to
    exactly what it counts. Four queries."""
    page, here = reverse("activities:occurrence_list"), venue.occurrences.all()
    ahead = here.ahead()
    hidden = ahead.filter(Q(published_at=None) | Q(activity__published_at=None))
    counted = (
        (
            told_at(venue).count(),
            "opublikowane",
            "Opublikowane, przed nami",
            "spotkania, które trzeba przenieść albo odwołać",
        ),
        (hidden.count(), "nieopublikowane", "Nieopublikowane, przed nami", "spotkania, których mieszkańcy nie widzą"),
    )
    found = [
        Link(kind, f"{words}: {count}", f"{page}?miejsce={venue.pk}&stan={state}")
        for count, state, words, kind in counted
        if count
    ]
    if gone := here.filter(ends_at__lte=clock.now()).count():
        found.append(Link("spotkania, które już były", f"Minione: {gone}", f"{page}?miejsce={venue.pk}&kiedy=minione"))
    return found + [_link(activity, None) for activity in venue.activities.order_by(polish_order("title"), "pk")]


def in_charge_of(person: User) -> QuerySet[Activity]:
    """Offers that have not ended, for which this person is the one in charge."""
    return Activity.objects.filter(in_charge=person, ended_at=None).order_by("pk")


def leading(person: User) -> QuerySet[ActivityLead]:
    """Offers that have not ended and that this person leads, without being in charge."""
    rows = ActivityLead.objects.filter(lead__user=person, activity__ended_at=None)
    return rows.select_related("activity").order_by("activity_id")


def link_of(activity: Activity) -> Link:
    return Link("pozycja oferty", activity.title, activity.get_absolute_url(), may=rules.may_read)


def link_of_led(row: ActivityLead) -> Link:
    return link_of(row.activity)


def occasions_of_partners(first: date, last: date) -> dict[int, tuple[date | None, list[int]]]:
    """For the registry: offers of several partners that had a meeting on these days which was not called off, by
    their number: the day of the last one, and the partners. One query."""
    held = Occurrence.objects.filter(activity=OuterRef("activity"), cancelled_at=None)
    held = held.filter(starts_at__date__range=(first, last)).order_by("-starts_at")
    rows = Activity.partners.through.objects.annotate(on=Subquery(held.values("starts_at__date")[:1]))
    found: dict[int, tuple[date | None, list[int]]] = {}
    for activity, day, partner in rows.exclude(on=None).order_by("pk").values_list("activity", "on", "partner"):
        found.setdefault(activity, (day, []))[1].append(partner)
    return found
