"""What the trail says in Polish. Each room registers the words of its own acts."""

from osl_site.common import registry


def label_of_act(act: str) -> str:
    """„dodano notatkę”; an act that has no words yet is shown as it is stored."""
    return registry.trail_labels.of(act)
