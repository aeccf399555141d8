"""Encrypting with age to public keys, opening with a private one, both as a stream: nothing lies open on a disk.

Whoever has the program `age` and a private key opens the same files without us.
"""

import os
import stat
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyrage

from osl_site.common.backup.refusals import BackupError, Damaged, WrongKey

HEAD = b"age-encryption.org/"
PRIVATE = "AGE-SECRET-KEY-"
LEAST_KEYS = 2
NO_KEYS = (
    "Nie podano kluczy, więc kopia byłaby dla każdego do odczytania. Wpisz dwa klucze publiczne w OSL_BACKUP_KEYS, po"
    " przecinku (klucz do sejfu dyrektora i klucz administratora; nowy robi „manage.py backup_key”). Kopię bez"
    " szyfrowania robi „--plain”."
)
ONE_KEY = (
    "W OSL_BACKUP_KEYS jest jeden klucz. Podaj dwa różne, po przecinku: do sejfu dyrektora i administratora. Gdy jeden"
    " zginie, kopie otworzy drugi."
)
WRONG = (
    "Ten klucz nie otwiera tej kopii. Weź plik klucza prywatnego z sejfu dyrektora albo drugi, administratora. Bez"
    " żadnego z nich nikt nie odczyta kopii, my też nie. Jeśli oba zginęły, zrób zaraz nowe klucze („manage.py"
    " backup_key”) i nową kopię, póki biuro działa."
)
AT_ONCE = 1 << 20  # octets
DAMAGED = "Kopia jest uszkodzona: szyfr się nie zgadza. Nic nie zmieniono. Weź starszą kopię."
NO_IDENTITY = "Kopia jest zaszyfrowana. Podaj plik z kluczem prywatnym: --identity PLIK."


def recipients(keys: Sequence[str]) -> list[pyrage.x25519.Recipient]:
    """Of public keys. Raises BackupError for less than two, and for what is no key."""
    if not keys:
        raise BackupError(NO_KEYS)
    if len(set(keys)) < LEAST_KEYS:
        raise BackupError(ONE_KEY)
    return [_recipient(key) for key in keys]


def _recipient(key: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError as error:
        raise BackupError(f"„{key}” nie jest kluczem publicznym. Taki klucz zaczyna się od „age1”.") from error


def identities(text: str) -> list[pyrage.x25519.Identity]:
    """The private keys of a key file, as age-keygen writes it. Raises BackupError where there is none."""
    lines = [line.strip() for line in text.splitlines()]
    try:
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line.startswith(PRIVATE)]
    except pyrage.IdentityError as error:
        raise BackupError("Klucz prywatny jest przepisany z błędem. Porównaj go znak po znaku z wydrukiem.") from error
    if not found:
        raise BackupError(f"W tym pliku nie ma klucza prywatnego. Taki klucz zaczyna się od „{PRIVATE}”.")
    return found


def new_key(path: Path, moment: str) -> str:
    """Write a new private key, for its owner alone to read, and answer its public one. Raises FileExistsError."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, stat.S_IRUSR | stat.S_IWUSR), "w") as file:
        file.write(f"# created: {moment}\n# public key: {public}\n{identity}\n")
    return public


class _Source:
    """What age reads from; keeps what went wrong here, of which age tells the words alone."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self.blocks, self.left = blocks, memoryview(b"")
        self.error: BaseException | None = None

    def read(self, most: int = -1) -> bytes:
        try:
            while not self.left:
                block = next(self.blocks, None)
                if block is None:
                    return b""
                self.left = memoryview(block)
        except BaseException as error:
            self.error = error
            raise
        given, self.left = bytes(self.left[:most]), self.left[most:]
        return given


class _Sink:
    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.error: BaseException | None = None

    def write(self, block: bytes) -> int:
        try:
            return self.file.write(block)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        self.file.flush()


def write(blocks: Iterator[bytes], file: IO[bytes], keys: Sequence[pyrage.x25519.Recipient]) -> None:
    """Write what the blocks hold to the file, encrypted to these keys; as it is without any. Raises what they raise."""
    if not keys:
        for block in blocks:
            file.write(block)
        return
    source, sink = _Source(blocks), _Sink(file)
    try:
        pyrage.encrypt_io(source, sink, list(keys))
    except pyrage.EncryptError:
        if error := source.error or sink.error:
            raise error from None
        raise


def is_encrypted(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(HEAD)) == HEAD


@contextmanager
def opened(path: Path, keys: Sequence[pyrage.x25519.Identity]) -> Iterator[IO[bytes]]:
    """The archive's octets as a stream. Raises WrongKey, and Damaged where what was encrypted was changed or cut."""
    if not is_encrypted(path):
        with path.open("rb") as file:
            yield file
        return
    if not keys:
        raise WrongKey(NO_IDENTITY)
    way_out, way_in = os.pipe()
    wrong: list[Exception] = []

    def decrypt() -> None:
        try:
            with path.open("rb") as source, open(way_in, "wb") as sink:
                pyrage.decrypt_io(source, sink, list(keys))
        except (pyrage.DecryptError, OSError) as error:  # also of a reader who stopped before the end
            wrong.append(error)

    thread = threading.Thread(target=decrypt, daemon=True)
    thread.start()
    try:
        with open(way_out, "rb") as stream:
            yield stream
            while stream.read(AT_ONCE):  # a cut behind what was read shows there alone
                pass
        thread.join()
        if wrong:
            raise _said(wrong[0])
    except Damaged as cut:
        thread.join()
        raise (_said(wrong[0]) if wrong else cut) from cut
    finally:
        thread.join()


def _said(error: Exception) -> BackupError:
    if isinstance(error, pyrage.DecryptError) and "No matching keys" in str(error):
        return WrongKey(WRONG)
    return Damaged(DAMAGED)
