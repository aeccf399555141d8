"""What signing in has for the trail."""

from osl_site.common import registry

registry.trail_labels.register(
    {
        "user.session_ended": "wylogowano jedną przeglądarkę",
        "user.sessions_ended": "wylogowano ze wszystkich innych przeglądarek",
    }
)
