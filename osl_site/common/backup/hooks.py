"""What backups have for the monitor and for the trail."""

from osl_site.common import registry
from osl_site.common.backup import standing

registry.health.register(standing.told, position=40)
registry.trail_labels.register(
    {
        "backup.failed": "nie udało się zrobić kopii zapasowej",
        "backup.rehearsed": "odtworzono kopię zapasową na próbę",
        "backup.removed": "usunięto starą kopię zapasową, której miejsce zajęły nowsze",
        "backup.restored": "odtworzono biuro z kopii zapasowej",
        "backup.taken": "zrobiono kopię zapasową",
    }
)
