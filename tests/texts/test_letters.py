"""Each kind of letter says sentences that the office may say itself, or why it may not."""

from urllib.parse import urlsplit

import pytest
from django.utils.translation import override

from needs.submissions import letters as of_submissions
from osl_site.common import registry
from osl_site.common.accounts import emails, texts
from osl_site.common.accounts.emails import What
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.texts import services
from osl_site.common.texts.previews import previews_of
from osl_site.common.texts.words import said
from plans import services as plans
from plans.models import Outcome
from plans.review import texts as of_plan
from tests.plans.builders import submitted

pytestmark = pytest.mark.django_db
KINDS = dict(registry.letters.items())
NEW = [*texts.KINDS, *of_plan.KINDS, of_submissions.ARRIVED]


def say(organiser, key, **bodies):
    services.save_text(key, {"body": "", "body_uk": "", "body_en": "", **bodies}, revision=None, by=organiser)


def last_of(kind):
    letter = Letter.objects.filter(kind=kind).latest("pk")
    return KINDS[kind].write(letter).body


def test_every_letter_says_a_text_of_the_office_or_why_it_says_none():
    unsaid = {kind for kind, one in KINDS.items() if bool(one.texts) == bool(one.fixed)}
    assert unsaid == set()
    known = {key for key, _kind in registry.texts.items()}
    assert {key for one in KINDS.values() for key in one.texts} <= known
    assert all(len(one.fixed) > len("Bo tak.") for one in KINDS.values() if one.fixed)


@pytest.mark.parametrize("key", NEW)
def test_a_preview_is_the_whole_letter_with_nothing_left_to_fill_in(key):
    kind = registry.texts.of(key)
    for preview in previews_of(kind, {"body": "Własne zdanie."}):
        whole = "\n".join([preview.around.subject, preview.around.before, preview.text, preview.around.after])
        assert "{" not in whole and preview.around.subject and preview.around.after
    assert previews_of(kind, {"body": "Własne zdanie."})[0].text == "Własne zdanie."


def test_letters_about_accounts_say_the_offices_sentence_and_keep_link_and_warning(organiser, coworker):
    say(organiser, texts.PASSWORD, body="prosisz o hasło do {konto}, {biuro}.")
    promise(emails.PASSWORD, [Recipient(coworker.email, coworker)])
    body = last_of(emails.PASSWORD)
    assert f"prosisz o hasło do {coworker.email}" in body
    assert ("poprosił" in body, "Jeśli to nie Ty" in body, "/haslo/" in body) == (False, True, True)
    say(organiser, texts.CHANGED, body="uwaga, {osoba}: {zmiana}.")
    emails.tell_of_change(coworker, What.EMAIL)
    body = last_of(What.EMAIL.kind)
    assert f"uwaga, {coworker.name}: zmieniono adres e-mail" in body
    assert "Tylko on może to cofnąć" in body


def test_letters_about_plans_say_the_offices_sentence_and_keep_title_and_address(organiser, director):
    say(organiser, of_plan.SUBMITTED, body="Pani Dyrektor, {kto} prosi o decyzję: {plan}.")
    say(organiser, of_plan.RETURNED, body="Wraca do nas. {decyzja}")
    version = submitted(organiser)
    body = last_of("plans.submitted")
    assert f"Pani Dyrektor, {organiser.name} prosi o decyzję: {version.title}.\n{version.title}\n" in body
    assert f"/wersje/{version.pk}/" in urlsplit(body.split()[-1]).path
    plans.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    plans.decide(version, outcome=Outcome.RETURNED, by=director)
    body = last_of("plans.decided")
    assert "Wraca do nas. Plan jest zwrócony do poprawy." in body and "1. Całość: Za długo." in body


def test_the_letter_that_a_submission_came_is_said_in_its_language(organiser):
    say(organiser, of_submissions.ARRIVED, body="jest u nas. Kod: {kod}", body_uk="ми отримали. Код: {kod}")
    found = {}
    for language in ("pl", "uk", "en"):
        with override(language):
            found[language] = said(of_submissions.ARRIVED, {"kod": "7H3K"})
    assert (found["pl"], found["uk"]) == ("jest u nas. Kod: 7H3K", "ми отримали. Код: 7H3K")
    assert "7H3K" in found["en"] and "Kod" not in found["en"]
