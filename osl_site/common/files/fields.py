"""A paper that people send: as one PDF, or as photographs of its pages."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.module_loading import import_string

from osl_site.common import clock
from osl_site.common.files.models import MOST_BYTES

ENGINE = "osl_site.common.files.photographs.as_pdf"  # loaded with the first photograph
PDF = b"%PDF-"
MEGABYTE = 1024 * 1024
KINDS = "application/pdf,image/jpeg,image/png,image/tiff"
HELP = "PDF albo zdjęcia stron po kolei (JPEG, PNG, TIFF), razem najwyżej 10 MB. Ze zdjęć zrobimy jeden PDF."
ALONE = "Wybierz jeden plik PDF albo same zdjęcia."
NO_PAGES = "To nie jest PDF ani zdjęcie. Wybierz plik PDF, JPEG, PNG albo TIFF."


class PagesInput(forms.FileInput):
    """Says to the script how much may be sent, so that nobody waits for a file that is refused."""

    allow_multiple_selected = True

    def __init__(self) -> None:
        super().__init__({"accept": KINDS, "multiple": True, "data-most-bytes": MOST_BYTES})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[UploadedFile]:
        return files.getlist(name) if hasattr(files, "getlist") else [files[name]] if name in files else []


class PagesField(forms.Field):
    """The bytes of one PDF: as it was sent, or made of the photographs that were."""

    widget = PagesInput
    empty_values = (None, b"")
    default_error_messages = {"required": "Wybierz plik.", "empty": "Ten plik jest pusty. Wybierz inny."}

    def to_python(self, files: Sequence[UploadedFile]) -> bytes:
        """Refused before anything is read: files that are too large stay where they are."""
        if not files:
            return b""
        size = sum(file.size for file in files)
        if size > MOST_BYTES:
            word = "Plik ma" if len(files) == 1 else "Pliki mają razem"
            raise ValidationError(f"{word} {ceil(size / MEGABYTE)} MB, a może być najwyżej 10 MB.")
        if not all(file.size for file in files):
            raise ValidationError(self.error_messages["empty"])
        contents = [file.read() for file in files]
        if not any(content.startswith(PDF) for content in contents):
            return self._photographs(contents)
        if len(contents) > 1:
            raise ValidationError(ALONE)
        return contents[0]

    def _photographs(self, contents: Sequence[bytes]) -> bytes:
        try:
            made = import_string(ENGINE)(contents, moment=clock.now())
        except ValueError as error:
            raise ValidationError(NO_PAGES) from error
        if len(made) > MOST_BYTES:
            raise ValidationError("Z tych zdjęć wychodzi PDF większy niż 10 MB. Wybierz mniej zdjęć albo mniejsze.")
        return made
