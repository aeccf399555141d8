"""What waits for a person in the plan, for the desk."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from needs.models import Conclusion
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.registry.matters import MOST_OF_A_KIND, few
from osl_site.common.text.date_formats import polish_day, since_days, until
from plans.content import read
from plans.diff.compute import diff_versions
from plans.diff.summary import of_actions
from plans.drafting.update_obligations import open_versions_by_conclusion, progress_sentence, unmet
from plans.models import CopyUpload, Plan, Remark, State, Version
from plans.models.versions import ONE_DAY
from plans.rules import may_draft

A_QUARTER = timedelta(days=91)
TWO_DAYS = timedelta(days=2)
MUST_BE_UPDATED = "Plan wymaga aktualizacji"


def to_decide(user: User) -> QuerySet[Version]:
    """What waits for this director: never what they handed over themselves."""
    return Version.objects.awaiting_decision().exclude(submitted_by=user)


def decisions_to_take(user: User) -> Iterator[Matter]:
    """What waits for this director, with the day that the organiser asks for, and how much of the plan it changes."""

    def each(version: Version) -> Matter:
        subject = version.heading
        return Matter(
            f"{subject}: {version.title} czeka na decyzję{_what_is_asked(version)}.{_what_was_answered(version)}",
            "Przeczytaj",
            reverse("plans:version_review", args=[version.pk]),
            subject=subject,
            group=Group.DECIDE,
            degree=_degree(version.due_on),
            when=_when(version),
            since=version.submitted_at,
        )

    def together(count: int, first: Version) -> Matter:
        said = f"Na decyzję czekają wersje planów: {count}."
        url = reverse("plans:awaiting")
        return Matter(said, "Zobacz", url, group=Group.DECIDE, degree=_degree(first.due_on), when=_when(first))

    before = Version.objects.filter(plan=OuterRef("plan"), number=OuterRef("number") - 1, state=State.APPROVED)
    rows = (
        to_decide(user)
        .select_related("plan")
        .annotate(snapshot_before=Subquery(before.values("snapshot")[:1]), **_remarks_before())
    )
    yield from few(rows, each, together)


def _remarks_before() -> dict[str, Coalesce]:
    """How many remarks on earlier attempts stand, and how many of them are answered."""
    earlier = Remark.objects.standing().filter(
        version__plan=OuterRef("plan"), version__number=OuterRef("number"), version__attempt__lt=OuterRef("attempt")
    )
    counted = {"said_before": earlier, "answered_before": earlier.filter(answer__isnull=False)}
    return {
        name: Coalesce(Subquery(rows.order_by().values("version__plan").annotate(n=Count("pk")).values("n")), 0)
        for name, rows in counted.items()
    }


def _what_was_answered(version: Version) -> str:
    """„ Odpowiedzi na uwagi: 3 z 3.” of an attempt that comes back; nothing of a first one."""
    if not version.said_before:
        return ""
    return f" Odpowiedzi na uwagi: {version.answered_before} z {version.said_before}."


def _what_is_asked(version: Version) -> str:
    """„: zmieniają się 2 z 12 działań”; of a first plan how many actions it has."""
    content = read(version.snapshot)
    if version.number == 0:
        return f" (działania: {content.action_count})"
    if version.snapshot_before is None:  # what it updates is on paper alone
        return ""
    said = of_actions(diff_versions(read(version.snapshot_before), content))
    return f": {said}" if said else ": działania bez zmian"


def _degree(due_on: date | None) -> Degree:
    if due_on is None or due_on > clock.today() + TWO_DAYS:
        return Degree.CALM
    return Degree.LATE if due_on < clock.today() else Degree.SOON


def _when(version: Version) -> str:
    if version.due_on is None:
        return since_days(version.submitted_at)
    return until(version.due_on)


def to_update(user: User) -> QuerySet[Conclusion]:
    """Changed conclusions that oblige to update the plan and that no open version names."""
    return unmet().exclude(updates__in=Version.objects.open())


def plan_work(user: User) -> Iterator[Matter]:
    """Changes of conclusions that no approved update has met: nobody has taken them up. Two queries at most."""

    def together(count: int, first: Conclusion) -> Matter:
        said = f"{MUST_BE_UPDATED}: istotnie zmieniły się wnioski z rozeznania: {count}."
        url = first.get_absolute_url()
        known = {"subject": MUST_BE_UPDATED, "degree": Degree.SOON, "when": "obowiązek"}
        return Matter(said, "Zobacz pierwszy", url, **known)

    yield from few(to_update(user), _duty, together)


def plan_work_begun(user: User) -> Iterator[Matter]:
    """The same that an open version takes up. Three queries at most."""
    rows = list(unmet().filter(updates__in=Version.objects.open()).distinct()[:MOST_OF_A_KIND])
    taken = open_versions_by_conclusion(row.pk for row in rows) if rows else {}
    for row in rows:
        yield _duty(row, taken.get(row.pk))


def _duty(conclusion: Conclusion, version: Version | None = None) -> Matter:
    changed = f"istotnie zmienił się wniosek z rozeznania {conclusion.code}."
    return Matter(
        f"{MUST_BE_UPDATED}: {changed}{progress_sentence(version)}",
        "Zobacz wniosek",
        conclusion.get_absolute_url(),
        subject=MUST_BE_UPDATED,
        group=Group.LATER if version else Group.TO_DO,
        degree=Degree.CALM if version else Degree.SOON,
        when="w trakcie" if version else "obowiązek",
    )


def open_versions(user: User) -> Iterator[Matter]:
    """What the director has, and drafts. Four queries at most."""
    rows = Version.objects.select_related("plan").defer("snapshot").order_by("pk")
    yield from few(rows.filter(state=State.SUBMITTED), _handed_over, _all_handed_over)
    yield from few(rows.filter(state=State.DRAFT), _draft, _all_drafts)


def _handed_over(version: Version) -> Matter:
    asked = f", prośba do {version.due_on:%-d.%m}" if version.due_on else ""
    late = " To już po terminie." if version.due_on and version.due_on < clock.today() else ""
    return Matter(
        f"Dyrektor ma {version.accusative}{asked}.{late}",
        "Otwórz",
        version.get_absolute_url(),
        subject="Dyrektor",
        group=Group.OTHERS,
        degree=Degree.SOON if late else Degree.CALM,
        when=since_days(version.submitted_at),
        since=version.submitted_at,
    )


def _all_handed_over(count: int, first: Version) -> Matter:
    said = f"Dyrektor ma do decyzji wersje planów: {count}."
    return Matter(said, "Zobacz", reverse("plans:plan_list"), subject="Dyrektor", group=Group.OTHERS)


def _all_drafts(count: int, first: Version) -> Matter:
    said = f"Wersje robocze planów czekają na dokończenie: {count}."
    return Matter(said, "Zobacz", reverse("plans:plan_list"), subject="Wersje robocze", group=Group.LATER)


def _draft(version: Version) -> Matter:
    subject = version.name.capitalize()
    said = f"{subject}: wersja robocza czeka na dokończenie."
    return Matter(said, "Otwórz plan", version.get_absolute_url(), subject=subject, group=Group.LATER)


def to_follow(user: User) -> QuerySet[Version]:
    """Attempts that came back from the director, or were taken back, and that nobody has taken up again."""
    later = Q(number__gt=OuterRef("number")) | Q(number=OuterRef("number"), attempt__gt=OuterRef("attempt"))
    followed = Exists(Version.objects.filter(later, plan=OuterRef("plan")))
    back = Version.objects.filter(~followed, state__in=(State.RETURNED, State.WITHDRAWN))
    return back.exclude(plan__in_force_span__endswith__lte=clock.today())


def attempts_to_follow(user: User) -> Iterator[Matter]:
    """Each with the number of the director's remarks. Two queries at most."""

    def each(version: Version) -> Matter:
        subject, is_returned = version.name.capitalize(), version.state == State.RETURNED
        came_at = version.decision.at if is_returned else None
        return Matter(
            f"{came_back_in_words(version)} Zacznij następne podejście.",
            "Odpowiedz" if is_returned else "Popraw",
            version.get_absolute_url(),
            subject=subject,
            degree=Degree.SOON if is_returned else Degree.CALM,
            when=since_days(came_at) if came_at else "",
            since=came_at,
        )

    def together(count: int, first: Version) -> Matter:
        said = f"Wersje planów, które wróciły do poprawy: {count}. Zacznij następne podejścia."
        return Matter(said, "Zobacz", reverse("plans:plan_list"), degree=Degree.SOON)

    yield from few(_with_remarks(to_follow(user)), each, together)


