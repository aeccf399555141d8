"""A file is received, looked at without a change, then taken whole or not at all, by one service for each row."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connections, transaction
from django.db.models import QuerySet

from osl_site.common import clock, queue, registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.imports.models import GOES_ON, ImportFile, ImportProgress, ImportRow, ImportRun, RunState
from osl_site.common.imports.reading.files import read
from osl_site.common.imports.specs import Cells, Done, Spec

MAIN = "main"  # the file whose rows are taken; others go with it
AT_ONCE = 40  # rows that are taken while the page waits; more are the worker's
MOST_MISTAKES = 20
CARRY_ON = "osl_site.common.imports.tasks.carry_on"
STEP = 20  # rows between two words of how far it is
ALREADY = "Ten plik jest już wczytany."
GOING = "Ten plik jest właśnie przetwarzany. Poczekaj na koniec."
LOST = "Tego pliku już tu nie ma. Wybierz go jeszcze raz."

Tell = Callable[[int, int], None]


@dataclass
class Result:
    """What the rows of a file did, or why they are refused, each with its line."""

    done: list[tuple[int | None, Done]] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)


class _Undone(Exception):
    """Leaves a savepoint, so that nothing of it stays."""


@transaction.atomic
def take(spec: Spec, files: Mapping[str, tuple[str, bytes]], *, by: User) -> ImportRun:
    """Receive a file, by its role with its name and bytes, and what goes with it. Nothing else is changed by it.

    Raises ValidationError, by role, for a file whose headings or shape are not what the kind of file has.
    """
    if not spec.may(by):
        raise PermissionDenied
    digest = sha256(b"".join(sha256(content).digest() for _role, (_name, content) in sorted(files.items())))
    run = ImportRun.objects.create(spec=spec.key, sha256=digest.hexdigest(), by=by, made_at=clock.now())
    ImportFile.objects.bulk_create(
        ImportFile(run=run, role=role, name=name[-200:], content=content) for role, (name, content) in files.items()
    )
    ImportProgress.objects.create(run=run)
    record("import.taken", run, by=by)
    return run


@transaction.atomic
def ask(run: ImportRun, *, scope: list[str], is_for_real: bool, by: User) -> ImportRun:
    """Have the file looked at, or taken: now, or by the worker where many rows are meant. Pressed twice it is done
    once. Raises ValidationError where it cannot be any more."""
    spec, run = _held(run, by)
    if run.state in GOES_ON:
        raise ValidationError(GOING)
    if is_for_real and run.state != RunState.LOOKED:
        raise ValidationError("Najpierw obejrzyj, co się zmieni.")
    run.scope, run.errors = (run.scope if is_for_real else sorted(scope)), []
    run.state = RunState.IMPORTING if is_for_real else RunState.LOOKING
    run.save(update_fields=["scope", "errors", "state"])
    record("import.begun" if is_for_real else "import.looked", run, by=by)
    if len(_meant(run, spec)) > AT_ONCE:
        queue.defer(CARRY_ON, run_id=run.pk, by_id=by.pk)
    else:
        _finish(run, spec, by, lambda seen, total: None)
    return run


@transaction.atomic
def carry_on(run_id: int, by_id: int) -> None:
    """Do what was asked for. The worker's; done twice it is done once."""
    run = ImportRun.objects.select_for_update(no_key=True).filter(pk=run_id, state__in=GOES_ON).first()
    if run is not None:
        _finish(run, registry.imports.of(run.spec), User.objects.get(pk=by_id), _teller(run))


def untaken_files(before: datetime) -> QuerySet[ImportFile]:
    """Files received before that moment that nobody took, for the schedule that removes them."""
    return ImportFile.objects.filter(run__made_at__lt=before)


def _held(run: ImportRun, by: User) -> tuple[Spec, ImportRun]:
    """The run, until the transaction ends. Raises ValidationError where nothing is left to do with it."""
    run = ImportRun.objects.select_for_update(no_key=True).get(pk=run.pk)
    spec = registry.imports.of(run.spec)
    if not spec.may(by):
        raise PermissionDenied
    if run.state == RunState.DONE:
        raise ValidationError(ALREADY)
    if not run.files.exists():
        raise ValidationError(LOST)
    return spec, run


