"""What the administrator is told of backups: on the desk, on their page, and what a monitor is told."""

from datetime import timedelta

import pytest
from django.test import Client

from osl_site.common import clock
from osl_site.common.backup import shelf
from osl_site.common.backup.models import Backup
from osl_site.common.backup.standing import last_backup
from osl_site.roof.desk import matters
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/biuro/ustawienia/kopie-zapasowe/"
FAILED = "Kopia zapasowa tej nocy się nie udała."
LATE = "Kopia zapasowa nie powstała od ponad doby."
TRY = "Sprawdź, czy z kopii zapasowej da się odtworzyć biuro: od roku nikt tego nie próbował."


@pytest.fixture
def set_up(settings):
    settings.BACKUP_DIR, settings.BACKUP_KEYS, settings.MONITOR_TOKEN = "/kopie", ["age1", "age2"], "monitor"


def taken(hours_ago, **fields):
    moment = clock.now() - timedelta(hours=hours_ago)
    known = {"name": f"osl-{hours_ago}.tar.age", "size": 5_000_000, "sha256": "a" * 64, "keys": ["age1", "age2"]}
    return Backup.objects.create(**{"started_at": moment, "ended_at": moment} | known | fields)


def failed(hours_ago):
    return taken(hours_ago, name="", size=0, sha256="", keys=[], said=shelf.FULL)


def told(person):
    return [matter.sentence for matter in matters(person) if matter.url == PAGE]


def asked():
    answer = Client().get("/stan-systemu/", headers={"Authorization": "Bearer monitor"})
    return answer.status_code, answer.json().get("kopia")


def test_in_production_a_backup_that_is_not_set_up_waits_on_the_desk(administrator, director, settings):
    assert told(administrator) == []
    settings.PRODUCTION = True
    assert told(administrator) == ["Kopie zapasowe nie są ustawione: awaria dysku zniszczyłaby wszystko."]
    assert told(director) == []
    settings.BACKED_UP_ELSEWHERE = True
    assert told(administrator) == []


def test_the_first_is_asked_to_be_tried_and_one_that_was_is_asked_again_in_a_year(administrator, set_up):
    backup = taken(3)
    assert told(administrator) == [TRY]
    Backup.objects.filter(pk=backup.pk).update(rehearsed_at=clock.now() - timedelta(days=364))
    assert told(administrator) == []
    Backup.objects.filter(pk=backup.pk).update(rehearsed_at=clock.now() - timedelta(days=366))
    assert told(administrator) == [TRY]


def test_a_night_that_failed_or_never_came_is_said(administrator, set_up):
    taken(30, rehearsed_at=clock.now())
    failed(6)
    assert told(administrator) == [FAILED]
    assert asked()[0] == 200, "one of 30 hours ago is no alarm yet"
    taken(5)
    assert told(administrator) == []


def test_a_monitor_hears_of_a_night_that_did_not_come(administrator, set_up):
    assert asked() == (503, "jeszcze nie było")
    late = taken(37, rehearsed_at=clock.now())
    assert asked() == (503, late.ended_at.isoformat(timespec="minutes"))
    assert told(administrator) == [LATE]
    fresh = taken(1)
    assert asked() == (200, fresh.ended_at.isoformat(timespec="minutes"))
    assert last_backup() == fresh


def test_where_nothing_is_set_up_a_monitor_is_not_alarmed(settings):
    settings.MONITOR_TOKEN = "monitor"
    assert asked() == (200, "nie ustawiono")


def test_the_page_says_when_how_large_and_why_not(administrator, signed_in, set_up):
    client = signed_in(administrator)
    assert "Jeszcze żadnej nie było." in client.get(PAGE).text
    taken(30, rehearsed_at=clock.now(), removed_at=clock.now())
    taken(29, keys=[])
    failed(4)
    text = " ".join(client.get(PAGE).text.split())
    assert "osl-30.tar.age" in text and "4,8 MB" in text.replace("\N{NO-BREAK SPACE}", " ")
    assert f"<strong>Nie udała się.</strong> {shelf.FULL}" in text
    assert "Bez szyfrowania." in text and "zastąpiły ją nowsze" in text and "Odtworzona na próbę" in text


def test_the_last_one_stands_on_the_administrators_desk(administrator, organiser, signed_in):
    builders.office()
    assert 'id="kopie"' not in signed_in(administrator).get("/biuro/").text
    taken(3)
    assert "4,8" in signed_in(administrator).get("/biuro/").text
    assert 'id="kopie"' not in signed_in(organiser).get("/biuro/").text


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_asks_as_much_of_thirty_as_of_one(administrator, signed_in, number, django_assert_num_queries):
    for hours in range(number):
        taken(hours + 1)
    client = signed_in(administrator)
    client.get(PAGE)
    with django_assert_num_queries(8):
        client.get(PAGE)