def _with_remarks(versions: QuerySet[Version]) -> QuerySet[Version]:
    """These versions with how many remarks of the director each has (`said`)."""
    standing = Q(remarks__replaced_by=None) & ~Q(remarks__text="")
    counted = versions.annotate(said=Count("remarks", filter=standing, distinct=True))
    return counted.select_related("plan", "decision").defer("snapshot").order_by("pk")


def came_back_in_words(version: Version) -> str:
    """„Plan: wrócił do poprawy. Uwagi dyrektora: 3.”, of a version with its remarks counted."""
    returned, withdrawn = ("wróciła", "wycofana") if version.number else ("wrócił", "wycofany")
    is_returned = version.state == State.RETURNED
    came = f"{returned} do poprawy. Uwagi dyrektora: {version.said}" if is_returned else f"{withdrawn} z decyzji"
    return f"{version.name.capitalize()}: {came}."


def attempts_that_came_back(user: User) -> list[Version]:
    """Those that nobody has taken up again, as many as a page bears, each saying what came (`came`). One query."""
    rows = list(_with_remarks(to_follow(user))[:MOST_OF_A_KIND])
    for row in rows:
        row.came = came_back_in_words(row)
    return rows


def with_the_organiser(user: User) -> Iterator[Matter]:
    """What was returned and has not come back: for how long, with how many remarks, and whether somebody is at it. Two
    queries at most."""
    later = Version.objects.filter(plan=OuterRef("plan"), number=OuterRef("number"), attempt__gt=OuterRef("attempt"))
    went_on = Exists(later.filter(state__in=(State.SUBMITTED, State.RETURNED, State.APPROVED)))
    rows = Version.objects.filter(~went_on, state=State.RETURNED).select_related("decision").defer("snapshot")
    rows = rows.exclude(plan__in_force_span__endswith__lte=clock.today())
    standing = Q(remarks__replaced_by=None) & ~Q(remarks__text="")
    counted = {"said": Count("remarks", filter=standing, distinct=True), "is_taken_up": Exists(later)}

    def each(version: Version) -> Matter:
        begun = f"Trwa podejście {version.attempt + 1}." if version.is_taken_up else "Poprawianie jeszcze nie zaczęte."
        return Matter(
            f"Organizator ma {version.accusative} do poprawy, uwagi: {version.said}. {begun}",
            "Otwórz",
            version.get_absolute_url(),
            subject="Organizator",
            group=Group.OTHERS,
            when=since_days(version.decision.at),
            since=version.decision.at,
        )

    def together(count: int, first: Version) -> Matter:
        said = f"Organizator ma do poprawy wersje planów: {count}."
        return Matter(said, "Zobacz", reverse("plans:plan_list"), subject="Organizator", group=Group.OTHERS)

    yield from few(rows.annotate(**counted).order_by("decision__at", "pk"), each, together)


