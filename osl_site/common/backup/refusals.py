"""Why there is no backup, or nothing was restored: a sentence for the person at the keyboard or at the desk."""


class BackupError(Exception):
    """The text is Polish and says what to do."""


class WrongKey(BackupError):
    """None of the private keys that were given opens the archive."""


class Damaged(BackupError):
    """The archive is not what was written, or not all of it."""
