"""The backend itself, where Django looks for it."""

from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from osl_site.common.database import bounds


class DatabaseWrapper(base.DatabaseWrapper):
    Database = SimpleNamespace(**vars(psycopg) | {"connect": bounds.Connection.connect})

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if said := " ".join(filter(None, (params.get("options"), bounds.options()))):
            params["options"] = said
        return params
