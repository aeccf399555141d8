"""The words of its act."""

from osl_site.common import registry

registry.trail_labels.register({"record.redacted": "zasłonięto fragment"})
