"""The page of backups: when each was taken, whether it was tried, and what to do where something is amiss."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from osl_site.common.backup import rules, standing
from osl_site.common.backup.models import Backup
from osl_site.common.web.guards import staff_view

MOST = 40


@never_cache
@require_GET
@staff_view(may=rules.may_read_backups)
def backup_list(request: HttpRequest) -> HttpResponse:
    """The last attempts, the youngest first."""
    last = standing.last_backup()
    context = {
        "is_set_up": standing.is_set_up(),
        "last": last,
        "is_late": standing.is_set_up() and standing.is_late(last),
        "rehearsed": standing.last_rehearsal(),
        "wants_rehearsal": standing.wants_rehearsal(last),
        "attempts": Backup.objects.order_by("-ended_at", "-pk")[:MOST],
    }
    return render(request, "backup/backup_list.html", context)
