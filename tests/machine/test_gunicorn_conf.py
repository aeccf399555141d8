"""What gunicorn answers by itself, before the site is asked: a real server, asked over a plain socket."""

import http.client
from urllib.parse import urlsplit

import pytest

LOCALITIES = "&".join(f"miejscowosc={number:07}" for number in range(1000))


def answered(site, path, **headers):
    with_port = urlsplit(site)
    connection = http.client.HTTPConnection(with_port.hostname, with_port.port, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Content-Type"), answer.read().decode()
    finally:
        connection.close()


def test_a_filter_with_a_thousand_localities_is_told_in_polish_what_to_do(visits):
    status, kind, page = answered(visits.site, f"/kalendarz/?{LOCALITIES}")

    assert (status, kind) == (414, "text/html; charset=utf-8")
    assert "<h1>Ten adres jest za długi</h1>" in page
    assert "wybierz mniej miejscowości" in page
    assert 'href="/kalendarz/"' in page


@pytest.mark.parametrize("number", [50, 400])
def test_a_long_address_that_fits_is_answered_by_the_site(number, visits):
    status, _kind, page = answered(visits.site, f"/kalendarz/?{LOCALITIES[: 20 * number - 1]}")

    assert status == 200
    assert "<h1" in page


def test_a_head_that_cannot_be_read_is_answered_in_polish(visits):
    status, kind, page = answered(visits.site, "/kalendarz/", **{"Content-Length": "sto"})

    assert (status, kind) == (400, "text/html; charset=utf-8")
    assert "<h1>Nie udało się odczytać tego adresu</h1>" in page
    assert 'href="/"' in page
