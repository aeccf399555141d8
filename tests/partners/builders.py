from datetime import date, time
from itertools import count
from uuid import uuid4

from osl_site.common import clock
from osl_site.common.accounts.models import Role, done_by
from osl_site.common.centre.models import Village
from partners import services
from partners.models import ContactPerson, CorrectedField, Funding, LogEntry, Partner, VillageHead
from tests import builders
from tests.builders import found

_numbers = count(1)


def partner(*, localities=(), communes=(), **fields):
    row = found(Partner.objects.create(**{"name": f"Biblioteka {next(_numbers)}", "kind": "library"} | fields))
    row.localities.set(localities)
    row.communes.set(communes)
    return row


def person(where, **fields):
    return ContactPerson.objects.create(partner=where, **{"name": "Maria Hnat", "phone": "897610001"} | fields)


def village(name="Kandyty"):
    row, _is_new = Village.objects.get_or_create(name=name, commune=builders.commune())
    return row


def head(where=None, **fields):
    days = {"starts_on": date(2024, 5, 12), "added_on": date(2024, 5, 13)}
    return VillageHead.objects.create(village=where or village(), **{"name": "Jolanta Świerkowa"} | days | fields)


def initiative(*, by=None, since=None, stage="idea", leader="together", **values):
    told = {"title": "Ławka z daszkiem", "locality": values.pop("locality", None) or builders.locality("Bukowiec")}
    return services.begin_initiative(
        told | values,
        since=since or clock.today(),
        stage=stage,
        leader=leader,
        by=by or builders.user("organiser"),
    )


def money(row, *, by=None, **values):
    told = {"source": "lag", "state": "seeking"} | values
    return services.add_means(Funding, row, told, by=by or builders.user("organiser"))


def entry(*partners, by=None, **fields):
    """An entry of the log with these partners."""
    by = by or builders.user("organiser")
    fields = {"held_on": date(2026, 11, 28), "form": "call", "agreed": "Koło ugotuje."} | fields
    moments = {"created_at": clock.now(), "changed_at": clock.now()}
    row = found(LogEntry.objects.create(**fields, **moments, **done_by(by, *Role)))
    row.partners.set(partners)
    return row


def correction(row, field="offers", proposed="kuchnia i sala"):
    """That something stands otherwise in the directory, as somebody wrote it."""
    said = [services.Proposed(CorrectedField(field), getattr(row, field, ""), proposed)]
    return services.send_correction(row, said, key=uuid4(), language="pl")


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def agreement(*, by=None, **values):
    by = by or builders.user("organiser")
    told = {"kind": "cooperation", "subject": "wspólne spotkania", "begins_on": clock.today(), "owner": by}
    return services.draft_agreement({"parties": [partner()]} | told | values, by=by)


def signed_agreement(*, by=None, **values):
    by = by or builders.user("organiser")
    row = agreement(by=by, **values)
    services.sign_agreement(row, content=PDF, signed_on=clock.today(), by=by)
    row.refresh_from_db()
    return row


def meeting(*partners, by=None, **values):
    """A meeting of these partners, of one where none is named, in nine days."""
    told = {"title": "Wspólny kalendarz", "held_on": date(2026, 12, 10), "place": "świetlica, Pieszkowo 12"}
    told |= {"starts": time(17), "ends": time(19), "agenda": "Terminy; sale", "partners": list(partners) or [partner()]}
    return services.plan_meeting(told | values, by=by or builders.user("organiser"))
