"""`manage.py rehearse`: whether a backup comes back, tried where nobody is served; asked for once a year."""

from argparse import ArgumentParser

from osl_site.common.backup.management.commands import restore


class Command(restore.Command):
    help = "Put a backup into a database made for it, compare, throw the database away, write down that it came back."
    rehearses = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
