"""The words that residents were told about their data, kept as they were."""

from activities.models import InformationClause
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.texts.services import keep_words


def stored_notice(clause: PrivacyNotice) -> InformationClause:
    """The row of these very words, made when they are used for the first time."""
    return keep_words(InformationClause, clause)
