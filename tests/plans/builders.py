"""Plans in each state, made by the services as in the office; only what a test is about has to be named."""

from datetime import date
from itertools import cycle

from needs.models import Conclusion
from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.seals import seal_of
from plans import services
from plans.content import closed, write
from plans.document.snapshot import snapshot
from plans.drafting.outlines import Shape
from plans.models import Action, Document, DocumentKind, Goal, Outcome, Plan, Publication, Version
from plans.tasks import make_document
from tests import builders

COMPLETE = {
    "title": "Herbata u sąsiadów",
    "kind": "self_help",
    "description": "Spotkania osób starszych.",
    "time_words": "na bieżąco",
    "manner": "W świetlicy, prowadzi animator.",
}
SEAL = {"kind": "person", "name": "Ewa Dyrektor", "organisation": "", "on_behalf_of": "", "issuer": "Wystawca"}
SEAL |= {"moment": "2026-12-01T09:30:00+00:00", "is_stamped": True}
_years = cycle(range(2060, 2098))  # an approval never works backwards, whatever the year of these tests


def conclusion(text="Samotność osób starszych jest powszechna.", **fields):
    fields = {"about": "needs", "scope": ["supporting"], "valid_from": date(2026, 9, 1)} | fields
    fields |= {"created_at": builders.EPOCH, "changed_at": builders.EPOCH}
    return builders.found(Conclusion.objects.create(text=text, **fields))


def plan(by=None, *, shape=Shape.EIGHT, year=None, title=None) -> Plan:
    """A plan with its draft, for a year that no other plan has."""
    year = year or next(_years)
    values = {"title": title or f"Plan na rok {year}", "starts_on": date(year, 1, 1), "ends_on": date(year, 12, 31)}
    return services.create_plan(values, shape=shape, by=by or builders.user("organiser"))


def goal(version: Version, by, **values) -> Goal:
    values = {"text": "Osoby starsze mają z kim być"} | values
    if "conclusions" not in values:
        values["conclusions"] = [conclusion()]
    return services.add_goal(version, values, by=by)


def action(of: Goal, by, **values) -> Action:
    return services.add_action(of, COMPLETE | values, by=by)


def draft(by=None) -> Version:
    """A draft with all that art. 20 ust. 3 wants: one goal on a conclusion, one supporting action."""
    by = by or builders.user("organiser")
    version = plan(by).versions.get()
    action(goal(version, by), by)
    return version


def said(version: Version) -> dict:
    """What it would say if it were handed over now."""
    return write(closed(snapshot(version)))


def submitted(by=None) -> Version:
    by = by or builders.user("organiser")
    version = services.submit(draft(by), by=by)
    version.refresh_from_db()  # the database finds the digest of what it says
    return version


def returned(by=None, director=None) -> Version:
    version = submitted(by)
    director = director or builders.user("director")
    services.add_remark(version, place="version", key=None, text="Brakuje celu o młodzieży.", by=director)
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    version.refresh_from_db()
    return version


def approved(by=None, director=None, effective_on=None) -> Version:
    version = submitted(by)
    day = effective_on or version.starts_on
    director = director or builders.user("director")
    services.decide(version, outcome=Outcome.APPROVED, effective_on=day, by=director)
    version.refresh_from_db()
    return version


def document(version: Version, file: StoredFile, *, kind=DocumentKind.APPROVED, **fields) -> Document:
    """A document that says what the version does, sealed as the worker seals what it has drawn."""
    row = Document(version=version, kind=kind, file=file, text_digest=version.snapshot_digest, made_at=builders.EPOCH)
    for name, value in ({"seal": seal_of(row)} | fields).items():
        setattr(row, name, value)
    row.save()
    return row


def published(by=None, **options) -> Publication:
    """A version that residents read, with the document that was approved."""
    by = by or builders.user("organiser")
    version = approved(by, **options)
    make_document(version.pk, DocumentKind.APPROVED)
    return services.publish(version, by=by)


