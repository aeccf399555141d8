from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "activities"

    def ready(self) -> None:
        """Answer lower rooms what stands on their rows."""
        from activities.links import join_chain  # noqa: PLC0415 (models can be imported only now)

        join_chain()
