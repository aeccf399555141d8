"""`manage.py rehearse`: whether a backup comes back, tried where nobody is served; asked for once a year."""

from argparse import ArgumentParser

from osl_site.common.backup.management.commands import restore


class Command(restore.Command):
    help = "Odtwarza kopię na próbę w osobnej bazie, porównuje, usuwa tę bazę i zapisuje, że kopia wróciła."
    rehearses = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
