"""What a person does on a page in a browser, by the words that the page shows."""

import re

from playwright.sync_api import expect


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def field(page, label):
    """By its label, which may say that it is optional."""
    return page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*(\(nieobowiązkowe\))?\s*$"))


def fill(page, **typed):
    for label, text in typed.items():
        field(page, label).fill(text)


def says(page, text):
    expect(page.get_by_role("main")).to_contain_text(text)
