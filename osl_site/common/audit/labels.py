"""What the trail says in Polish. Each room registers the words of its own acts."""

from django.contrib.contenttypes.models import ContentType

from osl_site.common import registry


def field_in_words(subject_type: str, field: str) -> str:
    """„treść”, as forms call it; a field that is no more is named as it was stored."""
    label, _, model = subject_type.partition(".")
    kind = ContentType.objects.filter(app_label=label, model=model).first()
    model_now = kind and kind.model_class()
    if model_now is None or field not in {one.name for one in model_now._meta.get_fields()}:
        return field
    return str(model_now._meta.get_field(field).verbose_name)


def label_of_act(act: str) -> str:
    """„dodano notatkę”; an act that has no words yet is shown as it is stored."""
    return registry.trail_labels.of(act)
