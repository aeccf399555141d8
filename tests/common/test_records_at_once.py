"""Two people at once, on two connections with real commits."""

from django.core.exceptions import ValidationError
from django.urls import reverse

from needs import services as needs
from osl_site.common.accounts.models import User
from osl_site.common.database.locking import CHOSEN_IS_GONE
from osl_site.common.database.records import create
from osl_site.common.withdrawal.services import STOOD_ON
from partners.models import Partner
from tests.browser import E_MAIL
from tests.needs.builders import conclusion, need, note
from tests.reading import text_of
from tests.together import answer_of_the_second

CONCLUSION = {"text": "Nie ma dojazdu.", "about": "needs", "scope": ["supporting"], "valid_from": "2026-11-01"}


def test_who_saves_the_same_name_a_moment_later_is_told_so(own_database):
    library = lambda: create(Partner, {"name": "Biblioteka", "kind": "library"})
    told = answer_of_the_second(library, library)
    assert isinstance(told, ValidationError)
    assert list(told.error_dict) == ["name"]


def test_of_two_people_who_cite_a_row_and_remove_it_the_later_reads_a_sentence(own_database, signed_in):
    organiser = User.objects.get(email=E_MAIL["organiser"])
    desk = signed_in(organiser)
    post = lambda name, typed, *args: desk.post(reverse(f"needs:{name}", args=args), typed)
    gone, kept, heard = need(), need(), note(written_by=organiser)

    late = answer_of_the_second(
        lambda: needs.remove_finding(gone, by=organiser),
        lambda: post("conclusion_add", CONCLUSION | {"needs": [gone.pk]}),
    )
    assert (late.status_code, CHOSEN_IS_GONE in text_of(late), CONCLUSION["text"] in late.text) == (200, True, True)

    late = answer_of_the_second(lambda: conclusion(needs=[kept]), lambda: post("need_remove", {"usun": "1"}, kept.pk))
    assert (late.status_code, STOOD_ON in text_of(late)) == (200, True)

    late = answer_of_the_second(
        lambda: needs.delete_note(heard, by=organiser),
        lambda: post("conclusion_add", CONCLUSION | {"notes": [heard.pk]}),
    )
    assert (late.status_code, CHOSEN_IS_GONE in text_of(late)) == (200, True)
