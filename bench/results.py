"""A plan that is carried out: ten years of meetings of a small commune and ten times as many, forty indicators with a
value a month; the director's page, the page of an indicator, the page of residents, made anew and standing ready; a
report of nine months drafted and its PDF; and figures against a slow count made another way."""

from datetime import date, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client
from django.urls import reverse

from activities.models import Activity, Occurrence, Result
from bench import Write
from bench.fill import fill
from bench.load import Answers, press
from bench.measure import figures
from bench.server import served
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.centre.models import Commune
from osl_site.common.documents import pdf
from plans import services
from plans.measuring.figures import figures_of
from plans.measuring.measured import measured_in
from plans.models import DocumentKind, Indicator, IndicatorEntry, Outcome, State, Version
from plans.progress.whole import plan_progress
from plans.reports import rendering
from plans.reports.drawing import draw
from plans.reports.snapshot import content_of
from plans.tasks import make_document

SIZES = (500, 1500)  # meetings: ten years of a commune of 7,000; three years of ten times as much
GOALS, ACTIONS_OF_A_GOAL = 5, 8
TIMES, TITLE = 10, "Plan"


def run(write: Write) -> list[dict]:
    """Fill each office, ask its pages again and again; answers medians in milliseconds, and queries. Raises
    RuntimeError where a figure differs from a slow count."""
    rows = []
    version = _carried_out()
    for size in SIZES:
        _meet(version, size)
        _compare(version)
        client = Client()
        client.force_login(User.objects.filter(roles__contains=[Role.ORGANISER]).first())
        asked = {
            "the director's page": reverse("plans:progress"),
            "an indicator": reverse("plans:measured_detail", args=[_typed(version)[0].key]),
            "values of a month": reverse("plans:values_enter"),
            "public, made anew": reverse("public_progress"),
        }
        for what, url in asked.items():
            rows.append(figures(what, size, client.get, [url] * TIMES))
            write("{what:22} {notes:6} meetings  {p50_ms:8} ms".format(**rows[-1]))
        for row in _reported(version, size):
            rows.append(row)
            write("{what:22} {notes:6} meetings  {p50_ms:8} ms".format(**row))
        rows.append(_standing_ready(size))
        write("{what:22} {notes:6} meetings  {p50_ms:8} ms".format(**rows[-1]))
    return rows


def _reported(version: Version, size: int) -> list[dict]:
    """A report of all its days that are over: drafted, drawn as PDF, and its page; its figures against a slow count."""
    by = _person(Role.ORGANISER)
    last = clock.today() - timedelta(days=1)
    days = {"title": f"Pomiar {size}", "starts_on": version.starts_on, "ends_on": last}
    report = services.create_report(days, overlap_is_meant=True, by=by)
    _compare_report(version, last)
    client = Client()
    client.force_login(by)
    draw_pdf = lambda report: pdf.draw(rendering.html_of(content_of(report), None), moment=report.figures_at)
    return [
        figures("a report counted", size, lambda days: draw(*days), [(version.starts_on, last)]),
        figures("its page", size, client.get, [report.get_absolute_url()]),
        figures("its PDF", size, draw_pdf, [report]),
    ]


def _compare_report(version: Version, last: date) -> None:
    """Meetings and people of a report against a walk over every meeting."""
    told = {row.key: row.value for part in draw(version.starts_on, last) for row in part.figures}
    held = people = 0
    for row in Occurrence.objects.select_related("result"):
        begins = row.starts_at.astimezone(clock.WARSAW).date()
        is_of_these_days = version.starts_on <= begins <= last and row.activity.published_at
        if is_of_these_days and row.cancelled_at is None and row.ends_at <= clock.now():
            held += 1
            people += row.result.people if hasattr(row, "result") and not row.result.nobody_came else 0
    if (told["held"], told["people"]) != (str(held), str(people)):
        raise RuntimeError(f"meetings {told['held']} and {held}, people {told['people']} and {people}")


def _standing_ready(size: int) -> dict:
    """The page of residents through gunicorn, after the first answer."""
    heard = Answers()
    with served(workers=1) as port:
        press(port, reverse("public_progress"), connections=1, seconds=1.0, answers=heard)
    p50, p95 = (round(heard.percentile(number), 2) for number in (50, 95))
    return {"what": "public, standing ready", "notes": size, "p50_ms": p50, "p95_ms": p95}


