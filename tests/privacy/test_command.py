"""`manage.py retention` says what is past its time, and removes it only when it is told to."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from osl_site.common import clock
from osl_site.common.forms.models import Draft
from osl_site.common.privacy import services
from osl_site.common.privacy.models import RetentionRun

pytestmark = pytest.mark.django_db


def told(*arguments):
    out = StringIO()
    call_command("retention", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def old_drafts(organiser, at):
    at(2026, 11, 23, 9)
    for days in (1, 40, 41):
        moment = clock.now() - timedelta(days=days)
        Draft.objects.create(by=organiser, path="/x/", key=uuid4(), fields={"text": ["Pani Maria"]}, at=moment)


def test_a_preview_counts_and_removes_nothing(old_drafts):
    said = told()
    assert "): 2\n" in said and "To podgląd" in said and "Pani Maria" not in said
    assert (Draft.objects.count(), RetentionRun.objects.count()) == (3, 0)


def test_run_removes_it_as_the_night_does_and_then_nothing_is_left(old_drafts):
    assert "Razem usunięto: 2." in told("--run")
    assert Draft.objects.count() == 1
    assert RetentionRun.objects.filter(key="drafts", removed=2).count() == 1
    assert told() == told("--run") == "Nic nie jest po terminie.\n"


def test_one_kind_that_fails_keeps_no_other_from_going(old_drafts, monkeypatch):
    remove = services.remove_due
    monkeypatch.setattr(services, "remove_due", lambda key: remove(key) if key == "drafts" else 1 / 0)
    with pytest.raises(CommandError, match="ZeroDivisionError"):
        told("--run")
    assert Draft.objects.count() == 1
