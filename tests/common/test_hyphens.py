"""„e-mail” stays on one line in whatever is read; what is typed, chosen or addressed is left as it is."""

import pytest

from osl_site.common.web.hyphens import kept_whole

WHOLE = '<span class="nowrap">{}</span>'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<label>Adres e-mail</label>", f"<label>Adres {WHOLE.format('e-mail')}</label>"),
        ("<p>E-mailem, e-maili.</p>", f"<p>{WHOLE.format('E-mailem')}, {WHOLE.format('e-maili')}.</p>"),
        ("<p>e-Doręczenia: e-mail</p>", f"<p>{WHOLE.format('e-Doręczenia')}: {WHOLE.format('e-mail')}</p>"),
        *[
            (as_it_is, as_it_is)
            for as_it_is in (
                "<title>Nowy e-mail</title>",
                '<a href="/moj-adres-e-mail/" title="e-mail">adres</a>',
                "<textarea>\nnapisz e-mail\n</textarea>",
                "<select><option>e-mail</option></select>",
                "<p>e-mail@gmina.pl, nowy-e-mail, N-25</p>",
            )
        ],
    ],
)
def test_words_are_kept_whole_where_they_are_read(page, expected):
    assert kept_whole(page.encode()).decode() == expected


def test_pages_come_with_such_words_kept_whole(client, db):
    assert 'Adres <span class="nowrap">e-mail</span>' in client.get("/logowanie/").text
