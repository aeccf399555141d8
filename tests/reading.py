"""What a page that the test client got says, in words."""

import html
import re

BLOCKS = re.compile(r"\s*(</?(?:p|li|ul|ol|div|dl|dt|dd|tr|t[hd]|h[1-6]|form|section|title)\b[^>]*>)\s*")


def text_of(page):
    """Its source as people read it: no entities, plain spaces."""
    return html.unescape(page.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def source_of(page):
    """Its source without the white space that nobody sees: none beside blocks, else one space for each run of it."""
    return re.sub(r"[ \n]+", " ", BLOCKS.sub(r"\1", page.content.decode()))


def text_at(client, address, query=None):
    page = client.get(address, query)
    assert page.status_code == 200
    return text_of(page)


def errors(page):
    """What the form on it refused, by field."""
    assert page.status_code == 200
    return {name: list(words) for name, words in page.context["form"].errors.items()}
