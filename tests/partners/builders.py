from itertools import count

from partners.models import ContactPerson, Partner
from tests.builders import found

_numbers = count(1)


def partner(*, localities=(), communes=(), **fields):
    row = found(Partner.objects.create(**{"name": f"Biblioteka {next(_numbers)}", "kind": "library"} | fields))
    row.localities.set(localities)
    row.communes.set(communes)
    return row


def person(where, **fields):
    return ContactPerson.objects.create(partner=where, **{"name": "Maria Hnat", "phone": "897610001"} | fields)
