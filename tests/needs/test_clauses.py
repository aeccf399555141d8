"""Each version of the words about data that authors of submissions were shown can be read, as it stood."""

import pytest
from django.urls import reverse

from needs.models import SubmitterClause
from osl_site.common.privacy.kept_words import PrivacyNotice, values_of
from tests.reading import text_of

pytestmark = pytest.mark.django_db
WORDS = {"pl": "Administratorem jest gmina.", "uk": "Адміністратор – громада."}


@pytest.fixture
def kept():
    notices = [PrivacyNotice(language, text) for language, text in WORDS.items()]
    return [SubmitterClause.objects.create(digest=one.digest, **values_of(one)) for one in notices]


def test_every_version_has_its_page_and_stands_in_the_list_and_its_file(kept, organiser, signed_in):
    client = signed_in(organiser)
    listed = client.get(reverse("needs:clause_list"))
    for row in kept:
        url = reverse("needs:clause_detail", args=[row.pk])
        assert f'href="{url}"' in listed.text
        page = client.get(url)
        assert f'lang="{row.language}"' in page.text and row.text in text_of(page)
    assert "Wersje klauzuli przy zgłoszeniach" in client.get(reverse("dictionary_list")).text
    file = client.get(reverse("needs:clause_list"), {"format": "csv"}).content.decode("utf-8-sig")
    assert all(text in file for text in WORDS.values())


def test_a_list_of_thirty_asks_as_much_as_a_list_of_one(kept, organiser, signed_in, django_assert_num_queries):
    client, url = signed_in(organiser), reverse("needs:clause_list")
    with django_assert_num_queries(6) as asked:
        client.get(url)
    for number in range(30):
        one = PrivacyNotice("pl", f"Wersja {number}.")
        SubmitterClause.objects.create(digest=one.digest, **values_of(one))
    with django_assert_num_queries(len(asked)):
        client.get(url)
