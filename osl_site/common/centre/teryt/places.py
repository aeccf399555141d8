"""How gminy and localities of the register become rows of ours: one form and one act for each, nothing taken away."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from osl_site.common.accounts.models import User
from osl_site.common.centre import rules
from osl_site.common.centre.dictionaries import services
from osl_site.common.centre.models import Commune, Locality
from osl_site.common.centre.teryt import registers
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.imports.models import ImportRun, Outcome
from osl_site.common.imports.specs import Cells, Done, Head, Spec

TERYT = "teryt"
NOT_CHOSEN = "Wybierz co najmniej jedną gminę."


@dataclass
class Known:
    """What rows are compared with: the chosen gminy, and every locality that there is by now."""

    communes: dict[str, Commune]
    localities: dict[str, Locality]
    named: dict[str, str]


class PlaceRow(AsTyped, forms.Form):
    """One row of SIMC."""

    simc = forms.RegexField(r"^[0-9]{7}$", label="SYM")
    main = forms.RegexField(r"^[0-9]{7}$", label="SYMPOD")
    name = forms.CharField(label="NAZWA", max_length=100)
    kind = forms.ChoiceField(label="RM", choices=list(registers.KINDS.items()))
    commune = forms.CharField(label="Gmina", max_length=7)


def row_form(cells: Cells, known: Known) -> PlaceRow:
    typed = {"simc": cells["SYM"], "main": cells["SYMPOD"], "name": cells["NAZWA"], "kind": cells["RM"]}
    return PlaceRow({**typed, "commune": registers.commune_of(cells)})


def begin(run: ImportRun, by: User) -> tuple[Known, list[Done]]:
    """The chosen gminy, added where they are not there, served from now on. Raises ValidationError for none chosen."""
    found = registers.units(bytes(run.files.get(role=registers.TERC).content))
    if not run.scope:
        raise ValidationError(NOT_CHOSEN)
    if unknown := [terc for terc in run.scope if terc not in found]:
        raise ValidationError(f"W pliku TERC nie ma gminy {', '.join(unknown)}.")
    done = [_commune(found[terc], by) for terc in run.scope]
    communes = Commune.objects.in_bulk(run.scope)
    return Known(communes, _localities(), {}), done


def _localities() -> dict[str, Locality]:
    return {row.pk: row for row in Locality.objects.select_related("commune", "part_of")}


def _commune(unit: registers.Unit, by: User) -> Done:
    values = {"name": unit.name, "kind": unit.kind, "is_served": True}
    row = Commune.objects.filter(pk=unit.terc).first()
    if row is None:
        return Done(Outcome.ADDED, services.add_row(Commune, {"terc": unit.terc, **values}, by=by))
    if all(getattr(row, name) == value for name, value in values.items()):
        return Done(Outcome.SAME, row)
    return Done(Outcome.CHANGED, services.change_row(row, values, revision=None, by=by))


def keep(run: ImportRun) -> Callable[[Cells], bool]:
    """Of the country's localities those of the chosen gminy."""
    chosen = set(run.scope)
    return lambda cells: registers.commune_of(cells) in chosen


def act(form: forms.Form, known: Known, by: User) -> Done:
    """Add the locality, or follow what the register calls it now. Raises ValidationError."""
    typed = form.cleaned_data
    simc, main = typed["simc"], typed["main"]
    if simc != main and main not in known.localities:
        raise ValidationError(f"SYMPOD: w pliku nie ma miejscowości {main}, której częścią jest {typed['name']}.")
    if simc in known.named:
        raise ValidationError(f"SYM: identyfikator {simc} jest w pliku drugi raz.")
    known.named[simc] = typed["name"]
    values = {
        "name": typed["name"],
        "kind": registers.KINDS[typed["kind"]],
        "commune": known.communes[typed["commune"]],
        "part_of": known.localities[main] if simc != main else None,
    }
    row = known.localities.get(simc)
    if row is None:
        row = known.localities[simc] = services.add_locality({"simc": simc, **values}, by=by)
        return Done(Outcome.ADDED, row)
    if all(getattr(row, name) == value for name, value in values.items()):
        return Done(Outcome.SAME, row)
    return Done(Outcome.CHANGED, services.change_row(row, values, revision=None, by=by))


def end(run: ImportRun, known: Known) -> Iterable[Done]:
    """What we have in these gminy and the file has no longer. It stays: meetings and notes may name it."""
    rows = Locality.objects.filter(commune__in=run.scope).exclude(pk__in=list(known.named))
    return [Done(Outcome.GONE, row) for row in rows]


SPEC = Spec(
    key=TERYT,
    title="Gminy i miejscowości z rejestru TERYT",
    heads=tuple(Head(name) for name in registers.SIMC_COLUMNS),
    most_rows=registers.MOST_ROWS,
    form=row_form,
    act=act,
    begin=begin,
    keep=keep,
    order=registers.is_part,
    end=end,
    may=rules.may_edit_dictionaries,
)
