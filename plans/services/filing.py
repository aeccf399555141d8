"""„W aktach”: what is approved was put in the office's own files, and where; a wrong entry is corrected by another."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.file_class import category_of
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.database import records
from plans import rules
from plans.models import Filing, Version
from plans.services.locking import lock_approved

MEANWHILE = "Ktoś w tym czasie zapisał, gdzie w aktach jest ta wersja. Wróć do niej i sprawdź, zanim coś poprawisz."


@transaction.atomic
def file_away(version: Version, values: Mapping[str, Any], *, seen: Filing | None, by: User) -> Filing:
    """Write down that an approved version is in the files. `seen` is the entry that stood when the person began, which
    this one corrects; None where there was none.

    Raises PermissionDenied; ValidationError by field, and for an entry that somebody else made meanwhile.
    """
    version = lock_approved(version.pk, by, may=rules.may_file_away)
    before = version.filings.standing().first()
    if before != seen:
        raise ValidationError(MEANWHILE)
    refuse_gap(values["case_mark"])
    given = {name: values[name] for name in ("case_mark", "place")}
    given["archive_category"] = category_of(values["archive_category"])
    given["reason"] = values.get("reason", "") if before else ""
    filing = records.create(
        Filing, given, version=version, supersedes=before, at=clock.now(), **done_by(by, Role.ORGANISER, Role.DIRECTOR)
    )
    record("version.filing_corrected" if before else "version.filed", version, by=by)
    return filing
