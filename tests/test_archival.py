"""Every document that leaves the office is PDF/A-3a and PDF/UA-1, as veraPDF judges it: all of them in one go."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from osl_site.common.accounts.models import Role, User
from osl_site.common.documents import pdf
from osl_site.roof.pages.table import url_of
from plans.diff.compute import diff_versions
from plans.document.rendering import paper_html, pdf_of
from plans.models import DocumentKind, Report, ReportDocumentKind, ReportState, State, Version
from plans.reports import rendering
from tests import builders, tools
from tests.common.test_typed_text import CONSTRUCTS
from tests.plans.contents import action, chapter, content, goal
from tests.plans.heavy import heavy

pytestmark = pytest.mark.pdf
PROGRAM = Path(__file__).with_name("VeraPdf.java")
SHEETS = ("calendar_print", "occurrence_poster", "activity_poster")


@pytest.fixture
def verapdf():
    return tools.need_verapdf()


def test_verapdf_accepts_every_document(verapdf, seeded, tmp_path):
    files = []
    for name, made in {**plans(), **papers()}.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(made)
    done = subprocess.run(["java", "-cp", verapdf, PROGRAM, *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith("BROKEN")] == []
    assert len(lines) == 2 * len(files)


def plans():
    """The heaviest plan, whatever can be typed into a chapter, an update of both, a table, and those of the office."""
    large = heavy()
    typed = [
        chapter(f"t{n}", title=name, number=str(n), text=text) for n, (name, text) in enumerate(CONSTRUCTS.items())
    ]
    update = replace(
        large, number=1, name="aktualizacja nr 1", reason="Powód.", goals=large.goals[:2], chapters=tuple(typed)
    )
    table = content(goal("t", action("a", time="w maju", addressees="wszyscy"), text=""), title="Plan", name="plan")
    changes = diff_versions(replace(large, goals=large.goals[1:4]), update)
    drawn = {"heavy": (large, None), "update": (update, changes), "table": (table, None)}
    found = {
        name: pdf.draw(paper_html(said, changes=changes, decision=None), moment=builders.EPOCH)
        for name, (said, changes) in drawn.items()
    }
    for version in Version.objects.exclude(state=State.DRAFT).select_related("decision"):
        kind = DocumentKind.APPROVED if version.state == State.APPROVED else DocumentKind.READ
        found[f"version-{version.pk}"] = pdf_of(version, kind)
    return found


def papers():
    """For the notice board and for the table by the door."""
    reader, writer = Client(), Client()
    writer.force_login(
        User.objects.filter(roles__contains=[Role.ORGANISER]).first(),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    found = {name: reader.get(url_of(name)).content for name in SHEETS}
    for language in ("uk", "en"):
        found |= {
            f"{name}-{language}": reader.get(url_of(name), headers={"accept-language": language}).content
            for name in SHEETS
        }
    for report in Report.objects.exclude(state=ReportState.DRAFT):
        kind = ReportDocumentKind.ACCEPTED if report.is_accepted else ReportDocumentKind.READ
        found[f"report-{report.pk}"] = rendering.pdf_of(report, kind)
    found["large"] = reader.get(url_of("calendar_print"), {"druk": "duzy"}).content
    found["letter"] = writer.get(url_of("outgoing_letter_pdf")).content
    found["report-sheet"] = writer.get(url_of("plans:report_sheet")).content
    found["report-chapter"] = writer.get(url_of("plans:report_chapter_pdf")).content
    found["sign-up"] = writer.get(url_of("activities:registration_sheet")).content
    return found
