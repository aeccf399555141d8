"""Photographs chosen in a form, for the office's forms and residents' alike."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.module_loading import import_string
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from osl_site.common.attachments.models import MOST_PHOTOS

ENGINE = "osl_site.common.attachments.pictures.made_small"  # loaded with the first photograph
MEGABYTE = 1024 * 1024
MOST_BYTES = 38 * MEGABYTE  # of all together: an address with photographs takes 40 MB
KINDS = "image/jpeg,image/png,image/webp"
HELP = gettext_lazy("Najwyżej 5: JPEG, PNG albo WebP.")
WHY = {
    "heic": gettext_lazy("To zdjęcie HEIC. W telefonie zapisz je jako JPEG."),
    "other": gettext_lazy("To nie jest zdjęcie. Wybierz JPEG, PNG albo WebP."),
    "broken": gettext_lazy("Tego zdjęcia nie da się odczytać do końca. Zrób je jeszcze raz albo wybierz inne."),
    "moving": gettext_lazy("Zdjęcie się rusza. Wybierz nieruchome."),
    "huge": gettext_lazy("To zdjęcie jest za duże. Zmniejsz je w telefonie i wybierz jeszcze raz."),
}


class PhotosInput(forms.FileInput):
    """Says to the script how much may be sent; phones that keep HEIC hand over a JPEG for what `accept` names."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"accept": KINDS, "multiple": True, "data-most-bytes": MOST_BYTES, "data-photos": MOST_PHOTOS})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else [files[name]] if name in files else []


class PhotosField(forms.Field):
    """The photographs as they may be kept (`pictures.made_small`), in their order; none is an answer, too.

    `most` is how many the row still takes. What was sent itself is read once and never kept.
    """

    widget = PhotosInput
    empty_values = (None, [])

    def __init__(self, *, most: int = MOST_PHOTOS, **options: Any) -> None:
        super().__init__(**{"required": False, "help_text": HELP, **options})
        self.most = most

    def to_python(self, files: Sequence[UploadedFile]) -> list[bytes]:
        """Refused before anything is read: too many, and too large."""
        if not files:
            return []
        if len(files) > self.most:
            raise ValidationError(self._too_many(len(files)))
        size = sum(file.size for file in files)
        if size > MOST_BYTES:
            raise ValidationError(
                _("Zdjęcia mają razem %(size)s MB, a mogą mieć najwyżej %(most)s MB.")
                % {"size": ceil(size / MEGABYTE), "most": MOST_BYTES // MEGABYTE}
            )
        return self._made_small(files)

    def _too_many(self, count: int) -> str:
        if not self.most:
            return _("Jest już 5 zdjęć. Usuń jedno, żeby dodać inne.")
        return _("Wybrano zdjęć: %(count)s. Tu zmieści się jeszcze: %(most)s.") % {"count": count, "most": self.most}

    def _made_small(self, files: Sequence[UploadedFile]) -> list[bytes]:
        make, made, refused = import_string(ENGINE), [], []
        for file in files:
            try:
                made.append(make(file.read()))
            except ValueError as error:
                why = WHY[getattr(error, "why", "broken")]
                refused.append(format_lazy("{}: {}", file.name, why) if len(files) > 1 else why)
        if refused:
            raise ValidationError(refused)
        return made
