"""What promises have for the trail, and for whoever closes an account."""

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.promises import services
from osl_site.common.promises.models import Promise
from osl_site.common.registry import Link, Tie


def waiting_for(person: User) -> QuerySet[Promise]:
    """What this person sees to."""
    return Promise.objects.open().filter(owner=person)


def without_words(promise: Promise) -> Link:
    """Of whose account is closed nobody has to read what they promised: only till when."""
    return Link("obietnica", f"obietnica z terminem {promise.due:%-d.%m.%Y}", reverse("promise_list"))


registry.ties.register(
    Tie(
        "Pilnuje tego, co obiecano",
        waiting_for,
        without_words,
        "Przejmie to osoba, którą wskażesz niżej. To, co było tylko dla tej osoby, zniknie.",
        hand_over=services.hand_over,
        may_take=may_read_rooms,
    ),
    position=40,
)
registry.trail_labels.register(
    {
        "promise.changed": "zmieniono to, co obiecano",
        "promise.kept": "zrobiono to, co obiecano",
        "promise.made": "zapisano, co obiecano",
    }
)
