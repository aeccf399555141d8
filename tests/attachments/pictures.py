"""Photographs as phones make them, and files that only say so."""

import io
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

WIDE = (60, 40)


def picture(kind="JPEG", size=WIDE, *, mode="RGB", color="red", pages=1, **said):
    made = io.BytesIO()
    first, *others = [Image.new(mode, size, color if number == 0 else "blue") for number in range(pages)]
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(made, kind, **more, **said)
    return made.getvalue()


def of_a_phone(size=WIDE):
    """A JPEG that lies on its side and tells the phone, the moment and the place, twice."""
    said = Image.Exif()
    said[0x0112], said[0x010F], said[0x0110] = 6, "Telefon", "Model Jana"
    said.get_ifd(0x8825)[2] = (54.0, 17.0, 20.0)
    return picture(size=size, exif=said, comment=b"dom Jana Kowalskiego")


def of_nonsense(tag, kind, value=b"abcd"):
    """A JPEG that lies on its side, and whose Exif says of one tag what cannot be said of it."""
    tags = [(0x0112).to_bytes(2, "little") + b"\3\0\1\0\0\0\6\0\0\0"]
    tags.append(tag.to_bytes(2, "little") + kind.to_bytes(2, "little") + b"\4\0\0\0" + value)
    head = b"Exif\0\0II*\0\10\0\0\0" + len(tags).to_bytes(2, "little")
    return picture(exif=head + b"".join(sorted(tags)) + bytes(4))


def bomb(width=60_000, height=60_000):
    """A PNG of a few octets whose head promises 3.6 thousand million dots."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 2, 0, 0, 0])
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big") for name, data in parts
    )


def sent(*contents, name="zdjecie.jpg"):
    return [SimpleUploadedFile(name, content, "image/jpeg") for content in contents]


def read(content):
    return Image.open(io.BytesIO(content))