TABLE_OF_2023 = [  # task, addressees, time as that plan writes them
    ("Spotkania sąsiedzkie w świetlicach wiejskich", "mieszkańcy sołectw", "styczeń–grudzień 2023"),
    ("Grupa wsparcia dla opiekunów osób starszych", "osoby, które opiekują się bliskimi", "marzec–listopad 2023"),
    ("Wolontariat: pomoc w zakupach i drobnych naprawach", "osoby starsze i samotne", "na bieżąco"),
    ("Dyżury organizatora w terenie", "wszyscy mieszkańcy", "na bieżąco"),
    ("Dzień sąsiada", "wszyscy mieszkańcy", "maj 2023\N{NO-BREAK SPACE}r."),
]
KINDS_OF_2023 = ["neighbourly", "self_help", "volunteer", "recognition", "bonds"]


def one_table(by=None) -> Version:
    """A draft like the real plan of 2023: a short text and one table of task, addressees and time, without goals."""
    by = by or builders.user("organiser")
    version = plan(
        by, shape=Shape.TABLE, year=2023, title="Plan organizowania społeczności lokalnej na 2023 rok"
    ).versions.get()
    text = "Plan obejmuje działania, które organizator prowadzi z mieszkańcami, sołtysami i partnerami."
    services.change_chapter(version.chapters.get(), {"text": text}, revision=1, by=by)
    manner = "Organizator prowadzi działania w świetlicach razem z sołtysami i kołami gospodyń."
    services.change_version(version, {"manner": manner}, revision=1, by=by)
    for kind, (task, addressees, time) in zip(KINDS_OF_2023, TABLE_OF_2023, strict=True):
        values = {"title": task, "addressees": addressees, "kind": kind, "time_words": time}
        services.add_action(version.goals.get(), values, by=by)
    version.refresh_from_db()
    return version


EIGHT_TEXTS = [
    "Plan przygotowuje organizator społeczności lokalnej na podstawie art. 20 ustawy.",
    "Rozmawialiśmy na zebraniach i dyżurach.\n\n- potrzeby: samotność, dojazd\n- potencjał: świetlice, koła gospodyń",
    "Cel główny: mieszkańcy spotykają się i **pomagają sobie**.",
    "| kwartał | co robimy |\n|---|---|\n| I | nabór wolontariuszy |\n| II | spotkania w sołectwach |",
    "Zaczynamy od rozmowy. Pracujemy metodą małych kroków.",
    "Po każdym spotkaniu zapisujemy liczbę osób według grup.",
    "Realizatorem jest centrum, partnerami sołtysi, szkoła i parafia.",
    "Po roku w trzech wsiach działają stałe spotkania.",
]
GOALS_OF_2024 = {
    "Osoby starsze mają z kim być": [
        {"title": "Herbata u sąsiadów", "kind": "self_help", "time_words": "co wtorek"},
        {"title": "Telefon życzliwości", "kind": "volunteer", "time_words": "na bieżąco"},
    ],
    "Sąsiedzi pomagają sobie na co dzień": [
        {"title": "Bank czasu", "kind": "neighbourly", "time_words": "II–IV kwartał 2024"},
        {"title": "Dzień sąsiada", "kind": "bonds", "time_words": "25 maja 2024\N{NO-BREAK SPACE}r."},
    ],
}


def eight_chapters(by=None) -> Version:
    """A draft like the real plan of 2024: eight chapters, detailed goals on conclusions, indicators, costs."""
    by = by or builders.user("organiser")
    version = plan(by, year=2024, title="Plan organizowania społeczności lokalnej na 2024 rok").versions.get()
    for chapter, text in zip(version.chapters.all(), EIGHT_TEXTS, strict=True):
        services.change_chapter(chapter, {"text": text}, revision=1, by=by)
    for text, actions in GOALS_OF_2024.items():
        row = goal(version, by, text=text, manner="Prowadzi animator razem z mieszkańcami.")
        for values in actions:
            added = services.add_action(row, {"description": "Spotkania i pomoc.", "cost": 500} | values, by=by)
            services.add_indicator(added, {"name": "osoby, które biorą udział", "target": 20, "unit": "osób"}, by=by)
    return version
