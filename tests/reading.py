"""What a page that the test client got says, in words."""

import html
import re
from html.parser import HTMLParser

HELD = re.compile(r'<span class="nowrap">([Ee]-\w+)</span>')
BLOCKS = re.compile(r"\s*(</?(?:p|li|ul|ol|div|dl|dt|dd|tr|t[hd]|h[1-6]|form|section|title)\b[^>]*>)\s*")


def text_of(page):
    """Its source as people read it: no entities, plain spaces."""
    return html.unescape(source_of(page)).replace("\N{NO-BREAK SPACE}", " ")


def source_of(page):
    return unlaid(page.content.decode())


def unlaid(markup):
    """Markup without the white space that only lays lines of a template out: none beside blocks, else one space; and
    without the marks that keep „e-mail” whole on its line."""
    return re.sub(r"\s*\n[ \n]* ", " ", BLOCKS.sub(r"\1", HELD.sub(r"\1", markup)))


def text_at(client, address, query=None):
    page = client.get(address, query)
    assert page.status_code == 200
    return text_of(page)


def errors(page):
    """What the form on it refused, by field."""
    assert page.status_code == 200
    return {name: list(words) for name, words in page.context["form"].errors.items()}


class _Forms(HTMLParser):
    def __init__(self, markup):
        super().__init__()
        self.written = []
        self.feed(markup)

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if tag == "form":
            self.written.append(False)
            self.is_sent = named.get("method", "get") == "post"
        elif self.written and (
            tag == "textarea" or (tag == "input" and named.get("type", "text") in ("text", "email"))
        ):
            self.written[-1] |= self.is_sent


def written_forms(markup):
    """In how many forms of a page somebody writes something that is sent."""
    return sum(_Forms(markup).written)
