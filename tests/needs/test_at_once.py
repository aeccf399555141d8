"""An answer to an author, and the night that removes the contacts of long ago, at one moment."""

from datetime import timedelta

from needs import services
from needs.models import SubmitterContact
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.letters.models import Letter
from tests.browser import E_MAIL
from tests.needs.builders import contact, submission
from tests.together import answer_of_the_second


def test_an_author_whom_the_office_answers_just_now_is_told_before_the_contact_goes(own_database, at):
    at(2026, 11, 23, 9)
    row, organiser = submission(), User.objects.get(email=E_MAIL["organiser"])
    left = contact(row)
    services.finish(row, text="Jest ławka.", by=organiser)
    at(2027, 1, 23, 9)
    month_ago = clock.now() - timedelta(days=30)  # another thread has another clock
    answer_of_the_second(
        lambda: services.write_to_author(row, text="I druga.", is_question=False, by=organiser),
        lambda: services.erase_contacts(month_ago, by=Actor.WORKER),
    )
    assert SubmitterContact.objects.filter(pk=left.pk).exists()
    letters = Letter.objects.filter(subject_type="needs.submission", subject_id=row.pk)
    assert set(letters.values_list("to", flat=True)) == {"autor@przyklad.pl"}