def last_plan(user: User) -> QuerySet[Plan]:
    """The last approved plan, once it ends within a quarter, is over or repealed, and nobody writes the next one."""
    held = Plan.objects.exclude(in_force_span=None)
    goes_on = held.filter(in_force_span__endswith__gt=clock.today() + A_QUARTER)
    written = Version.objects.open().filter(number=0)
    newer = held.filter(pk__gt=OuterRef("pk"))
    return held.filter(~Exists(goes_on), ~Exists(written), ~Exists(newer))


def days_without_plan(user: User) -> Iterator[Matter]:
    """One matter of `last_plan`. Two queries at most.

    Said to whoever writes it, and to a director, who may prolong what ends.
    """
    if not last_plan(user).exists():
        return
    spans = Plan.objects.exclude(in_force_span=None).values_list("in_force_span__endswith", flat=True)
    days, today = sorted((day for day in spans if day), reverse=True), clock.today()
    is_on = bool(days) and days[0] > today
    yield Matter(
        f"Plan obowiązuje tylko do {polish_day(days[0] - ONE_DAY)} Następnego jeszcze nie ma."
        if is_on
        else "Dziś nie obowiązuje żaden plan i nikt nie pisze następnego.",
        *(
            ("Zacznij plan", reverse("plans:plan_add"))
            if may_draft(user)
            else ("Zobacz plany", reverse("plans:plan_list"))
        ),
        subject="Plan" if is_on else "żaden plan",
        degree=Degree.CALM if is_on else Degree.LATE,
        when=until(days[0] - ONE_DAY) if days else "po terminie",
    )


