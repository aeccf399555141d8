"""Placeholders of the office's texts: refused where they name nothing, filled in where a letter goes."""

import pytest

from osl_site.common.texts.placeholders import filled, wrong_with

KNOWN = ("spotkanie", "powód")


@pytest.mark.parametrize(
    ("text", "needed", "said"),
    [
        ("", ("powód",), ""),
        ("Odwołane. {powód}", ("powód",), ""),
        ("Odwołane: {spotaknie}", (), "Nie ma pola {spotaknie}. Możesz użyć: {spotkanie}, {powód}."),
        ("Odwołane: {spotkanie", (), "Nawias klamrowy nie ma pary. Możesz użyć: {spotkanie}, {powód}."),
        ("Odwołane: {}", (), "Nie ma pola {}. Możesz użyć: {spotkanie}, {powód}."),
        ("Odwołane.", ("powód",), "Wstaw {powód}: bez tego nikt się nie dowie, o co chodzi."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(text, needed, said):
    assert wrong_with(text, known=KNOWN, needed=needed) == said


def test_a_line_without_a_value_is_left_out_and_a_value_is_only_words():
    text = "Odwołane: {spotkanie}.\nPowód: {powód}.\nDo zobaczenia!"
    assert filled(text, {"spotkanie": "{powód}", "powód": ""}) == "Odwołane: {powód}.\nDo zobaczenia!"
