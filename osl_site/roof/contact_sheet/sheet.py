"""The page on which all pictures stand: a row for each page, a column for each look."""

from collections.abc import Iterable, Mapping

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from osl_site.roof.contact_sheet.looks import Look
from osl_site.roof.contact_sheet.pages import Page

WHOLE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>
<style>
body {{ font: 1rem/1.4 sans-serif; margin: 1rem; color-scheme: light dark }}
td, th {{ vertical-align: top; text-align: left; padding: .5rem; border-top: 1px solid }}
thead th {{ position: sticky; top: 0; background: canvas }}
img {{ width: 18rem; height: 24rem; object-fit: cover; object-position: top; border: 1px solid }}
</style>
<h1>Contact sheet</h1><p>{} pages. A picture opens whole.</p>
<table><thead><tr><th>Page</th>{}</tr></thead><tbody>{}</tbody></table>
<h2>Not in these data</h2><ul>{}</ul></html>
"""


def sheet(taken: Mapping[Page, Mapping[str, str]], looks: Iterable[Look], lacking: Iterable[str]) -> str:
    """The whole page; `taken` holds files, or what went wrong, by page and name of look."""
    names = [look.name for look in looks]
    heads = format_html_join("", "<th>{}</th>", ((name,) for name in names))
    rows = format_html_join("\n", "{}", ((_row(page, files, names),) for page, files in taken.items()))
    return format_html(WHOLE, len(taken), heads, rows, format_html_join("", "<li>{}</li>", ((it,) for it in lacking)))


def _row(page: Page, files: Mapping[str, str], names: list[str]) -> SafeString:
    cells = format_html_join("", "<td>{}</td>", ((_picture(page, name, files[name]),) for name in names))
    return format_html("<tr><th>{}<br>{}<br>{}</th>{}</tr>", page.name, page.role, page.url, cells)


def _picture(page: Page, look: str, file: str) -> str:
    if not file.endswith(".png"):
        return file
    return format_html('<a href="{0}"><img src="{0}" loading="lazy" alt="{1}, {2}"></a>', file, page.name, look)
