"""The pictures of the handbooks, made anew of the demonstration by `manage.py contactsheet --handbook`."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image

from osl_site.roof.contact_sheet.camera import Camera
from osl_site.roof.handbook.reading import HEIGHT, WIDTH
from osl_site.roof.pages.table import url_of

QUALITY = 60


@dataclass(frozen=True)
class Picture:
    """What a page shows in its upper part to somebody of this role."""

    name: str
    role: str
    page: str  # as `osl_site.roof.pages.table` calls it

    @property
    def file(self) -> Path:
        return settings.BASE_DIR / "docs" / "pictures" / f"{self.name}.webp"


PICTURES = (
    Picture("na-dzis", "organiser", "desk"),
    Picture("notatka", "organiser", "needs:note_add"),
    Picture("zgloszenie", "organiser", "needs:submission_detail"),
    Picture("pismo", "organiser", "outgoing_letter_detail"),
    Picture("ukladanie", "organiser", "activities:series_plan"),
    Picture("spotkanie", "organiser", "activities:occurrence_detail"),
    Picture("zapisy", "organiser", "activities:registration_list"),
    Picture("wersje", "organiser", "plans:plan_detail"),
    Picture("postep", "organiser", "plans:progress"),
    Picture("decyzja", "director", "plans:version_review"),
    Picture("uruchomienie", "administrator", "office_start"),
    Picture("konta", "administrator", "account_list"),
    Picture("terminy", "administrator", "retention_list"),
)
ROLES = {picture.role for picture in PICTURES}


def addresses() -> dict[Picture, str]:
    """Where each picture is taken: asked of the database before a browser is open, which lets nobody ask any more."""
    return {picture: url_of(picture.page) for picture in PICTURES}


def draw(camera: Camera, asked: dict[Picture, str]) -> None:
    """Make every picture anew."""
    for picture, address in asked.items():
        tab = camera.tab(picture.role, viewport={"width": WIDTH, "height": HEIGHT})
        tab.goto(address)
        tab.reload()  # now its letters are here, which a first page does not wait for
        tab.evaluate("document.fonts.ready.then(() => true)")
        taken = Image.open(BytesIO(tab.screenshot())).convert("RGB")
        tab.context.close()
        picture.file.parent.mkdir(exist_ok=True)
        taken.save(picture.file, "WEBP", quality=QUALITY, method=6)
