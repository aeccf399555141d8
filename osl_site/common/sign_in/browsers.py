"""Which browser somebody uses, as its owner would say: „Firefox, Windows”. Pure.

A browser says what it is in a line that also names those whose pages it can show: who comes first here is the one.
"""

BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Vivaldi", "Vivaldi"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Chromium", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
UNKNOWN = "inna przeglądarka"


def browser_in_words(said: str) -> str:
    """Of the line that a browser sends as its `User-Agent`; never a version, which says more of a person than of it."""
    browser = next((words for sign, words in BROWSERS if sign in said), UNKNOWN)
    system = next((words for sign, words in SYSTEMS if sign in said), "")
    return ", ".join(filter(None, [browser, system]))
