"""How a model says, beside its fields, what of its rows is looked for by words. Pure.

    searched = Searched("title", "description", code="P", places=("localities",))

Only columns of its own: the name of a village or of another row is looked up when somebody asks, so that a new name of
it changes no row here.
"""

from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Searched:
    """`title` and `text` are names of columns with spaces between; words of a title count more.

    `code` is the letter before the number that people say („N-25”). `places` lead to localities, `joined` to rows that
    are searched by their own words, both as filters name them.
    """

    title: str = ""
    text: str = ""
    code: str = ""
    places: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.title.split(), *self.text.split())


def searched_of(model: type[Model]) -> Searched | None:
    """What the model says, None where it says nothing."""
    return model.__dict__.get("searched")


def search_text(row: Model) -> tuple[str, str]:
    """What is looked for in a row: its title, and the rest."""
    says = searched_of(type(row))
    title, text = ([getattr(row, name) for name in part.split()] for part in (says.title, says.text))
    return "\n".join(filter(None, title)), "\n".join(filter(None, text))
