"""Tables of packages, whose models cannot say it themselves: column by column, as models of ours say it."""

from osl_site.common.privacy.declaration import Declaration, no_personal_data, personal
from osl_site.common.privacy.kinds import SIGNING_IN

OF_PACKAGES: dict[str, Declaration] = {
    "auth_group": no_personal_data("id name"),
    "auth_group_permissions": no_personal_data("id group_id permission_id"),
    "auth_permission": no_personal_data("id name content_type_id codename"),
    "django_content_type": no_personal_data("id app_label model"),
    "django_migrations": no_personal_data("id app name applied"),
    "django_session": personal(SIGNING_IN, "session_key session_data", none="expire_date"),
    "procrastinate_events": no_personal_data("id job_id type at"),
    "procrastinate_jobs": no_personal_data(  # `args` are numbers of rows, never words or addresses
        "id queue_name task_name lock args status scheduled_at attempts queueing_lock priority abort_requested"
        " worker_id"
    ),
    "procrastinate_periodic_defers": no_personal_data("id task_name defer_timestamp job_id periodic_id"),
    "procrastinate_workers": no_personal_data("id last_heartbeat"),
}
