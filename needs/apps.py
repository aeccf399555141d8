from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "needs"

    def ready(self) -> None:
        """Answer the partners' room what stands on its rows."""
        from needs.links import join_chain  # noqa: PLC0415 (models can be imported only now)

        join_chain()
