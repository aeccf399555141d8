"""Photographs chosen in a form, for the office's forms and residents' alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from osl_site.common.attachments.held import services as held
from osl_site.common.attachments.models import MOST_PHOTOS

ENGINE = "osl_site.common.attachments.pictures.made_small"  # loaded with the first photograph
MEGABYTE = 1024 * 1024
MOST_BYTES = 38 * MEGABYTE  # of all together: an address with photographs takes 40 MB
KINDS = "image/jpeg,image/png,image/webp"
HELP = gettext_lazy("Najwyżej 5: JPEG, PNG albo WebP.")
HEIC = gettext_lazy("To zdjęcie HEIC. W telefonie zapisz je jako JPEG.")
WORDS = {  # for the script, in the language of the page
    "unread": gettext_lazy("Tego pliku nie da się odczytać jako zdjęcia. Wybierz JPEG, PNG albo WebP."),
    "heic": HEIC,
    "chosen": gettext_lazy("Wybrane zdjęcie"),
    "cover": gettext_lazy("Zasłoń część"),
    "covering": gettext_lazy("Przeciągnij po zdjęciu. Gotowe?"),
    "remove": gettext_lazy("Usuń"),
}
LONGEST_TOKEN = 64
GONE = gettext_lazy("Zdjęcia czekały za długo i już ich nie ma. Wybierz je jeszcze raz.")
WHY = {
    "heic": HEIC,
    "other": gettext_lazy("To nie jest zdjęcie. Wybierz JPEG, PNG albo WebP."),
    "broken": gettext_lazy("Tego zdjęcia nie da się odczytać do końca. Zrób je jeszcze raz albo wybierz inne."),
    "moving": gettext_lazy("Zdjęcie się rusza. Wybierz nieruchome."),
    "huge": gettext_lazy("To zdjęcie jest za duże. Zmniejsz je w telefonie i wybierz jeszcze raz."),
}


@dataclass(frozen=True)
class Chosen:
    """What came with the form: files, and the token of photographs that are held from the last time."""

    files: Sequence[UploadedFile] = ()
    token: str = ""
    is_dropped: bool = False  # whoever sent it wants none of the held ones

    def __bool__(self) -> bool:
        """Whether anything came: a form without photographs has no answer here, as any other field left alone."""
        return bool(self.files or self.token or self.is_dropped)


class PhotosInput(forms.FileInput):
    """Says to the script how much may be sent; phones that keep HEIC hand over a JPEG for what `accept` names. Beside
    it stands how many are held."""

    allow_multiple_selected = True
    takes_new = True  # False while drawing new ones would be too much; those that are held go along all the same
    token = ""  # of held ones, in a form that is shown again
    count = 0
    lost = False  # whether there was no room to hold what was chosen

    def __init__(self) -> None:
        told = {f"data-{name}": words for name, words in WORDS.items()}
        sizes = {"data-most-bytes": MOST_BYTES, "data-photos": MOST_PHOTOS}
        super().__init__({"accept": KINDS, "multiple": True} | sizes | told)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Chosen | None:
        sent = files.getlist(name) if hasattr(files, "getlist") else [files[name]] if name in files else []
        token = data.get(f"{name}_held", "")
        came = Chosen(
            tuple(sent) if self.takes_new else (), token if len(token) <= LONGEST_TOKEN else "", f"{name}_drop" in data
        )
        return came or None

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}_held" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        field = super().render(name, value, attrs, renderer) if self.takes_new else ""
        said = {"name": name, "token": self.token, "count": self.count, "lost": self.lost}
        return render_to_string("attachments/photos_input.html", {"field": field, **said})


class PhotosField(forms.Field):
    """The photographs as they may be kept (`pictures.made_small`), in their order; none is an answer, too.

    `most` is how many the row still takes. What was sent itself is read once and never kept.
    """

    widget = PhotosInput
    empty_values = (None, [], Chosen())

    def __init__(self, *, most: int = MOST_PHOTOS, **options: Any) -> None:
        super().__init__(**{"required": False, "help_text": HELP, **options})
        self.most = most
        self.fresh: list[bytes] | None = None  # those of this very form that may be kept
        self.token = ""

    def to_python(self, chosen: Chosen | None) -> list[bytes]:
        """Those held from the last time, then those of this one. Refused before anything is read: too many, and too
        large; and once where those that were held are gone."""
        self.fresh = []
        if not chosen:
            return []
        before = self._held(chosen)
        if len(chosen.files) + len(before) > self.most:
            raise ValidationError(self._too_many(len(chosen.files), len(before)))
        return before + self._read(chosen.files)

    def hold(self) -> None:
        """The form is shown again for something else: what may be kept is held till then, what is held is told."""
        before = len(held.held(self.token))
        if self.fresh:
            self.token = held.hold(self.fresh, token=self.token)
        self.widget.token, self.widget.count = self.token, len(held.held(self.token))
        self.widget.lost = self.widget.count < before + len(self.fresh or [])

    def spend(self) -> None:
        """The form was taken, and what was held with it."""
        if self.token:
            held.spend(self.token)

    def _held(self, chosen: Chosen) -> list[bytes]:
        self.token = chosen.token
        if chosen.token and chosen.is_dropped:
            held.spend(chosen.token)
            return []
        if chosen.token and not held.is_known(chosen.token):
            self.token = ""
            raise ValidationError(GONE)
        return held.held(chosen.token)

    def _read(self, files: Sequence[UploadedFile]) -> list[bytes]:
        size = sum(file.size for file in files)
        if size > MOST_BYTES:
            raise ValidationError(
                _("Zdjęcia mają razem %(size)s MB, a mogą mieć najwyżej %(most)s MB.")
                % {"size": ceil(size / MEGABYTE), "most": MOST_BYTES // MEGABYTE}
            )
        return self._made_small(files)

    def _too_many(self, count: int, before: int) -> str:
        if not self.most:
            return _("Jest już 5 zdjęć. Usuń jedno, żeby dodać inne.")
        words = _("Wybrano zdjęć: %(count)s. Tu zmieści się jeszcze: %(most)s.")
        return words % {"count": count, "most": max(0, self.most - before)}

    def _made_small(self, files: Sequence[UploadedFile]) -> list[bytes]:
        make, refused = import_string(ENGINE), []
        for file in files:
            try:
                self.fresh.append(make(file.read()))
            except ValueError as error:
                why = WHY[getattr(error, "why", "broken")]
                refused.append(format_lazy("{}: {}", file.name, why) if len(files) > 1 else why)
        if refused:
            raise ValidationError(refused)
        return self.fresh
