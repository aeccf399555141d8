"""That a document was drawn here, of a text: a seal by the key that web and worker alone know.

Who may write rows of the database may put in a file of their own where the worker has not drawn one yet. They cannot
seal it. A document from before there were seals has none; the database takes no new one without.
"""

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from osl_site.common.frozen_documents.models import FrozenDocument

SALT = "osl_site.common.frozen_documents"


def seal_of(document: FrozenDocument, *, key: str | None = None) -> str:
    """The seal that these bytes get as this kind of document of their text; by another key than today's if one is
    given."""
    said = (document._meta.label_lower, document.kind, document.text_digest, document.file.sha256)
    return salted_hmac(SALT, "\n".join(said), secret=key, algorithm="sha256").hexdigest()


def is_ours(document: FrozenDocument) -> bool:
    """Whether web or worker drew it, by today's key or one before. Asks for its file where that was not fetched."""
    keys = (None, *settings.SECRET_KEY_FALLBACKS)
    return not document.seal or any(constant_time_compare(document.seal, seal_of(document, key=key)) for key in keys)


def is_of(document: FrozenDocument, text_digest: str) -> bool:
    """Whether it was drawn here of the text with this SHA-256; one without a seal is taken at its word."""
    return is_ours(document) and (not document.seal or document.text_digest == text_digest)