def _carried_out() -> Version:
    """A plan that began nine months ago, with forty actions of one indicator each: every other one is counted."""
    if before := Version.objects.filter(title=TITLE, state=State.APPROVED).first():
        return before
    organiser, director = _person(Role.ORGANISER), _person(Role.DIRECTOR)
    today = clock.today()
    starts = (today - timedelta(days=270)).replace(day=1)
    with clock.at(clock.midnight(starts - timedelta(days=30))):
        days = {"title": TITLE, "starts_on": starts, "ends_on": starts + timedelta(days=364)}
        version = services.create_plan(days, by=organiser).versions.get()
        for number in range(GOALS):
            reason = {"text": f"Cel {number}", "conclusions": [], "no_conclusion_reason": "Pomiar."}
            goal = services.add_goal(version, reason, by=organiser)
            for place in range(ACTIONS_OF_A_GOAL):
                _add_action(goal, place, organiser)
        version = services.submit(version, by=organiser)
        services.decide(version, outcome=Outcome.APPROVED, effective_on=starts, by=director)
        make_document(version.pk, DocumentKind.APPROVED)
        services.publish(version, by=organiser)
    _enter(version, organiser)
    return version


def _add_action(goal: object, place: int, by: User) -> None:
    said = {"title": f"Działanie {place}", "kind": "self_help", "description": "Opis.", "time_words": "na bieżąco"}
    there = {"manner": "Razem.", "communes": list(Commune.objects.all())}
    action = services.add_action(goal, said | there, by=by)
    counted = {"source": "participants"} if place % 2 else {"source": "typed"}
    services.add_indicator(action, {"name": f"wskaźnik {place}", "target": 120, "unit": "udziały", **counted}, by=by)


def _enter(version: Version, by: User) -> None:
    """A value a month of every typed indicator, each third one corrected."""
    months = [version.starts_on + timedelta(days=30 * number) for number in range(8)]
    said = {"aggregate": "sum", "source": "zeszyt", "at": clock.now(), **done_by(by, *Role)}
    rows = [
        IndicatorEntry(key=row.key, period=DateRange(day, day + timedelta(days=30)), value=number + place, **said)
        for place, row in enumerate(_typed(version))
        for number, day in enumerate(months)
    ]
    IndicatorEntry.objects.bulk_create(rows)
    IndicatorEntry.objects.bulk_create(
        IndicatorEntry(key=row.key, period=row.period, value=row.value + 1, corrects=row, reason="pomyłka", **said)
        for row in rows[::3]
    )


def _typed(version: Version) -> list[Indicator]:
    return list(Indicator.objects.filter(action__goal__version=version, source="typed").order_by("pk"))


def _meet(version: Version, size: int) -> None:
    """So many meetings of offers of these actions, and a result of each that is over."""
    fill(size)
    actions = [row for goal in version.goals.all() for row in goal.actions.all()]
    for place, activity in enumerate(Activity.objects.order_by("pk")):
        of_plan = {"action": actions[place % len(actions)], "outside_plan_reason": ""}
        Activity.objects.filter(pk=activity.pk).update(**of_plan)
    by = User.objects.filter(roles__contains=[Role.ORGANISER]).first()
    over = Occurrence.objects.filter(ends_at__lt=clock.now(), cancelled_at=None)
    said = {"entered_by": by, "entered_by_name": by.name, "created_at": clock.now(), "changed_at": clock.now()}
    Result.objects.bulk_create(Result(occurrence=row, adults=row.pk % 7 + 1, older=row.pk % 3, **said) for row in over)


def _compare(version: Version) -> None:
    """Each figure against a count that goes row by row."""
    first, last = version.starts_on, version.ends_on
    for measured in measured_in(version):
        found = figures_of([measured], first, last)[measured.key].value
        slow = _slowly(measured.key, measured.actions, first, last, is_counted=measured.is_counted)
        if found != slow:
            raise RuntimeError(f"{measured.name}: {found} and {slow}")
    if plan_progress(clock.today()) is None:
        raise RuntimeError("no plan holds")


def _slowly(key: object, actions: object, first: date, last: date, *, is_counted: bool) -> Decimal | None:
    total, any_row = Decimal(0), is_counted
    if is_counted:
        for result in Result.objects.select_related("occurrence__activity__action"):
            begins = result.occurrence.starts_at.astimezone(clock.WARSAW).date()
            action = result.occurrence.activity.action
            if action and action.key in actions and first <= begins <= last and not result.nobody_came:
                total += result.people
    else:
        for entry in IndicatorEntry.objects.filter(key=key):
            if not IndicatorEntry.objects.filter(corrects=entry).exists() and entry.value is not None:
                total, any_row = total + entry.value, True
    return total if any_row else None


def _person(role: Role) -> User:
    values = {"name": f"Pomiar {role.label}", "roles": [role], "created_at": clock.now()}
    return User.objects.get_or_create(email=f"pomiar-{role}@przyklad.pl", defaults=values)[0]
