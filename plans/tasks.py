"""Work of the queue: the documents of a version, and the letters about it. Delivered at least once."""

from django.db import transaction
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from osl_site import clock, mail
from osl_site.accounts.models import Role, User
from osl_site.audit.models import Actor
from osl_site.audit.trail import record
from osl_site.files.services import keep
from plans import documents
from plans.models import Document, Outcome, Version

AGAIN = RetryStrategy(max_attempts=5, exponential_wait=5)


@app.task(retry=AGAIN)
def make_document(version_id: int, kind: str) -> None:
    """Draw the PDF of a version and keep its bytes. Done once however often it is delivered."""
    version = Version.objects.select_related("plan").get(pk=version_id)
    if version.documents.filter(kind=kind).exists():
        return
    content = documents.pdf_of(version, kind)
    with transaction.atomic():
        Version.objects.select_for_update().get(pk=version_id)
        if version.documents.filter(kind=kind).exists():
            return
        name = f"plan-{version.plan_id}-{version.number}-{version.attempt}-{kind}.pdf"
        file = keep(content, name=name, content_type=documents.PDF, by=None)
        document = Document.objects.create(version=version, kind=kind, file=file, made_at=clock.now())
        record("document.made", document, by=Actor.WORKER)


@app.task(retry=AGAIN)
def tell_directors(version_id: int) -> None:
    """Write to every director that a version waits."""
    version = Version.objects.select_related("plan", "submitted_by").get(pk=version_id)
    body = (
        f"Dzień dobry,\n\n{version.submitted_by.name} przekazuje do decyzji {version.accusative}.\n"
        f"{version.plan.title}\n\nPrzeczytaj i zdecyduj:\n"
        f"{mail.link(reverse('plans:version_review', args=[version.pk]))}\n"
    )
    for director in User.objects.filter(roles__contains=[Role.DIRECTOR], is_active=True).order_by("pk"):
        mail.send(
            to=director.email,
            subject=f"Czeka na decyzję: {version.name}",
            body=body,
            key=f"version-{version.pk}-submitted-{director.pk}",
        )


@app.task(retry=AGAIN)
def tell_submitter(version_id: int) -> None:
    """Write to whoever submitted the version how the director decided."""
    version = Version.objects.select_related("plan", "submitted_by", "decision").get(pk=version_id)
    ending = "a" if version.number else "y"
    what = f"zatwierdzon{ending}" if version.decision.outcome == Outcome.APPROVED else f"zwrócon{ending} do poprawy"
    text = f"\n„{version.decision.text}”\n" if version.decision.text else ""
    mail.send(
        to=version.submitted_by.email,
        subject=f"Decyzja dyrektora: {version.name}",
        body=(
            f"Dzień dobry,\n\n{version.name} jest {what}.\n{text}\n"
            f"{mail.link(reverse('plans:version_detail', args=[version.pk]))}\n"
        ),
        key=f"version-{version.pk}-decided",
    )
