"""What of letters about accounts an office may say itself: the first sentence. Links, days and what to do in danger
stay the program's: whoever is warned reads the same everywhere."""

from osl_site.common.registry import TextKind

PASSWORD, NEW_EMAIL, CHANGED, SUBSTITUTE = "nowe-haslo", "nowy-adres-e-mail", "zmiana-konta", "zastepstwo"
SOMEBODY, OFFICE = "Anna Przykładowa", "Centrum Usług Społecznych"


def _letter(name: str, where: str, ours: str, samples: dict[str, str], *, needed: tuple[str, ...]) -> TextKind:
    return TextKind(
        name=name,
        where=where,
        ours=lambda values: ours,
        samples=lambda: {**samples, "biuro": OFFICE},
        needed=needed,
        is_public=False,
    )


KINDS = {
    PASSWORD: _letter(
        "Nowe hasło",
        "Pierwsze zdanie e-maila z linkiem do nowego hasła.",
        "ktoś poprosił o nowe hasło do konta {konto}.",
        {"konto": "anna@przyklad.pl"},
        needed=("konto",),
    ),
    NEW_EMAIL: _letter(
        "Nowy adres do logowania",
        "Pierwsze zdanie e-maila na nowy adres, który trzeba potwierdzić.",
        "{osoba} ma się logować tym adresem e-mail.",
        {"osoba": SOMEBODY},
        needed=("osoba",),
    ),
    CHANGED: _letter(
        "Zmiana konta",
        "Pierwsze zdanie e-maila o nowym haśle, adresie, drugim kroku logowania albo nowych rolach.",
        "przy koncie {osoba} w biurze organizatora {zmiana}.",
        {"osoba": SOMEBODY, "zmiana": "zmieniono hasło"},
        needed=("osoba", "zmiana"),
    ),
    SUBSTITUTE: _letter(
        "Zastępstwo",
        "Pierwsze zdanie e-maila do osoby nieobecnej i do osoby, która ją zastępuje.",
        "w biurze organizatora ustalono zastępstwo.",
        {},
        needed=(),
    ),
}
