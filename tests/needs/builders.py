from datetime import date

from needs.models import Asset, Conclusion, FieldNote, Need
from osl_site.common.accounts.models import done_by
from plans.content import closed, write
from plans.document.snapshot import snapshot
from plans.models import Goal, Plan, State, Version
from tests import builders

STAMPS = {"created_at": builders.EPOCH, "changed_at": builders.EPOCH}


def note(**fields):
    fields = {
        "noted_on": date(2026, 11, 20),
        "method": "talk",
        "finding": "need",
        "text": "Autobus nie jeździ.",
    } | fields
    fields |= done_by(fields.get("written_by") or builders.user("organiser"), field="written_by")
    if not fields.keys() & {"commune", "locality", "place_unknown"}:
        fields["commune"] = builders.commune()
    return builders.found(FieldNote.objects.create(**STAMPS | fields))


def need(*, notes=(), localities=(), communes=(), **fields):
    row = builders.found(Need.objects.create(**STAMPS | {"title": "Dojazd do lekarza"} | fields))
    row.notes.set(notes)
    row.localities.set(localities)
    row.communes.set(communes)
    return row


def asset(*, notes=(), localities=(), communes=(), **fields):
    row = builders.found(Asset.objects.create(**STAMPS | {"title": "Sala w remizie", "kind": "material"} | fields))
    row.notes.set(notes)
    row.localities.set(localities)
    row.communes.set(communes)
    return row


def conclusion(*, needs=(), assets=(), notes=(), **fields):
    given = {"text": "Starsi mieszkańcy nie mają czym dojechać.", "about": "needs", "scope": ["supporting"]}
    row = builders.found(Conclusion.objects.create(**STAMPS | given | {"valid_from": date(2026, 11, 1)} | fields))
    row.needs.set(needs)
    row.assets.set(assets)
    row.notes.set(notes)
    return row


def goal_citing(*conclusions):
    """A goal of a new plan's draft."""
    year = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
    plan = Plan.objects.create(created_at=builders.EPOCH)
    version = builders.found(Version.objects.create(plan=plan, number=0, title="Plan 2027", **year, **STAMPS))
    goal = builders.found(Goal.objects.create(version=version, position=1, text="Dojazd"))
    goal.conclusions.set(conclusions)
    return goal


def submit(goal):
    """Hand the goal's version over, as it is."""
    who, version = builders.user("organiser"), Version.objects.get(pk=goal.version_id)  # a test may have moved its days
    handed = {"submitted_at": builders.EPOCH, "submitted_by": who, "submitted_by_name": who.name}
    handed["snapshot"] = write(closed(snapshot(version)))
    Version.objects.filter(pk=version.pk).update(state=State.SUBMITTED, **handed)
