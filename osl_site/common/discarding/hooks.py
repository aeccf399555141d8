"""The words of its acts."""

from osl_site.common import registry

registry.trail_labels.register(
    {
        "record.may_go": "zapisano, na jakiej podstawie można usunąć akta sprawy",
        "record.discarded": "usunięto akta sprawy",
    }
)
