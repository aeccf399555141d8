"""What a form says where an answer is missing: what to write or choose, and not that something is to be filled in."""

from django import forms
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from osl_site.common.forms.conditions import MANY
from osl_site.common.templatetags.osl import uncapped

SAID_BY_DJANGO = forms.Field.default_error_messages["required"]


class Asks(forms.BaseForm):
    """A form that says what to write where an answer is missing. `AsTyped` is one; the framework's own forms of
    signing in, and those that only look something up, take it by itself."""

    def full_clean(self) -> None:
        for field in self.fields.values():
            say_what_is_wanted(field)
        super().full_clean()


def say_what_is_wanted(field: forms.Field) -> None:
    """Give a field the sentence for an empty answer, by its kind and its label; one that it was given itself stays."""
    if field.error_messages.get("required") == SAID_BY_DJANGO:
        field.error_messages["required"] = _wanted(field)


def _wanted(field: forms.Field) -> str:
    label = str(field.label or "").strip()
    if isinstance(field, forms.FileField):
        return _("Wybierz plik.")
    if isinstance(field, forms.EmailField):
        return str(EmailValidator.message)
    if "invalid" in field.error_messages:
        return str(field.error_messages["invalid"])  # with its example
    if isinstance(field, MANY):
        return _("Zaznacz co najmniej jedną odpowiedź.")
    if label.endswith("?") or not label:
        return _("Odpowiedz na to pytanie.")
    what = {"what": uncapped(label.rstrip(":"))}
    if isinstance(field, forms.ChoiceField):
        return _("Wybierz z listy: %(what)s.") % what
    return _("Wpisz tutaj: %(what)s.") % what
