"""What backups have for the desk, the settings, the monitor and the trail."""

from osl_site.common import registry
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.backup import desk, lines_kept, rules, standing
from osl_site.common.registry import MattersOf, MenuEntry, Removal

registry.desk.register(MattersOf(desk.about_backups, may=is_administrator), position=13)
registry.settings_menu.register(MenuEntry("Kopie zapasowe", "backup_list", may=rules.may_read_backups), position=75)
registry.health.register(standing.told, position=40)
registry.removals.register(
    "erasures",
    Removal(
        what="Zapisy o tym, co usunięto: numery, bez słów",
        since="od usunięcia; dłużej, gdy jest starsza kopia zapasowa",
        days=lines_kept.DAYS,
        fixed="Tak długo jak najstarsza kopia zapasowa: po niej te zapisy usuwają jeszcze raz to, co już usunięto.",
        due=lines_kept.past,
        remove=lines_kept.remove,
    ),
)
registry.trail_labels.register(
    {
        "backup.failed": "nie udało się zrobić kopii zapasowej",
        "backup.rehearsed": "odtworzono kopię zapasową na próbę",
        "backup.removed": "usunięto starą kopię zapasową, której miejsce zajęły nowsze",
        "backup.restored": "odtworzono biuro z kopii zapasowej",
        "backup.taken": "zrobiono kopię zapasową",
    }
)
