"""A file is received, looked at without a change, then taken whole or not at all, by one service for each row."""

import time
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, connections, transaction
from django.db.models import QuerySet

from osl_site.common import clock, queue, registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record, within
from osl_site.common.imports import rows
from osl_site.common.imports.models import GOES_ON, ImportFile, ImportProgress, ImportRow, ImportRun, Outcome, RunState
from osl_site.common.imports.rows import Result, Tell
from osl_site.common.imports.specs import Answer, Spec
from osl_site.common.text.date_formats import polish_day

AT_ONCE = 40  # rows that are taken while the page waits; more are the worker's
ROWS_WRITTEN = 1000  # of what became of them, in one statement
CARRY_ON = "osl_site.common.imports.tasks.carry_on"
A_WHILE = 1.0  # seconds between two words of how far it is
GOING = "Ten plik jest właśnie przetwarzany. Poczekaj na koniec."
UNDECIDED = "Przy każdym wierszu, który może już tu być, wybierz: ten sam czy inny."
LOST = "Tego pliku już tu nie ma. Wybierz go jeszcze raz."


class _Undone(Exception):
    """Leaves a savepoint, so that nothing of it stays."""


@transaction.atomic
def take(spec: Spec, files: Mapping[str, tuple[str, bytes]], *, by: User) -> ImportRun:
    """Receive a file, by its role with its name and bytes, and what goes with it. Nothing else is changed by it.

    Raises ValidationError, by role, for a file whose headings or shape are not what the kind of file has.
    """
    if not spec.may(by):
        raise PermissionDenied
    run = ImportRun.objects.create(spec=spec.key, sha256=digest_of(files), by=by, made_at=clock.now())
    ImportFile.objects.bulk_create(
        ImportFile(run=run, role=role, name=name[-200:], content=content) for role, (name, content) in files.items()
    )
    ImportProgress.objects.create(run=run)
    record("import.taken", run, by=by)
    return run


def digest_of(files: Mapping[str, tuple[str, bytes]]) -> str:
    """By which the same file is known again, whatever it is called."""
    return sha256(b"".join(sha256(content).digest() for _role, (_name, content) in sorted(files.items()))).hexdigest()


@transaction.atomic
def ask(
    run: ImportRun,
    *,
    scope: list[str],
    is_for_real: bool,
    mapping: Mapping[str, str] | None = None,
    answers: Mapping[int, Answer] = MappingProxyType({}),
    by: User,
) -> ImportRun:
    """Have the file looked at, or taken: now, or by the worker where many rows are meant. Pressed twice it is done
    once. With a `mapping` its columns are those that a person said (`mapping.py`); `answers` say by line of rows that
    may be there already whether they are. Raises ValidationError where it cannot be any more, or one was not said."""
    spec, run = _held(run, by)
    if run.state in GOES_ON:
        raise ValidationError(GOING)
    if is_for_real and run.state != RunState.LOOKED:
        raise ValidationError("Najpierw obejrzyj, co się zmieni.")
    if is_for_real and run.rows.filter(outcome=Outcome.ASKED).exclude(line__in=answers).exists():
        raise ValidationError(UNDECIDED)
    run.answers = {str(line): answer for line, answer in answers.items()}
    run.scope, run.errors = (run.scope if is_for_real else sorted(scope)), []
    run.mapping = run.mapping if is_for_real or mapping is None else dict(mapping)
    run.state = RunState.IMPORTING if is_for_real else RunState.LOOKING
    run.save(update_fields=["scope", "mapping", "answers", "errors", "state"])
    record("import.begun" if is_for_real else "import.looked", run, by=by)
    ImportProgress.objects.filter(run=run).update(seen=0)
    if rows.are_many(run, spec, AT_ONCE):
        queue.defer(CARRY_ON, run_id=run.pk, by_id=by.pk)
    else:
        _finish(run, spec, by, lambda seen: None)
    return run


@transaction.atomic
def carry_on(run_id: int, by_id: int) -> None:
    """Do what was asked for. The worker's; done twice it is done once."""
    run = ImportRun.objects.select_for_update(no_key=True).filter(pk=run_id, state__in=GOES_ON).first()
    if run is not None:
        spec = registry.imports.of(run.spec)
        _finish(run, spec, User.objects.get(pk=by_id), _teller(run, rows.how_many(run, spec)))


