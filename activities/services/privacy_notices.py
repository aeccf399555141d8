"""The words that residents were told about their data, kept as they were."""

from activities.models import InformationClause
from activities.registrations.privacy_notice import PrivacyNotice
from osl_site.common import clock


def stored_notice(clause: PrivacyNotice) -> InformationClause:
    """The row of these very words, made when they are used for the first time."""
    words = {"language": clause.language, "text": clause.text, "kept_at": clock.now()}
    return InformationClause.objects.get_or_create(digest=clause.digest, defaults=words)[0]
