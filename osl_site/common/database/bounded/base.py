"""The backend itself, where Django looks for it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base

from osl_site.common.database import bounds
from osl_site.machine.logs import current


def counted(execute: Callable[..., Any], *question: Any) -> Any:
    """Each question counts for the request that is being answered."""
    current.count_query()
    return execute(*question)


class DatabaseWrapper(base.DatabaseWrapper):
    Database = SimpleNamespace(**vars(psycopg) | {"connect": bounds.Connection.connect})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.execute_wrappers.append(counted)

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if said := " ".join(filter(None, (params.get("options"), bounds.options()))):
            params["options"] = said
        return params
