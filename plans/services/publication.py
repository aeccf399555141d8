"""After approval: shown to residents at an address that lasts."""

from django.core.exceptions import ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.frozen_documents.services import made
from plans import rules
from plans.document.kept import kept
from plans.document.metryka import metryka_for_bip
from plans.models import DocumentKind, Publication, Version
from plans.services.exclusions import draw_public_documents
from plans.services.locking import lock_approved, lock_plans

ALREADY = "Ta wersja jest już opublikowana."


@transaction.atomic
def publish(version: Version, *, by: User) -> Publication:
    """Show an approved version to residents, for ever. The metryka for BIP is kept as it reads today.

    Raises ValidationError while its approved document is not made yet, and when it is published already.
    """
    lock_plans()  # so that nobody excludes words meanwhile of which this act does not know
    version = lock_approved(version.pk, by, may=rules.may_publish)
    if Publication.objects.filter(version=version).exists():
        raise ValidationError(ALREADY)
    document = made(kept(version, DocumentKind.APPROVED))
    metryka = metryka_for_bip(version, document, published_by=by, day=clock.today())
    publication = Publication.objects.create(
        version=version, document=document, metryka=metryka, at=clock.now(), **done_by(by, Role.ORGANISER)
    )
    draw_public_documents(version.plan_id)
    record("version.published", version, by=by)
    return publication