def _finish(run: ImportRun, spec: Spec, by: User, tell: Tell) -> None:
    """Go through the rows, for real or in a savepoint that is taken back, and write down what came of it."""
    is_for_real = run.state == RunState.IMPORTING
    if _is_there(run):
        result = Result(mistakes=[ALREADY])
    else:
        result = _gone_through(run, spec, by, is_for_real=is_for_real, tell=tell)
    run.errors = result.mistakes
    run.state = RunState.REFUSED if result.mistakes else RunState.DONE if is_for_real else RunState.LOOKED
    run.ended_at = clock.now() if run.state == RunState.DONE else None
    _save(run)
    run.rows.all().delete()
    ImportRow.objects.bulk_create(_row(run, line, done) for line, done in result.done)
    if run.state == RunState.DONE:
        run.files.all().delete()


def _is_there(run: ImportRun) -> bool:
    """Whether the same file was taken before, for the same part of it."""
    same = ImportRun.objects.filter(spec=run.spec, sha256=run.sha256, scope=run.scope, state=RunState.DONE)
    return same.exists()


def _save(run: ImportRun) -> None:
    """Raises ValidationError where the very same was taken before."""
    try:
        with transaction.atomic():
            run.save(update_fields=["errors", "state", "ended_at"])
    except IntegrityError as problem:
        raise ValidationError(ALREADY) from problem


def _row(run: ImportRun, line: int | None, done: Done) -> ImportRow:
    subject = done.subject
    return ImportRow(
        run=run,
        line=line,
        outcome=done.outcome,
        subject_type=subject._meta.label_lower,
        subject_id=str(subject.pk),
        name=str(getattr(subject, "in_words", "") or subject)[:200],
    )


def _gone_through(run: ImportRun, spec: Spec, by: User, *, is_for_real: bool, tell: Tell) -> Result:
    result = Result()
    try:
        with transaction.atomic():
            _take_rows(run, spec, by, result, tell)
            if result.mistakes or not is_for_real:
                raise _Undone
    except _Undone:
        pass
    except ValidationError as problem:
        result.mistakes += problem.messages
    if result.mistakes:
        result.done = []
    return result


def _take_rows(run: ImportRun, spec: Spec, by: User, result: Result, tell: Tell) -> None:
    rows = _meant(run, spec)
    context, first = spec.begin(run, by)
    result.done += [(None, done) for done in first]
    for seen, (line, cells) in enumerate(rows):
        if seen % STEP == 0:
            tell(seen, len(rows))
        try:
            result.done.append((line, _taken(spec, cells, context, by)))
        except ValidationError as problem:
            result.mistakes.append(f"Wiersz {line}: {' '.join(problem.messages)}")
            if len(result.mistakes) >= MOST_MISTAKES:
                return
    result.done += [(None, done) for done in spec.end(run, context)]


def _taken(spec: Spec, cells: Cells, context: Any, by: User) -> Done:
    form = spec.form(cells, context)
    if not form.is_valid():
        raise ValidationError([f"{form.fields[name].label}: {said[0]}" for name, said in form.errors.items()])
    with transaction.atomic():
        return spec.act(form, context, by)


def _meant(run: ImportRun, spec: Spec) -> list[tuple[int, Cells]]:
    """The rows that are taken, each with its line, in the order in which they are. Raises ValidationError."""
    keep = spec.keep(run)
    found = [(line, cells) for line, cells in rows_of(run, spec) if keep(cells)]
    if spec.order:
        found.sort(key=lambda row: spec.order(row[1]))
    return found


def rows_of(run: ImportRun, spec: Spec) -> Iterator[tuple[int, Cells]]:
    """Every row of the file, under our names of its columns. Raises ValidationError while it is read."""
    content = bytes(run.files.get(role=MAIN).content)
    yield from named_rows(content, spec.columns, most_rows=spec.most_rows, called=run.mapping)


def named_rows(
    content: bytes, columns: tuple[str, ...], *, most_rows: int, called: Mapping[str, str] | None = None
) -> Iterator[tuple[int, Cells]]:
    """Each row of a file with its line, its cells by the names of our columns. Raises ValidationError."""
    rows = read(content, most_rows=most_rows)
    places = rows.under(columns, called=called)
    for line in rows.lines:
        yield line.number, dict(zip(columns, [line.cells[place] for place in places], strict=True))


def _teller(run: ImportRun) -> Tell:
    """Says how far it is over a connection of its own: what this transaction writes is seen only at its end."""

    def tell(seen: int, total: int) -> None:
        beside = connections.create_connection("default")
        try:
            with beside.cursor() as cursor:
                cursor.execute(
                    "update imports_importprogress set seen = %s, total = %s where run_id = %s", [seen, total, run.pk]
                )
        finally:
            beside.close()

    return tell
