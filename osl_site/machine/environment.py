"""Which mode a command runs in, and what is refused before anything else is done. Standard library only.

Production is the default of the settings. Development and tests are switched on here, by the command alone.
"""

import os
import socket
import sys

MODE_OF_COMMAND = {
    "start": "development",
    "bench": "development",
    "makemessages": "development",
    "contactsheet": "development",
    "test": "test",
}
HOST = "127.0.0.1"
DEFAULT_PORT = 8000
NO_DEBUG_IN_PRODUCTION = "OSL_DEBUG pokazuje wszystkim kod i ustawienia. Usuń je: z nim program nie ruszy."
NEEDED = ("OSL_SECRET_KEY", "OSL_ALLOWED_HOSTS", "OSL_ORIGIN", "OSL_MAIL_URL", "DATABASE_URL")
TELLS_OF_ITSELF = ("help", "version", "--help", "-h", "--version")
LACKING = (
    "Brakuje ustawień: {names}. Na serwerze wpisuje się je w pliku /etc/osl/NAZWA.env, a polecenia uruchamia przez"
    " `osl manage NAZWA …` (docs/administrator.md). Na własnym komputerze: OSL_MODE=development."
)


def choose(command: str) -> None:
    """Put the command's mode into OSL_MODE; leave with one sentence if the command cannot work here."""
    if command in MODE_OF_COMMAND:
        if os.environ.get("OSL_MODE") == "production":
            sys.exit(f"OSL_MODE=production is set, and `{command}` is only for a machine on which one develops.")
        os.environ["OSL_MODE"] = MODE_OF_COMMAND[command]
    if is_production() and debug_is_asked():
        sys.exit(NO_DEBUG_IN_PRODUCTION)
    if command == "start" and not help_is_asked():
        refuse_a_taken_port()


def refuse_without_settings(command: str) -> None:
    """Leave with one sentence that names what production cannot begin without and nobody said."""
    lacking = [name for name in NEEDED if not os.environ.get(name)]
    if lacking and is_production() and command not in TELLS_OF_ITSELF:
        sys.exit(LACKING.format(names=", ".join(lacking)))


def is_production() -> bool:
    """Anything but a mode switched on by name is production, as in the settings."""
    return os.environ.get("OSL_MODE", "production") not in MODE_OF_COMMAND.values()


def debug_is_asked() -> bool:
    """Whether OSL_DEBUG is switched on."""
    return os.environ.get("OSL_DEBUG", "").lower() not in ("", "0", "false", "no", "off")


def help_is_asked() -> bool:
    return not {"-h", "--help"}.isdisjoint(sys.argv)


def port() -> int:
    """The port of `start`: PORT from the environment, 8000 without it."""
    text = os.environ.get("PORT") or str(DEFAULT_PORT)
    if not (text.isdecimal() and 0 < int(text) < 65536):
        sys.exit(f"PORT={text} is not a port: it is a number from 1 to 65535.")
    return int(text)


def refuse_a_taken_port() -> None:
    number = port()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # one closed a moment ago is not taken
        try:
            probe.bind((HOST, number))
        except PermissionError:
            sys.exit(f"Port {number} is for root only. Choose another: PORT=8001 python3 manage.py start")
        except OSError:
            sys.exit(
                f"Port {number} is taken by another program. "
                f"Stop that program or choose another port: PORT={number % 65535 + 1} python3 manage.py start"
            )
