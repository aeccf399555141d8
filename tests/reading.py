"""What a page that the test client got says, in words."""

import html


def text_of(page):
    """Its source as people read it: no entities, plain spaces."""
    return html.unescape(page.content.decode()).replace("\N{NO-BREAK SPACE}", " ")


def text_at(client, address, query=None):
    page = client.get(address, query)
    assert page.status_code == 200
    return text_of(page)


def errors(page):
    """What the form on it refused, by field."""
    assert page.status_code == 200
    return {name: list(words) for name, words in page.context["form"].errors.items()}
