"""Gaps of services: why there is no supporting activity, and when the organiser looks again."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from activities import rules
from activities.models import ServiceCoverage
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import SocialService
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row

IS_PAST = "Ten dzień już minął albo jest dziś. Wpisz dzień od jutra."


@transaction.atomic
def explain_gap(service: SocialService, values: Mapping[str, Any], *, by: User) -> ServiceCoverage:
    """Say why a service has no supporting activity, and when to look again. Raises ValidationError by field."""
    service = lock_row(service)
    if not rules.may_edit(by):
        raise PermissionDenied
    if values["look_again_on"] <= clock.today():
        raise ValidationError({"look_again_on": IS_PAST})
    row = records.create(ServiceCoverage, values, service=service, at=clock.now(), **done_by(by, *Role))
    record("coverage.explained", row, by=by)
    return row
