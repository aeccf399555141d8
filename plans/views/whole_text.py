"""The whole text of a version of which words are not public: it leaves the office as protected data do."""

from django.http import HttpRequest, HttpResponse

from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.sign_in.confirmation import ask_to_confirm, is_confirmed
from plans.exclusions.public_text import public_text
from plans.models import Version


def asked_first(request: HttpRequest, version: Version) -> HttpResponse | None:
    """Before a file with the whole text is handed out: the page that asks for the password, where words of it are not
    public and this person has not proved lately to be there. None where it may go; that it went is written down then.
    """
    if version.is_draft or not version.are_words_excluded or public_text(version).is_whole:
        return None
    if not is_confirmed(request):
        return ask_to_confirm(request, back=version.get_absolute_url())
    note_access(AccessKind.EXPORTED, by=request.user, what=f"plik z pełnym tekstem planu, wersja {version.pk}")
    return None
