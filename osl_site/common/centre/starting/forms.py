"""The parts of the office's form, one for each step that is a part of it."""

from osl_site.common.centre.forms import OfficeForm
from osl_site.common.centre.starting.steps import STEPS


def part_of_office(names: tuple[str, ...]) -> type[OfficeForm]:
    """The office's form with these fields alone."""
    meta = type("Meta", (OfficeForm.Meta,), {"fields": list(names)})
    return type("StepForm", (OfficeForm,), {"Meta": meta})


FORMS: dict[str, type[OfficeForm]] = {step.key: part_of_office(step.fields) for step in STEPS if step.fields}
