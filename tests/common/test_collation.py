import pytest

from osl_site.common.database.collation import polish_order
from partners.models import Partner

pytestmark = pytest.mark.django_db


def test_polish_letters_stand_where_a_polish_reader_looks_for_them():
    right = ["Arka", "Ćmielów", "Dęby", "Lublin", "Łódź", "Mielec", "Śnieżka", "Zebra", "Źródło", "Żuk"]
    for name in reversed(right):
        Partner.objects.create(name=name, kind="other")
    assert [partner.name for partner in Partner.objects.all()] == right
    assert [partner.name for partner in Partner.objects.order_by(polish_order("name"))] == right