def to_check(user: User) -> QuerySet[CopyUpload]:
    """Files of a plan that this person sent and has not looked at: they go after a day."""
    return CopyUpload.objects.filter(by=user)


def files_to_check(user: User) -> Iterator[Matter]:
    """Each with the way to what is in it. Two queries at most."""

    def each(upload: CopyUpload) -> Matter:
        return Matter(
            "Przesłany plik planu czeka, aż sprawdzisz, co w nim jest. Po dobie go usuwamy.",
            "Sprawdź plik",
            reverse("plans:copy_check", args=[upload.version_id, upload.pk]),
            subject="Przesłany plik planu",
            degree=Degree.SOON,
            when="do jutra",
        )

    def together(count: int, first: CopyUpload) -> Matter:
        said = f"Przesłane pliki planów czekają, aż sprawdzisz, co w nich jest: {count}. Po dobie je usuwamy."
        url = reverse("plans:copy_check", args=[first.version_id, first.pk])
        return Matter(said, "Sprawdź pliki", url, degree=Degree.SOON, when="do jutra")

    yield from few(to_check(user).order_by("pk"), each, together)


def to_publish(user: User) -> QuerySet[Version]:
    """Approved, while residents still read the version before, or none."""
    return Version.objects.to_publish(clock.today())


def approved_unpublished(user: User) -> Iterator[Matter]:
    """The newest of them: publishing it answers for all. One query."""
    waiting = to_publish(user).select_related("plan", "decision").defer("snapshot")
    for version in waiting.order_by("-plan__in_force_span", "-number")[:1]:
        approved, published = ("zatwierdzona", "opublikowana") if version.number else ("zatwierdzony", "opublikowany")
        subject = version.name.capitalize()
        yield Matter(
            f"{subject} jest {approved}, ale nie {published}. Mieszkańcy jeszcze tego nie widzą.",
            "Opublikuj",
            reverse("plans:publication_detail", args=[version.pk]),
            subject=subject,
            degree=Degree.SOON,
            when=since_days(version.decision.at),
            since=version.decision.at,
        )


def to_file(user: User) -> QuerySet[Version]:
    """Approved by a decision, and nobody has said where in the files it is."""
    return Version.objects.filter(state=State.APPROVED, decision__isnull=False, filings=None)


def approved_unfiled(user: User) -> Iterator[Matter]:
    """Beside publication the next step after a decision. Two queries at most."""

    def each(version: Version) -> Matter:
        subject = version.name.capitalize()
        return Matter(
            f"{subject}: włóż do akt i odnotuj, gdzie jest.",
            "Odnotuj w aktach",
            reverse("plans:version_file", args=[version.pk]),
            subject=subject,
            degree=Degree.CALM,
            when=since_days(version.decision.at),
            since=version.decision.at,
        )

    def together(count: int, first: Version) -> Matter:
        said = f"Zatwierdzone wersje planów, których nikt nie odnotował w aktach: {count}."
        return Matter(said, "Zobacz plany", reverse("plans:plan_list"), degree=Degree.CALM)

    rows = to_file(user).select_related("decision", "plan").defer("snapshot")
    yield from few(rows.order_by("decision__at", "pk"), each, together)
