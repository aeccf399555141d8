"""What photographs have for the trail."""

from osl_site.common import registry

registry.trail_labels.register(
    {
        "photo.added": "dodano zdjęcia",
        "photo.covered": "zasłonięto część zdjęcia",
        "photo.removed": "usunięto zdjęcie",
    }
)
