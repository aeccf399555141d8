"""The desk: what waits for a person today, as sentences that ask for something, most urgent first."""

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import Matter


def matters(user: User) -> list[Matter]:
    """Everything that waits for this person, most urgent first. A constant number of queries for each role."""
    asked = (question for question in registry.desk if question.may(user))
    found = [matter for question in asked for matter in question.answer(user)]
    return sorted(found, key=lambda matter: not matter.urgent)
