"""Photographs of a row: at most five, gone with their file when they are covered, taken away or lose their row."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from needs import services as needs
from needs.models import FieldNote
from osl_site.common.attachments import services
from osl_site.common.attachments.areas import Area
from osl_site.common.attachments.models import Attachment
from osl_site.common.audit.models import Entry, Erasure
from osl_site.common.files.models import StoredFile
from tests import builders
from tests.attachments.pictures import of_a_phone, picture, read, sent
from tests.breaking import refused, sql
from tests.needs.builders import note

pytestmark = pytest.mark.django_db


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", "subject_type"))


@pytest.fixture
def photo(organiser):
    return services.attach(note(), [picture()], by=organiser)[0]


def test_five_at_most_stand_in_their_order_and_a_free_place_is_taken_again(organiser):
    row = note()
    first, second, *_rest = services.attach(row, [picture()] * 5, by=organiser)
    with pytest.raises(ValidationError, match="Jest już 5"):
        services.attach(row, [picture()], by=organiser)
    services.remove(second, by=organiser)
    [new] = services.attach(row, [picture(color="blue")], by=organiser)
    assert (first.position, new.position) == (1, 2)
    assert list(Attachment.objects.of(row).values_list("position", flat=True)) == [1, 2, 3, 4, 5]


def test_what_is_covered_gives_way_file_and_all_and_no_backup_brings_it_back(photo, organiser):
    before = photo.file_id
    new = services.cover(photo, [Area(0, 0, 100, 100)], by=organiser)

    assert list(StoredFile.objects.values_list("pk", flat=True)) == [new.file_id]
    assert new.file_id != before
    assert max(read(bytes(StoredFile.objects.get().content)).convert("RGB").getpixel((5, 5))) < 30
    assert list(Erasure.objects.values_list("table", "row", "column")) == [
        ("attachments_attachment", str(photo.pk), "")
    ]
    assert acts() == [("photo.covered", "needs.fieldnote")]


def test_nothing_is_covered_twice_at_once_nor_without_an_area(photo, organiser):
    with pytest.raises(ValidationError, match="Zaznacz, co zasłonić"):
        services.cover(photo, [], by=organiser)
    services.cover(photo, [Area(0, 0, 10, 10)], by=organiser)
    with pytest.raises(ValidationError):
        services.cover(photo, [Area(0, 0, 10, 10)], by=organiser)
    with pytest.raises(ValidationError):
        services.remove(photo, by=organiser)


def test_others_neither_cover_nor_remove_what_is_not_theirs(photo, coworker):
    for act in (
        lambda: services.cover(photo, [Area(0, 0, 9, 9)], by=coworker),
        lambda: services.remove(photo, by=coworker),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_note_takes_its_photographs_along(photo, organiser):
    needs.delete_note(FieldNote.objects.get(), by=organiser)
    assert (Attachment.objects.exists(), StoredFile.objects.exists()) == (False, False)
    assert Erasure.objects.get().row == str(photo.pk)


def test_the_database_itself_takes_file_and_photograph_along(photo):
    sql("delete from needs_fieldnote")
    assert (Attachment.objects.exists(), StoredFile.objects.exists()) == (False, False)


def test_a_photograph_is_never_changed_and_its_file_stays_while_it_does(photo):
    refused(lambda: sql("update attachments_attachment set position = 2"))
    refused(lambda: sql("delete from files_storedfile"))
    refused(
        lambda: sql(
            "insert into attachments_attachment (file_id, subject_type, subject_id, position)"
            f" values ({photo.file_id + 99}, 'needs.fieldnote', 1, 1)"
        )
    )


def test_a_note_is_written_with_photographs_in_one_act(desk):
    builders.commune()
    typed = {"noted_on": "2026-11-20", "method": "talk", "finding": "need", "text": "Schody.", "commune": "2801052"}
    desk.post("/biuro/rozeznanie/notatki/nowa/", typed | {"photos": sent(of_a_phone(), picture("PNG"))})
    row = FieldNote.objects.get()
    assert [photo.position for photo in Attachment.objects.of(row)] == [1, 2]
    assert acts() == [("note.created", "needs.fieldnote")]
    assert b"Model Jana" not in b"".join(bytes(file.content) for file in StoredFile.objects.all())


def test_a_refused_photograph_leaves_no_note_and_what_was_typed_stands(desk):
    builders.commune()
    typed = {"noted_on": "2026-11-20", "method": "talk", "finding": "need", "text": "Schody.", "commune": "2801052"}
    page = desk.post("/biuro/rozeznanie/notatki/nowa/", typed | {"photos": sent(b"umowa")})
    assert page.context["form"].errors == {"photos": ["To nie jest zdjęcie. Wybierz JPEG, PNG albo WebP."]}
    assert "Schody." in page.text
    assert not FieldNote.objects.exists()


def test_photographs_are_added_to_a_note_that_is_there(desk):
    row = note()
    typed = {"noted_on": "2026-11-20", "method": "talk", "finding": "need", "text": row.text, "commune": "2801052"}
    desk.post(f"/biuro/rozeznanie/notatki/{row.pk}/zmien/", typed | {"revision": 1, "photos": sent(picture())})
    assert Attachment.objects.of(row).count() == 1
    assert acts() == [("photo.added", "needs.fieldnote")]
