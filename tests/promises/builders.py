from datetime import date

from osl_site.common.accounts.models import Role, done_by
from osl_site.common.promises.models import Promise
from tests import builders

DUE = date(2026, 12, 3)


def promise(subject, by=None, **fields):
    """One about this row, for three days from the day of the tests."""
    by = by or builders.user("organiser")
    about = {"subject_type": subject._meta.label_lower, "subject_id": subject.pk}
    moments = {"created_at": builders.EPOCH, "changed_at": builders.EPOCH}
    values = {"what": "Zapytać w szkole o salę.", "due": DUE, "owner": by} | fields
    return Promise.objects.create(**moments, **about, **values, **done_by(by, *Role))
