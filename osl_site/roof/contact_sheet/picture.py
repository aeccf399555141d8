"""The picture at the top of README: the calendar on a phone beside the organiser's desk."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image

from osl_site.roof.contact_sheet.camera import Camera

SHOWN = (("nobody", "/kalendarz/", 390, "#spotkania"), ("organiser", "/biuro/", 1120, ""))
HEIGHT = 760
BESIDE = """<style>body {{ display: flex; gap: 40px; margin: 0; padding: 40px; background: #d9dee2 }}</style>{}"""


def draw(camera: Camera, target: Path) -> None:
    """Write the picture, as few octets as 256 colours let it have."""
    shots = [_shot(camera, role, f"{address}{place}", width) for role, address, width, place in SHOWN]
    images = "".join(f'<img src="data:image/png;base64,{b64encode(shot).decode()}">' for shot in shots)
    tab = camera.tab("nobody", viewport={"width": sum(it[2] for it in SHOWN) + 120, "height": HEIGHT + 80})
    tab.set_content(BESIDE.format(images))
    together = tab.screenshot()
    tab.context.close()
    Image.open(BytesIO(together)).convert("RGB").quantize(256).save(target, optimize=True)


def _shot(camera: Camera, role: str, address: str, width: int) -> bytes:
    tab = camera.tab(role, viewport={"width": width, "height": HEIGHT})
    tab.goto(address)
    tab.reload()  # now its letters are here, which a first page does not wait for
    tab.evaluate("document.fonts.ready.then(() => true)")
    shot = tab.screenshot()
    tab.context.close()
    return shot
