"""Of the demonstration every column that names partners, read from the models, is counted before a merge, after it and
after its undo; and two merges at one moment."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from osl_site.common.accounts.models import User
from osl_site.common.merging import services as merging
from osl_site.common.merging.models import Merge
from osl_site.common.merging.services.links import naming
from partners import services
from partners.models import Partner
from tests.browser import E_MAIL
from tests.partners.builders import entry, partner
from tests.together import at_once


def relations():
    """Every foreign key and list of other tables that names partners, read from the models alone: one for the table and
    the column where it stands. A room that is added tomorrow is among them."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if field.is_relation and field.related_model is Partner:
                found.add((model._meta.db_table, field.column))
    return found - {(field.m2m_db_table(), field.m2m_column_name()) for field in Partner._meta.many_to_many}


def rows_of(table, column):
    """Rows of a table by what they name there, as SQL sees them."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {column}, count(*) from {table} where {column} is not null group by {column}")
        return dict(cursor.fetchall())


def counted(*partners):
    """By table and column how many rows name each of these."""
    found = {place: rows_of(*place) for place in relations()}
    return {place: [rows.get(row.pk, 0) for row in partners] for place, rows in found.items()}


def test_no_column_that_names_partners_is_forgotten_by_a_merge():
    """The machinery asks Django for relations backwards, this test every model for its own fields."""
    assert {(one.table, one.field.column) for one in naming(Partner)} == relations()


def test_of_the_demonstration_every_link_of_both_is_counted_before_after_and_after_undo(own_database):
    by = User.objects.get(email=E_MAIL["organiser"])
    names = ("KGW – przykład (Toprzyny)", "Stowarzyszenie – przykład (Dwórzno)")
    kept, gone = (Partner.objects.get(name=name) for name in names)
    before = counted(kept, gone)
    assert sum(theirs > 0 for _ours, theirs in before.values()) >= 5
    outcome = services.merge_partners(kept, gone, by=by)
    after = counted(kept, gone)
    for place, (ours, theirs) in before.items():
        moved, left = outcome.moved.get(place[0], 0), outcome.left.get(place[0], 0)
        assert after[place][1] <= left, place
        assert ours <= after[place][0] <= ours + theirs, place
        assert theirs <= moved + left, place
    services.part_partners(Merge.objects.get(kept_id=kept.pk), by=by)
    assert counted(kept, gone) == before


def test_a_goes_into_b_while_b_goes_into_c(own_database):
    by = User.objects.get(email=E_MAIL["organiser"])
    one, two, three = (partner(name=f"Koło {letter} na próbę") for letter in "ABC")
    with transaction.atomic():
        entry(one, by=by), entry(two, by=by)
    answers = at_once(
        lambda: services.merge_partners(two, one, by=by),
        lambda: services.merge_partners(three, two, by=by),
    )
    refused = [answer for answer in answers if isinstance(answer, ValidationError)]
    where = {row.pk: merging.merged_into(row) for row in (one, two, three)}
    if refused:  # B was gone already: A stays as it is, and the refusal names C
        assert refused[0].messages == [f"{two.code} jest już częścią {three.code}. Otwórz {three.code}."]
        assert where == {one.pk: None, two.pk: three.pk, three.pk: None}
    else:  # A went first, then both are part of C
        assert where == {one.pk: three.pk, two.pk: three.pk, three.pk: None}
    assert three.log.count() == 2 - len(refused)
