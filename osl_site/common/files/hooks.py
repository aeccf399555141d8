"""What stored files have for the monitor, the nightly look at hashes, and the trail."""

from osl_site.common import registry
from osl_site.common.files import hashes

registry.hashes.register(hashes.stored_files, position=10)
registry.health.register(hashes.last_night, position=20)
registry.trail_labels.register(
    {
        "hashes.agree": "sprawdzono skróty plików, treści planów i podpisy: wszystko się zgadza",
        "hashes.differ": "sprawdzono skróty plików, treści planów i podpisy: coś się nie zgadza",
    }
)