def untaken(before: datetime) -> tuple[QuerySet[ImportFile], QuerySet[ImportRun]]:
    """Files received before that moment that nobody took, and runs whose mistakes quote such a file."""
    refused = ImportRun.objects.filter(made_at__lt=before).exclude(state=RunState.DONE).exclude(errors=[])
    return ImportFile.objects.filter(run__made_at__lt=before), refused


@transaction.atomic
def forget_untaken(before: datetime) -> int:
    """Remove these files and what is quoted of them; that there was a run stays. Answers how many rows there were."""
    files, refused = untaken(before)
    return files.delete()[0] + refused.update(errors=[])


def taken_before(spec: Spec, digest: str, scope: list[str]) -> ImportRun | None:
    """The run that took the same file, for the same part of it."""
    return ImportRun.objects.filter(spec=spec.key, sha256=digest, scope=scope, state=RunState.DONE).first()


def already(run: ImportRun) -> str:
    """What is said where a file was taken before, by this run."""
    return f"Ten plik już wczytano {polish_day(run.ended_at.astimezone(clock.WARSAW))} Nic nie dodaliśmy."


def _held(run: ImportRun, by: User) -> tuple[Spec, ImportRun]:
    """The run, until the transaction ends. Raises ValidationError where nothing is left to do with it."""
    run = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    spec = registry.imports.of(run.spec)
    if not spec.may(by):
        raise PermissionDenied
    if run.state == RunState.DONE:
        raise ValidationError(already(run))
    if not run.files.exists():
        raise ValidationError(LOST)
    return spec, run


def _finish(run: ImportRun, spec: Spec, by: User, tell: Tell) -> None:
    """Go through the rows, for real or in a savepoint that is taken back, and write down what came of it. Whoever takes
    the same file meanwhile is waited for."""
    is_for_real = run.state == RunState.IMPORTING
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"import {run.spec} {run.sha256}"])
    if same := taken_before(spec, run.sha256, run.scope):
        result = Result(mistakes=[already(same)])
    else:
        result = _gone_through(run, spec, by, is_for_real=is_for_real, tell=tell)
    run.errors = result.mistakes
    run.state = RunState.REFUSED if result.mistakes else RunState.DONE if is_for_real else RunState.LOOKED
    run.ended_at = clock.now() if run.state == RunState.DONE else None
    _save(run)
    run.rows.all().delete()
    for at in range(0, len(result.done), ROWS_WRITTEN):
        ImportRow.objects.bulk_create(rows.row_of(run, one) for one in result.done[at : at + ROWS_WRITTEN])
    if run.state == RunState.DONE:
        run.files.all().delete()


def _save(run: ImportRun) -> None:
    """Raises ValidationError where the very same was taken before."""
    try:
        with transaction.atomic():
            run.save(update_fields=["errors", "state", "ended_at"])
    except IntegrityError as problem:
        raise ValidationError("Ten plik jest już wczytany.") from problem


def _gone_through(run: ImportRun, spec: Spec, by: User, *, is_for_real: bool, tell: Tell) -> Result:
    result = Result()
    try:
        with transaction.atomic():
            if spec.act_all and is_for_real:
                with within(record("import.done", run, by=by)):
                    rows.take_rows(run, spec, by, result, tell)
            else:
                rows.take_rows(run, spec, by, result, tell)
            if result.mistakes or not is_for_real:
                raise _Undone
    except _Undone:
        pass
    except ValidationError as problem:
        result.mistakes += problem.messages
    if result.mistakes:
        result.done = []
    return result


def _teller(run: ImportRun, total: int) -> Tell:
    """Says how far it is over a connection of its own, at most once a second: what this transaction writes is seen only
    at its end."""
    last = time.monotonic()

    def tell(seen: int) -> None:
        nonlocal last
        if time.monotonic() - last < A_WHILE:
            return
        last = time.monotonic()
        beside = connections.create_connection("default")
        try:
            with beside.cursor() as cursor:
                cursor.execute(
                    "update imports_importprogress set seen = %s, total = %s where run_id = %s", [seen, total, run.pk]
                )
        finally:
            beside.close()

    return tell
