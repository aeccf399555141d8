"""How much may be sent with a form: no more than the largest file and the form around it, before anything is read."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_OCTETS = 12 * 2**20


class Bounded(FileUploadHandler):
    """The first handler: it refuses what says of itself that it is too large, and leaves the rest to the next."""

    def handle_raw_input(
        self, input_data: Any, META: dict, content_length: int, boundary: bytes, encoding: str | None = None
    ) -> None:
        if content_length > MOST_OCTETS:
            raise RequestDataTooBig

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
