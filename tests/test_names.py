"""Beside a past act stands the name of that day: in no room does a page tell what the account is called now."""

import re

import pytest
from django.apps import apps
from django.db.models import ForeignKey
from django.urls import reverse

from needs.services import create_need, withdraw_finding
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import AccessKind, Entry
from osl_site.common.audit.trail import note_access
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, result, sign_up, wall
from tests.needs.builders import note
from tests.tools import ROOT

pytestmark = pytest.mark.django_db
THEN, NOW = "Anna Dawna", "Anna Dzisiejsza"
OF_TODAY = {  # keys to accounts that say who it is now, or that no page shows
    "accounts.RoleGrant.user": "whose roles they are",
    "accounts.Substitution.away": "who is away",
    "accounts.Substitution.substitute": "who stands in",
    "accounts.User.invited_by": "who invites now, said in the letter alone",
    "accounts.User.roles_by": "shown nowhere: the grant that it makes names the person",
    "activities.Activity.in_charge": "who is in charge now",
    "activities.Lead.user": "who leads now",
    "activities.Series.made_by": "shown nowhere",
    "files.StoredFile.created_by": "shown nowhere",
    "forms.Draft.by": "shown to this person alone",
    "forms.FormKey.by": "shown nowhere",
    "imports.ImportRun.by": "shown nowhere",
    "needs.Handover.person": "whose turn it is now",
    "promises.Promise.owner": "who keeps it now",
    "sign_in.Attempt.user": "whose account it is now that somebody tries",
    "sign_in.Authenticator.user": "shown to this person alone, and to the administrator who it is now",
    "sign_in.Passkey.user": "shown to this person alone, and to the administrator who it is now",
    "sign_in.RecoveryCode.user": "shown nowhere",
    "sign_in.KnownLine.user": "shown nowhere",
    "sign_in.Session.user": "shown to this person alone",
    "partners.Agreement.owner": "who sees to it now",
    "plans.CopyUpload.by": "shown to this person alone, within a day",
}
KEYS = {
    f"{model._meta.label}.{field.name}": (model, field.name)
    for model in apps.get_models()
    for field in model._meta.concrete_fields
    if isinstance(field, ForeignKey) and field.related_model is User
}


def test_whoever_did_something_is_named_in_the_row():
    named = {key for key, (model, name) in KEYS.items() if {f"{name}_name", f"{name}_position"} <= set(dir(model))}
    assert KEYS.keys() - named == OF_TODAY.keys()


def test_no_page_and_no_letter_asks_the_account_what_it_is_called():
    keys = "|".join(sorted({name for key, (_, name) in KEYS.items() if key not in OF_TODAY}))
    asking = re.compile(rf"\b\w+\.({keys})\.(name|position)\b|\{{\{{ *[\w.]+\.({keys}) *[|}}]|str\(\w+\.({keys})\b")
    places = [*ROOT.glob("templates/**/*.*"), *(found for app in ROOTS for found in (ROOT / app).glob("**/*.py"))]
    assert [place for place in places if asking.search(place.read_text(errors="ignore"))] == []


ROOTS = ("activities", "needs", "partners", "plans", "osl_site")


def test_a_new_name_changes_nothing_old(at, signed_in):
    at(2026, 12, 1, 9)
    anna = builders.user("organiser", "administrator", name=THEN)
    ahead = make_occurrence(make_activity(sign_up="needed"), starts_at=wall(2026, 12, 8, 10))
    sign_up(ahead, by=anna)
    over, wrote = result(entered_by=anna).occurrence, note(written_by=anna)
    need = create_need({"title": "Dojazd"}, by=anna)
    withdraw_finding(need, reason="Powtórzona.", by=anna)
    note_access(AccessKind.READ, by=anna)
    User.objects.update(name=NOW, position="ktoś inny")
    client = signed_in(builders.user("organiser", "director", "administrator"))
    entry = Entry.objects.get(act="need.created")
    addresses = [
        reverse("audit_trail"),
        reverse("audit_entry", args=[entry.pk]),
        reverse("access_log"),
        wrote.get_absolute_url(),
        need.get_absolute_url(),
        over.get_absolute_url(),
        reverse("activities:registration_list", args=[ahead.pk]),
    ]
    for address in addresses:
        page = re.sub(r"<select.*?</select>", "", client.get(address).text.partition("<main")[2], flags=re.DOTALL)
        assert (THEN in page, NOW in page) == (True, address == over.get_absolute_url()), address
