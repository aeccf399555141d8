"""The typeface, cut from the package that carries it. The cuts lie in `static/fonts/`: nobody waits for them.

Source Sans 3 (SIL Open Font License 1.1) comes as two variable fonts of 1,600 characters. Paper needs 850 of them, a
phone a few hundred in two weights, and WeasyPrint measures variable fonts wrongly in bold, so both get static cuts.
The licence reserves the word "Source": what is changed bears another name, and the licence lies beside it.
"""

import hashlib
import shutil
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import fontpkg_source_sans_3 as package
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from osl_site.machine import glyphs

FAMILY = "OSL Sans"
POLISH = [ord(letter) for letter in "ĄąĆćĘęŁłŃńÓóŚśŹźŻż"]
RUSSIAN = [ord(letter) for letter in "ЁЪЫЭёъыэ"]  # which Ukrainian does without: now and then a name has one
UKRAINIAN = sorted({*range(0x410, 0x450), *map(ord, "ЄєІіЇїҐґʼ№")} - set(RUSSIAN))
SIGNS = [ord(sign) for sign in "\u00a0§«\u00ad°²·»×‐‑–—‘’‚“”„•…\u202f‰‹›€→−"]
FEWER_SIGNS = [0x2012, 0x2015, 0x2016, 0x201B, *range(0x2020, 0x2024), 0x2122, *range(0x2190, 0x2194), 0x2713]
COMMON = [*range(0x20, 0x7F), *POLISH, *SIGNS]
SCRIPTS = {
    "latin": COMMON,
    "rare": sorted({*range(0xA0, 0x180), *FEWER_SIGNS, *RUSSIAN} - set(COMMON)),
    "cyrillic": UKRAINIAN,
}
EVERY = glyphs.signs()
FEATURES = ["kern", "mark", "ccmp", "locl"]
FEATURES_OF_SCREENS = [
    "kern"
]  # no letter of these cuts is put together of two, none has another shape in our languages
NAMES = [0, 1, 2, 3, 4, 6, 13, 14]
NAMES_OF_SCREENS = [0, 1, 2, 4, 6, 14]  # whose it is and where the licence stands; its words lie beside the cuts
MADE_OF = (Path(__file__), Path(glyphs.__file__), package.ROOT / "metadata.json")
STYLES = {(400, False): "Regular", (700, False): "Bold", (400, True): "Italic"}


def recipe() -> str:
    """What the cuts depend on: this file, the letters, the version of the typeface. The same recipe, the same bytes."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in MADE_OF)).hexdigest()


def are_made(target: Path) -> bool:
    stamp = target / ".recipe"
    return stamp.exists() and stamp.read_text() == recipe()


def make(target: Path) -> None:
    """Fill `target` with the cuts and the licence; nothing is done when they were made before by this recipe.

    For paper `osl-sans-400.ttf`, `-700` and `-400-italic`; for screens the two upright weights as WOFF2: what
    Polish and English are written with, other letters and signs, and those of Ukrainian. A browser fetches the last
    two only for a page on which one of their letters stands, so most readers need only the first.
    """
    if are_made(target):
        return
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=target.parent) as name:
        aside = Path(name)
        with ProcessPoolExecutor(max_workers=2, mp_context=get_context("spawn")) as both:
            for done in [both.submit(_upright, aside), both.submit(_italic, aside)]:
                done.result()
        shutil.copyfile(package.ROOT / "LICENSE", aside / "OFL.txt")
        for path in aside.iterdir():
            path.replace(target / path.name)  # at once, so that nobody reads half a font
    (target / ".recipe").write_text(recipe())


def _upright(target: Path) -> None:
    few = _few_characters("SourceSans3[wght].ttf")
    for weight in (400, 700):
        paper = target / f"osl-sans-{weight}.ttf"
        _one_weight(few, weight, italic=False).save(paper)
        _for_screens(paper, target / f"osl-sans-{weight}")


def _italic(target: Path) -> None:
    few = _few_characters("SourceSans3-Italic[wght].ttf")
    _one_weight(few, 400, italic=True).save(target / "osl-sans-400-italic.ttf")


def _few_characters(name: str) -> bytes:
    """The variable font with the characters we use; cutting weights out of the whole one takes ten times as long."""
    cut = BytesIO()
    _subset(package.ROOT / "files" / name, EVERY).save(cut)
    return cut.getvalue()


def _one_weight(few: bytes, weight: int, italic: bool) -> TTFont:
    whole = TTFont(BytesIO(few), recalcTimestamp=False)
    font = instancer.instantiateVariableFont(whole, {"wght": weight}, inplace=True)
    _rename(font, weight, italic)
    return font


def _for_screens(paper: Path, stem: Path) -> None:
    for script, characters in SCRIPTS.items():
        font = _subset(paper, characters, features=FEATURES_OF_SCREENS, names=NAMES_OF_SCREENS)
        font.flavor = "woff2"
        font.save(stem.with_name(f"{stem.name}-{script}.woff2"))


def _subset(
    path: Path, characters: Iterable[int], *, features: list[str] = FEATURES, names: list[int] = NAMES
) -> TTFont:
    options = subset.Options(layout_features=features, name_IDs=names, hinting=False)
    font = subset.load_font(path, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _rename(font: TTFont, weight: int, italic: bool) -> None:
    """A name of its own: the licence keeps the old one for the unchanged font."""
    style = STYLES[weight, italic]
    postscript = f"OSLSans-{style.replace(' ', '')}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14) and record.langID in (0, 0x409)]
    for number, text in {1: FAMILY, 2: style, 3: postscript, 4: f"{FAMILY} {style}", 6: postscript}.items():
        names.setName(text, number, 3, 1, 0x409)
    bold = weight == 700
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = italic << 0 | bold << 5 | (not (bold or italic)) << 6
    font["head"].macStyle = bold << 0 | italic << 1
    for table in {"STAT", "DSIG"} & set(font.keys()):
        del font[table]
