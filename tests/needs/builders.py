from datetime import date

from needs.models import (
    Asset,
    Conclusion,
    FieldNote,
    Need,
    PassedOn,
    StateType,
    Submission,
    SubmissionStep,
    SubmitterClause,
    SubmitterContact,
    Survey,
)
from needs.services.states import state_of
from needs.submissions.codes import fresh_code
from osl_site.common import clock
from osl_site.common.accounts.models import done_by
from plans.content import closed, write
from plans.document.snapshot import snapshot
from plans.models import Goal, Plan, State, Version
from tests import builders

STAMPS = {"created_at": builders.EPOCH, "changed_at": builders.EPOCH}


def note(**fields):
    fields = {
        "noted_on": date(2026, 11, 20),
        "method_id": fields.pop("method", "talk"),
        "finding": "need",
        "text": "Autobus nie jeździ.",
    } | fields
    fields |= done_by(fields.get("written_by") or builders.user("organiser"), field="written_by")
    if not fields.keys() & {"commune", "locality", "place_unknown"}:
        fields["commune"] = builders.commune()
    return builders.found(FieldNote.objects.create(**STAMPS | fields))


def survey(**fields):
    return Survey.objects.create(**STAMPS | {"title": "Jak do nas dojeżdżasz?", "slug": "dojazd"} | fields)


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


def submission(*, stands="waiting", **fields):
    """One that came by the page and waits; `stands` names the type of another state, into which it has moved."""
    moment = fields.setdefault("received_at", builders.EPOCH)
    given = {"kind": "lack", "words": "Nie ma ławki na przystanku.", "channel": "form", "due_on": moment.date()}
    given |= fresh_code() | STAMPS | {"state": state_of(StateType.WAITING)} | fields
    if not fields.keys() & {"commune", "locality", "place_unknown"}:
        given["place_unknown"] = True
    if given["channel"] != "form" and "entered_by" not in given:
        given |= done_by(builders.user("organiser"), field="entered_by")
    row = Submission.objects.create(**given)
    if stands != "waiting":
        said = {"reason": "Droga powiatowa", "responsible": "Zarząd Dróg"} if stands in ("aside", "elsewhere") else {}
        who = done_by(builders.user("organiser"), field="by")
        step = {"submission": row, "was": row.state, "state": state_of(StateType(stands)), "at": clock.now()}
        SubmissionStep.objects.create(**step, **said, **who)
        row = Submission.objects.get(pk=row.pk)
    return row


def passed_on(row, *, term=None, **fields):
    """Somebody has it, who was told without a letter."""
    given = {"addressee": "Urząd Gminy", "addressee_key": "urzad gminy", "by_letter": False, "term": term}
    given |= {"day": clock.today(), "at": clock.now()} | done_by(builders.user("organiser"))
    return PassedOn.objects.create(submission=row, **given | fields)


def contact(row, *, phone="", email="autor@przyklad.pl"):
    words = {"language": "pl", "text": "Odpowiemy.", "kept_at": clock.now()}
    clause = SubmitterClause.objects.get_or_create(digest="a" * 64, defaults=words)[0]
    return SubmitterContact.objects.create(
        submission=row, phone=phone, email=email, clause=clause, given_at=builders.EPOCH
    )
