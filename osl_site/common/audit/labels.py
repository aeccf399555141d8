"""What the trail says in Polish. Each room registers the words of its own acts."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from osl_site.common import registry
from osl_site.common.audit.models import Entry

BESIDE_FIELDS = {  # rows that are saved with another
    "people": "osoby do kontaktu",
    "genitive": "dokąd?",
    "dative": "czemu?",
    "accusative": "co?",
    "instrumental": "z czym?",
    "locative": "gdzie?",
    "ukrainian": "po ukraińsku",
}


def fields_in_words(subject_type: str, names: Iterable[str]) -> dict[str, str]:
    """„treść” for `text`, as forms call it. What is no field, as the reach of a change of a series, is left out; of a
    model that is no more everything is named as it was stored. One query for them all."""
    label, _, model = subject_type.partition(".")
    kind = ContentType.objects.filter(app_label=label, model=model).first()
    model_now = kind.model_class() if kind else None
    if model_now is None:
        return {name: name for name in names}
    fields = (*model_now._meta.concrete_fields, *model_now._meta.many_to_many)
    words = BESIDE_FIELDS | {field.name: str(field.verbose_name) for field in fields}
    return {name: words[name] for name in names if name in words}


def subject_of(entry: Entry) -> Model | None:
    """The row that an act is about, as it is now; None once it is gone. Two queries at most."""
    label, _, model = entry.subject_type.partition(".")
    kind = ContentType.objects.filter(app_label=label, model=model).first()
    model_now = kind.model_class() if kind else None
    return model_now and model_now._base_manager.filter(pk=entry.subject_id).first()


def names_of(entries: Iterable[Entry]) -> dict[tuple[str, int], str]:
    """What rows of registered models are called today, by model and number. One query for each of these models."""
    numbers: dict[str, list[int]] = {}
    for entry in entries:
        numbers.setdefault(entry.subject_type, []).append(entry.subject_id)
    asked = [(model, ask) for model, ask in registry.trail_names.items() if model in numbers]
    return {(model, number): name for model, ask in asked for number, name in ask(numbers[model]).items()}


def code_of(entry: Entry) -> str:
    """„N-5” of a note, empty for what people name otherwise. Asks nothing, so of rows that are gone, too."""
    is_coded = entry.subject_type in set(registry.row_codes)
    return f"{registry.row_codes.of(entry.subject_type)}-{entry.subject_id}" if is_coded else ""


def label_of_act(act: str) -> str:
    """„dodano notatkę”; an act that has no words yet is shown as it is stored."""
    return registry.trail_labels.of(act)
