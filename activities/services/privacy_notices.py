"""The words that residents were told about their data, kept as they were."""

from activities.models import InformationClause
from osl_site.common.privacy.kept_words import PrivacyNotice, values_of


def stored_notice(clause: PrivacyNotice) -> InformationClause:
    """The row of these very words, made when they are used for the first time."""
    return InformationClause.objects.get_or_create(digest=clause.digest, defaults=values_of(clause))[0]
