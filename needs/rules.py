"""Who may do what with what the office learnt (design § 3): everyone writes notes, the organiser draws from them."""

from django.db.models import Model, QuerySet

from needs.models import FieldNote, PassedOn, Submission, Support, WalkPoint
from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.rules import is_director, is_organiser, may_read_rooms, only_decides, takes_over
from osl_site.common.centre.rules import may_edit_dictionaries


def may_read(user: User) -> bool:
    return may_read_rooms(user)


def notes_of(user: User) -> QuerySet[FieldNote]:
    """The notes that this person may read."""
    return FieldNote.objects.all() if may_read(user) else FieldNote.objects.none()


def may_read_note(user: User, note: FieldNote) -> bool:
    """With its photographs."""
    return may_read(user)


def may_write_notes(user: User) -> bool:
    """Whoever meets residents writes down what they heard: organiser, coworker and director alike."""
    return may_read_rooms(user)


def writes_on_the_way(user: User) -> bool:
    """Has a new note at hand on a phone: everyone who writes notes but those who only decide."""
    return may_write_notes(user) and not only_decides(user)


def may_change_note(user: User, note: FieldNote) -> bool:
    """The organiser any note, everyone else only their own."""
    return is_organiser(user) or (may_write_notes(user) and note.written_by_id == user.pk)


def notes_changed_by(user: User) -> QuerySet[FieldNote]:
    """Those that this person may change."""
    if is_organiser(user):
        return FieldNote.objects.all()
    return FieldNote.objects.filter(written_by=user) if may_write_notes(user) else FieldNote.objects.none()


def may_read_point(user: User, point: WalkPoint) -> bool:
    """With its photographs."""
    return may_read(user)


def may_change_point(user: User, point: WalkPoint) -> bool:
    """Whoever may change the note that it is of."""
    return may_change_note(user, point.note)


def may_edit(user: User) -> bool:
    """Needs, assets and conclusions."""
    return is_organiser(user)


def edited_by(user: User, model: type[Model]) -> QuerySet:
    """The needs, assets or conclusions that this person may change: all of them or none."""
    return model._default_manager.all() if may_edit(user) else model._default_manager.none()


def may_weigh(user: User) -> bool:
    """Say how many a need concerns, how urgent it is, whether the office can: organiser and coworkers, each for
    themselves; the director reads."""
    return writes_on_the_way(user)


def may_read_criteria(user: User) -> bool:
    """How needs are weighed: whoever is of the office."""
    return True


def may_edit_criteria(user: User) -> bool:
    """Whoever keeps the lists that rooms choose from."""
    return may_edit_dictionaries(user)


def may_read_submissions(user: User) -> bool:
    """What residents said in their own words: the organiser, and the director."""
    return is_organiser(user) or is_director(user)


def may_read_complaints(user: User) -> bool:
    """Those about the organiser or the centre: the director, by a role of their own and not for one who is away."""
    return Role.DIRECTOR in user.roles


def submissions_of(user: User) -> QuerySet[Submission]:
    """The submissions that this person may read; every page, list, file and search begins with them."""
    if not may_read_submissions(user):
        return Submission.objects.none()
    return Submission.objects.all() if may_read_complaints(user) else Submission.objects.filter(for_director=False)


def may_read_submission(user: User, submission: Submission) -> bool:
    return may_read_complaints(user) if submission.for_director else may_read_submissions(user)


def may_handle_submission(user: User, submission: Submission) -> bool:
    """Answer it, move it, link it: the organiser; what the director alone reads, the director."""
    return may_read_complaints(user) if submission.for_director else is_organiser(user)


def submissions_handled_by(user: User) -> QuerySet[Submission]:
    """Those about which the next move is this person's."""
    mine = submissions_of(user)
    return mine if is_organiser(user) else mine.filter(for_director=True)


def passed_on_of(user: User) -> QuerySet[PassedOn]:
    """What was passed on of the submissions that this person may read."""
    return PassedOn.objects.filter(submission__in=submissions_of(user).order_by())


def passed_on_handled_by(user: User) -> QuerySet[PassedOn]:
    """What was passed on of the submissions that this person handles."""
    return PassedOn.objects.filter(submission__in=submissions_handled_by(user).order_by())


def may_read_legal_kinds(user: User) -> bool:
    """Articles and terms: whoever is of the office."""
    return True


def may_edit_legal_kinds(user: User) -> bool:
    """Whoever keeps the lists that rooms choose from."""
    return may_edit_dictionaries(user)


def may_enter_submissions(user: User) -> bool:
    """Write down what came by phone, in a talk, in the box, by letter; the director, too, may be told a complaint."""
    return may_read_submissions(user)


def support_of(user: User) -> QuerySet[Support]:
    """The support that this person may read: nobody is named in it."""
    return Support.objects.all() if may_read(user) else Support.objects.none()


def support_changed_by(user: User) -> QuerySet[Support]:
    """Those that this person may change."""
    if is_organiser(user):
        return Support.objects.all()
    return Support.objects.filter(by=user) if may_write_support(user) else Support.objects.none()


def may_write_support(user: User) -> bool:
    """Whoever meets residents writes down what they did with them, as with notes."""
    return may_write_notes(user)


def may_change_support(user: User, row: Support) -> bool:
    """The organiser any entry, everyone else only their own."""
    return is_organiser(user) or (may_write_support(user) and row.by_id == user.pk)


def may_report_urgent(user: User, submission: Submission) -> bool:
    """Know that it is urgent, and write down who was told and who took it over: whoever reads it; of a complaint also
    whoever stands in for the director, though not its words and not before the director wrote the first of it."""
    return is_director(user) if submission.for_director else may_read_submissions(user)


def urgent_seen_by(user: User) -> QuerySet[Submission]:
    """Those that this person may read, and urgent ones of which they may know."""
    seen = submissions_of(user)
    return seen | Submission.objects.urgent().filter(for_director=True) if is_director(user) else seen


def may_hand_over(user: User, submission: Submission) -> bool:
    """Hand it to somebody of the house, with its author's yes; a complaint goes to nobody."""
    return may_handle_submission(user, submission) and not submission.for_director


def may_take_over(user: User) -> bool:
    """Read what was handed to this person or their role, and say what came of it; nothing else."""
    return takes_over(user)


def may_present_ipus(user: User) -> bool:
    """Present a summary of individual plans: the service organiser; the organiser what came on paper."""
    return user.acts_as(Role.SERVICE_ORGANISER) or is_organiser(user)


def may_read_ipus(user: User) -> bool:
    """To whom it is presented (art. 46 ust. 1): the director and the organiser; and whoever presents it."""
    return may_present_ipus(user) or is_director(user)


def only_presents_ipus(user: User) -> bool:
    """Finds it in the rail of their own, and not in the room of recognition."""
    return user.acts_as(Role.SERVICE_ORGANISER) and not may_read(user)


def may_await_ipus(user: User) -> bool:
    """Is told that a summary is due: who presents it, and the director."""
    return user.acts_as(Role.SERVICE_ORGANISER) or is_director(user)


def may_draw_of_ipus(user: User) -> bool:
    """Make notes and needs of it."""
    return is_organiser(user)


def may_keep_helpers(user: User) -> bool:
    """Names and telephones of those who may be rung: the organiser alone, as they were told."""
    return is_organiser(user)
