"""Letters written at one moment, on connections of their own: each has a number of its own, and none is left out."""

from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connection

from needs import services
from needs.models import Submission
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.correspondence.models import NumberSeries, OutgoingLetter

CROWD = 6


def test_of_letters_written_at_once_half_of_them_twice_no_number_is_missing(own_database):
    by = User.objects.filter(roles__contains=[Role.ORGANISER]).order_by("pk")[0]
    before = NumberSeries.objects.filter(kind="letter", year=clock.today().year).values_list("last", flat=True).first()
    rows = list(Submission.objects.filter(for_director=False).order_by("pk")[:CROWD])

    def written(row):
        try:
            passing = services.Passing(addressee="Powiat (próba)", title="próba", opening="Przekazujemy.")
            return services.pass_on(row, passing, text="Przekazane.", by=by)
        except ValidationError:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(CROWD) as crowd:
        made = [row for row in crowd.map(written, rows + rows[: CROWD // 2]) if row]
    assert len(made) == CROWD
    numbers = OutgoingLetter.objects.filter(year=clock.today().year).order_by("number").values_list("number", flat=True)
    assert list(numbers)[-CROWD:] == list(range((before or 0) + 1, (before or 0) + 1 + CROWD))
