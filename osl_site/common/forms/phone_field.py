"""A field for a telephone number, however people write one."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from osl_site.common.templatetags.osl import phone

BETWEEN_DIGITS = {
    ord(sign): None for sign in " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}-–—.,()/"
}
NAMED = re.compile(r"^(tel(efon)?|kom(órka)?|nr)[ .:]+", re.IGNORECASE)
AS_AT_HOME = re.compile(r"0[1-9][0-9]{8}")  # as people in Ukraine dial at home, and once all did in Poland


class PhoneField(forms.CharField):
    """A number that can be dialled, as it is stored: nine digits, or a plus and the whole of a foreign one."""

    widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})

    def to_python(self, value: Any) -> str:
        typed = NAMED.sub("", super().to_python(value).strip()).replace("(0)", "").translate(BETWEEN_DIGITS)
        if not typed:
            return ""
        number = f"+{typed[2:]}" if typed.startswith("00") else typed
        number = number.removeprefix("+48")
        if (len(number) == 11 and number.startswith("48")) or (len(number) == 12 and number.startswith("480")):
            number = number[2:]  # a plus forgotten
        if AS_AT_HOME.fullmatch(number):
            raise ValidationError(_ask_whose(number[1:]))
        if number.startswith("+3800"):
            number = f"+380{number[5:]}"
        digits = number.removeprefix("+")
        is_foreign = number != digits
        if not (digits.isascii() and digits.isdecimal()) or digits.startswith("0") or len(digits) > 15:
            raise ValidationError(self.error_messages["invalid"])
        if len(digits) == 7 and not is_foreign:
            raise ValidationError(self.error_messages["local"])
        if len(digits) < 8 if is_foreign else len(digits) != 9:
            raise ValidationError(self.error_messages["invalid"])
        return number

    default_error_messages = {
        "invalid": gettext_lazy(
            "Wpisz dziewięć cyfr numeru, na przykład 601 234 567. Numer zagraniczny zacznij od znaku plus."
        ),
        "local": gettext_lazy("Brakuje numeru kierunkowego. Wpisz go przed numerem, na przykład 22 123 45 67."),
    }


def _ask_whose(digits: str) -> str:
    """Nine digits after a nought are a number of either country: nobody guesses whose."""
    ukrainian, polish = phone(f"+380{digits}"), phone(digits)
    return _("Czy to numer ukraiński? Wpisz %(ukrainian)s. Polski wpisz bez zera na początku: %(polish)s.") % {
        "ukrainian": ukrainian,
        "polish": polish,
    }
