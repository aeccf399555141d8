"""What gunicorn answers by itself, before the site is asked: a real server, asked over a plain socket."""

import http.client
import socket
from urllib.parse import urlsplit

import pytest

LOCALITIES = "&".join(f"miejscowosc={number:07}" for number in range(1000))


def answered(site, path):
    with_port = urlsplit(site)
    connection = http.client.HTTPConnection(with_port.hostname, with_port.port, timeout=20)
    try:
        connection.request("GET", path)
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


def heads(*lines, method="GET"):
    return "\r\n".join([f"{method} /kalendarz/ HTTP/1.1", "Host: 127.0.0.1", *lines, "", ""]).encode()


@pytest.mark.parametrize(
    "said",
    {
        "a length in words": heads("Content-Length: sto"),
        "a length below nought": heads("Content-Length: -1"),
        "two lengths": heads("Content-Length: 1", "Content-Length: 2"),
        "a length and no length": heads("Content-Length: 1", "Transfer-Encoding: chunked"),
        "a way of sending that nobody knows": heads("Transfer-Encoding: gołąb"),
        "a condition that nobody knows": heads("Expect: cud"),
        "a field without a name": heads(": wartość"),
        "a field on two lines": heads("X-Długi: jeden", " dwa"),
        "a field that is endless": heads(f"X-Pole: {'a' * 9000}"),
        "more fields than are read": heads(*(f"X-Pole-{number}: a" for number in range(120))),
        "no such method": heads(method="get it"),
        "no such protocol": b"GET /kalendarz/ HTTPS/9\r\n\r\n",
    }.items(),
    ids=lambda case: case[0],
)
def test_what_cannot_be_read_is_answered_in_polish_and_tells_nothing_of_the_server(said, visits):
    what, asked = said
    place = urlsplit(visits.site)
    with socket.create_connection((place.hostname, place.port), timeout=20) as connection:
        connection.sendall(asked)
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode()
    head, _empty, page = answer.partition("\r\n\r\n")

    assert (what, head.splitlines()[0]) == (what, "HTTP/1.1 400 Bad Request")
    assert "Content-Type: text/html; charset=utf-8" in head
    assert "<h1>Nie udało się odczytać tego adresu</h1>" in page
    assert 'href="/"' in page
    assert [word for word in ("gunicorn", "Invalid", "Traceback", "/opt/") if word in answer] == []
