from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "plans"

    def ready(self) -> None:
        """Answer lower rooms what stands on their rows."""
        from plans.links import join_chain  # noqa: PLC0415 (models can be imported only now)

        join_chain()
