"""What the trail calls the steps of reading a file in."""

from osl_site.common import registry

registry.trail_labels.register(
    {
        "import.begun": "zlecono wczytanie pliku",
        "import.done": "wczytano plik",
        "import.looked": "sprawdzono, co zmieni plik",
        "import.taken": "odebrano plik do wczytania",
    }
)
