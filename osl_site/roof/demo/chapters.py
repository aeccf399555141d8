"""The chapters of the story in their order: those that the first page shows, and those that may follow.

They are told in two transactions, each whole or not at all; where a page waits, the worker tells the second.
"""

from collections.abc import Callable
from typing import Any

from osl_site.common import queue
from osl_site.common.accounts.models import User
from osl_site.roof.demo import load
from osl_site.roof.demo.activities import tell_activities, tell_events
from osl_site.roof.demo.agreements import tell_agreements
from osl_site.roof.demo.boundary import tell_boundary
from osl_site.roof.demo.confirmations import tell_confirmations
from osl_site.roof.demo.cooperation import tell_cooperation, tell_partnerships
from osl_site.roof.demo.files import tell_files
from osl_site.roof.demo.heads import tell_heads
from osl_site.roof.demo.helpers import tell_helpers
from osl_site.roof.demo.initiatives import tell_initiatives
from osl_site.roof.demo.load import Cast
from osl_site.roof.demo.paper import tell_paper
from osl_site.roof.demo.plan import tell_plan, tell_update
from osl_site.roof.demo.planning import tell_roles
from osl_site.roof.demo.progress import tell_progress
from osl_site.roof.demo.proposals import tell_proposals
from osl_site.roof.demo.publication import leave_publication_to_worker, tell_publication
from osl_site.roof.demo.recognition import tell_changes, tell_network, tell_recognition
from osl_site.roof.demo.registrations import tell_calls, tell_sign_ups
from osl_site.roof.demo.reports import tell_reports
from osl_site.roof.demo.results import tell_results, tell_voices
from osl_site.roof.demo.submissions import tell_promises, tell_submissions
from osl_site.roof.demo.support import tell_ipus, tell_support
from osl_site.roof.demo.surveys import tell_surveys
from osl_site.roof.demo.tallies import tell_civic_dates, tell_gaps, tell_tallies, tell_words_back
from osl_site.roof.demo.weighing import tell_weighing

FIRST = (
    tell_network,
    tell_paper,
    tell_recognition,
    tell_plan,
    tell_activities,
    tell_roles,
)
LATER = (
    load.tell_substitute,
    load.tell_accounts,
    tell_weighing,
    tell_sign_ups,
    tell_heads,
    tell_events,
    tell_calls,
    tell_results,
    tell_tallies,
    tell_gaps,
    tell_civic_dates,
    tell_changes,
    tell_cooperation,
    tell_partnerships,
    tell_submissions,
    tell_words_back,
    tell_promises,
    tell_initiatives,
    tell_agreements,
    tell_confirmations,
    tell_proposals,
    tell_support,
    tell_ipus,
    tell_surveys,
    tell_helpers,
    tell_progress,
    tell_files,
    tell_boundary,
    tell_update,
    tell_voices,
    tell_reports,
)


def leave_to_worker(cast: Cast) -> None:
    """Co było dalej, gdy tylko pokaże się pierwsza strona"""
    queue.defer("osl_site.roof.demo.tasks.tell_later", cast=cast.as_json())


def tell_later(told: dict[str, Any], say: Callable[[str], None], *, is_waited_for: bool) -> None:
    """Tell the second part to the cast of the first, as the owner. Once only. The plan is published at once where that
    is waited for, or as soon as its document is drawn."""
    if User.objects.filter(email=load.read("centre.toml")["invited"]["email"]).exists():
        return
    cast = Cast.of(told)
    if is_waited_for:
        load.tell(cast, (tell_publication, *LATER), say)
    else:
        load.tell(cast, (*LATER, leave_publication_to_worker), say)
