"""Who may do what with plans. One sentence each; no queries."""

from django.db.models import Model, QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import (
    is_coworker,
    is_director,
    is_organiser,
    is_organiser_by_right,
    may_read_rooms,
)
from plans.models import Remark, Report, ReportState, State, Version


def may_draft(user: User) -> bool:
    """The organiser writes the plan (art. 20 ust. 2, art. 32 pkt 2)."""
    return is_organiser(user)


def may_edit(user: User, version: Version) -> bool:
    return is_organiser(user) and version.is_draft


def versions_read_by_author(user: User) -> QuerySet[Version]:
    """Every version, of whoever writes plans; of anybody else none."""
    return Version.objects.all() if may_draft(user) else Version.objects.none()


def may_enter_from_paper(user: User, version: Version) -> bool:
    """The organiser writes down what was decided on paper, as the only version of its plan."""
    return may_edit(user, version) and (version.number, version.attempt) == (0, 1)


def may_read(user: User, version: Version) -> bool:
    return version.state in states_to_read(user)


def states_to_read(user: User) -> set[State]:
    """The organiser all, the director what was handed over, a coworker what was approved, an administrator nothing."""
    if is_organiser(user):
        return set(State)
    if is_director(user):
        return set(State) - {State.DRAFT}
    return {State.APPROVED} if may_read_rooms(user) else set()


def may_hand_over(user: User) -> bool:
    """The organiser, and nobody who stands in for one."""
    return is_organiser_by_right(user)


def may_withdraw(user: User, version: Version) -> bool:
    """Before the decision, the organiser may take it back."""
    return is_organiser(user) and version.is_submitted


def may_decide(user: User, version: Version) -> bool:
    """Remark and decide: a director, and never the one who handed it over."""
    return is_director(user) and version.is_submitted and version.submitted_by_id != user.pk


def may_decide_on_approved(user: User, version: Version) -> bool:
    """Prolong, repeal, correct: a director, and never the one who handed the text over."""
    return is_director(user) and version.state == State.APPROVED and version.submitted_by_id != user.pk


def may_exclude(user: User, version: Version) -> bool:
    """Say that words of an approved text are not public: a director, who answers for what the office shows.

    Also one who handed the text over: nothing is decided of what it says, and somebody's privacy waits for no deputy.
    The organiser publishes and so does not judge what is left out.
    """
    return is_director(user) and version.state == State.APPROVED


def may_change_remark(user: User, version: Version, remark: Remark) -> bool:
    """Whoever wrote it, as long as they may decide."""
    return may_decide(user, version) and remark.by_id == user.pk


def may_publish(user: User, version: Version) -> bool:
    """The organiser shows residents what was approved."""
    return is_organiser(user) and version.state == State.APPROVED


def may_file_away(user: User, version: Version) -> bool:
    """Say where in the files an approved version lies: whoever keeps the papers, or the director."""
    return may_bring_copies(user) and version.state == State.APPROVED


def may_see_to_the_next(user: User) -> bool:
    """Whose matter it is that a plan ends: who writes the next one, and who decides on it."""
    return is_director(user) or is_organiser(user)


def may_enter_values(user: User) -> bool:
    """Enter what was measured and what happened while the plan is carried out: the organiser and coworkers."""
    return is_organiser(user) or is_coworker(user)


def rows_of_whoever_enters(model: type[Model], user: User) -> QuerySet:
    """All rows of what was measured or logged, of whoever may enter them; of anybody else none."""
    rows = model._default_manager.all()
    return rows if may_enter_values(user) else rows.none()


def may_bring_copies(user: User) -> bool:
    """Whoever has to do with the papers of a plan: brings signed copies, says where in the files it is."""
    return is_director(user) or is_organiser(user)


def versions_whose_papers_are_kept(user: User) -> QuerySet[Version]:
    """What was handed over, of whoever has to do with its papers; of anybody else none. Remarks on it, answers to them
    and entries about its files are what passages may be covered in."""
    rows = Version.objects.exclude(state=State.DRAFT)
    return rows if may_bring_copies(user) else rows.none()


def may_cover_beside(user: User, version: Version) -> bool:
    """Cover passages of remarks, answers and entries: the same of one version."""
    return may_bring_copies(user) and not version.is_draft


def may_add_signed_copy(user: User, version: Version) -> bool:
    """Whoever signs it, or whoever keeps the papers."""
    return may_bring_copies(user) and version.state == State.APPROVED


def may_read_report(user: User, report: Report) -> bool:
    return report.state in report_states_to_read(user)


def report_states_to_read(user: User) -> set[ReportState]:
    """The organiser all, the director what was handed over, a coworker what was accepted, an administrator nothing."""
    if is_organiser(user):
        return set(ReportState)
    if is_director(user):
        return set(ReportState) - {ReportState.DRAFT}
    return {ReportState.ACCEPTED} if may_read_rooms(user) else set()


def may_judge_report(user: User, report: Report) -> bool:
    """Remark, accept, return: a director, and never the one who handed it over."""
    return is_director(user) and report.is_submitted and report.submitted_by_id != user.pk


def reports_drafted_by(user: User) -> QuerySet[Report]:
    """Every report, of whoever writes them; of anybody else none."""
    return Report.objects.all() if may_draft(user) else Report.objects.none()


def reports_handed_over(user: User) -> QuerySet[Report]:
    """What was handed over, of whoever has to do with its papers; of anybody else none."""
    rows = Report.objects.exclude(state=ReportState.DRAFT)
    return rows if may_bring_copies(user) else rows.none()
