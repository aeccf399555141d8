"""Whose data the words are by which rows are found."""

from osl_site.common.privacy.declaration import Basis, Kind, Nature

WORDS = Kind(
    key="search_words",
    name="Słowa do wyszukiwania",
    whose="osoby, o których mówi wpis",
    why="żeby znaleźć wpis po słowach, w każdej odmianie i bez polskich znaków",
    basis=Basis.TASK,
    kept="tak długo jak wpis; spis słów liczy się co noc od nowa",
    readers="osoby, które czytają ten wpis",
    nature=Nature.CURRENT,
)
