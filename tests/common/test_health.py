"""What a monitor and the administrator are told of the server: disk, tables, letters, proxy."""

import shutil
from types import SimpleNamespace

import pytest
from django.test import Client

from osl_site.common import health
from osl_site.common.registry import Unhealthy
from osl_site.machine.logs import requests
from tests.breaking import sql

pytestmark = pytest.mark.django_db


def disk(monkeypatch, free):
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: SimpleNamespace(free=free))


def test_a_full_disk_is_said_before_it_is_full(monkeypatch):
    disk(monkeypatch, 12_340_000_000)
    assert health.disk_has_room() == {"dysk_wolne_gb": 12.3}
    disk(monkeypatch, 900_000_000)
    with pytest.raises(Unhealthy) as said:
        health.disk_has_room()
    assert said.value.told == {"dysk_wolne_gb": 0.9}


def test_tables_that_are_behind_the_release_are_named(owner):
    assert health.tables_are_up_to_date() == {"migracje": "wszystkie"}
    sql("insert into django_migrations (app, name, applied) values ('needs', '9999_of_the_next_release', now())")
    assert health.tables_are_up_to_date() == {"migracje": "wszystkie"}
    sql("delete from django_migrations where app = 'faults' and name = '0001_initial'")
    with pytest.raises(Unhealthy) as said:
        health.tables_are_up_to_date()
    assert said.value.told["brakujące_migracje"] == ["faults.0001_initial"]


def test_a_proxy_that_is_silent_is_told_in_production_alone(monkeypatch, settings):
    monkeypatch.setattr(requests, "_unsaid_at", None)
    requests._remember_unsaid()
    assert health.proxy_sets_its_headers() == {}
    settings.PRODUCTION = True
    assert health.proxy_sets_its_headers() == {"proxy": "nie podaje X-Forwarded-Proto"}


@pytest.mark.parametrize(("peer", "named"), [("10.88.0.1", "z adresu 10.88.0.1,"), ("185.60.216.35", "z adresu, ")])
def test_a_proxy_that_is_not_believed_is_told_with_what_to_do(monkeypatch, settings, peer, named):
    settings.PRODUCTION = True
    monkeypatch.setattr(requests, "_stranger", None)
    requests._remember_stranger(peer)
    said = health.proxy_sets_its_headers()["proxy"]
    assert (named in said, "OSL_PROXIES" in said) == (True, True)


def test_the_monitor_is_told_all_and_everybody_else_one_word(settings):
    settings.MONITOR_TOKEN = "tajny"
    told = Client().get("/stan-systemu/", headers={"Authorization": "Bearer tajny"}).json()
    assert {"stan", "skróty", "czeka", "e-maile_nieudane", "migracje", "dysk_wolne_gb"} <= told.keys()
    assert Client().get("/stan-systemu/").json().keys() == {"stan"}


def test_the_administrator_reads_it_in_words_and_others_do_not(administrator, organiser, signed_in, monkeypatch):
    disk(monkeypatch, 500_000_000)
    page = signed_in(administrator).get("/biuro/ustawienia/stan-systemu/").text
    assert "Wolne miejsce na dysku (GB)" in page
    assert "0,5" in page
    assert "Coś nie działa." in page
    assert "Wolne miejsce" not in signed_in(organiser).get("/biuro/ustawienia/stan-systemu/").text
