"""The boundary of the gmina from a file: gone through, looked at as a drawing, shown on maps, replaced, removed."""

import json
from math import cos, pi, sin

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common.audit.models import Entry
from osl_site.common.centre.boundary import geojson, services
from osl_site.common.centre.boundary.geojson import boundary_of, contains, distance, simplified
from osl_site.common.centre.boundary.models import Boundary
from tests import builders
from tests.partners.builders import partner
from tests.reading import text_of

PAGE = "/biuro/ustawienia/granica/"
KANDYTY = (20.49, 54.28)


def ring(points=60, middle=KANDYTY, wide=0.1):
    around = [
        (middle[0] + wide * cos(2 * pi * n / points), middle[1] + wide * sin(2 * pi * n / points))
        for n in range(points)
    ]
    return [*map(list, around), list(around[0])]


def polygon(*rings, **more):
    return json.dumps({"type": "Polygon", "coordinates": list(rings or [ring()]), **more}).encode()


def refused(content, places=(KANDYTY,)):
    with pytest.raises(ValidationError) as refusal:
        boundary_of(content, places)
    return refusal.value.messages[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", geojson.NO_JSON),
        (b"\x89PNG\r\n", geojson.NO_JSON),
        (b"[1, 2]", geojson.NO_JSON),
        (b"[" * 100_000, geojson.NO_JSON),
        (b'{"type": "Point", "coordinates": [20, 54]}', geojson.NO_AREA),
        (b'{"type": "FeatureCollection", "features": null}', geojson.NO_AREA),
        (polygon(ring()[:-1]), geojson.OPEN_RING),
        (polygon([[20, 54], [21, 54], [20, 54]]), geojson.OPEN_RING),
        (polygon([["20", 54], [21, 54], [21, 55], ["20", 54]]), geojson.NO_NUMBERS),
        (b'{"type": "Polygon", "coordinates": [[[NaN, 54], [1e999, 2]]]}', geojson.NO_NUMBERS),
        (polygon([[620000, 720000], [621000, 720000], [621000, 721000], [620000, 720000]]), geojson.IN_METRES),
        (polygon(crs={"properties": {"name": "urn:ogc:def:crs:EPSG::2180"}}), geojson.IN_METRES),
        (polygon(crs={"properties": {"name": "EPSG:3857"}}), geojson.OTHER_SYSTEM),
        (polygon(ring(middle=(2.3, 48.8))), geojson.ABROAD),
        (polygon(ring(middle=(17.0, 51.1))), geojson.FAR_AWAY.format(km=415)),
        (b" " * (geojson.MOST_BYTES + 1), geojson.LARGE),
    ],
)
def test_a_file_that_is_no_boundary_of_ours_is_refused_in_a_sentence(content, said):
    assert refused(content) == said


def test_an_area_is_found_wherever_it_stands_in_the_file():
    one, other = ring(), ring(middle=(20.8, 54.3), wide=0.02)
    areas = {"type": "MultiPolygon", "coordinates": [[one], [other]]}
    document = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": areas}, {"type": "Feature"}]}
    read = boundary_of(json.dumps(document).encode("utf-8-sig"), [KANDYTY])
    assert (len(read.rings), read.remarks) == (2, [])
    assert read.rings[0][0] == read.rings[0][-1] and contains(read.rings, KANDYTY)


def test_swapped_axes_are_put_right_and_villages_outside_are_said():
    swapped = [[y, x] for x, y in ring()]
    read = boundary_of(polygon(swapped), [KANDYTY, (20.9, 54.28)])
    assert contains(read.rings, KANDYTY)
    assert read.remarks == [geojson.SWAPPED, geojson.SOME_OUTSIDE.format(inside=1, all=2)]


def test_a_line_of_many_points_is_simplified_and_nowhere_farther_off_than_said():
    many = ring(points=20_000)
    found = boundary_of(polygon(many), [KANDYTY]).rings[0]
    assert 30 < len(found) < 200
    for point in many[::100]:
        assert min(distance(tuple(point), one) for one in found) < 3_000
        x, y = point
        assert contains([found], (KANDYTY[0] + 0.99 * (x - KANDYTY[0]), KANDYTY[1] + 0.99 * (y - KANDYTY[1])))


@given(st.lists(st.tuples(st.floats(20, 21), st.floats(54, 55)), min_size=3, max_size=40))
def test_a_simplified_ring_closes_and_has_only_points_of_its_own(points):
    closed = [*points, points[0]]
    found = simplified(closed, 25.0)
    assert found[0] == found[-1] == closed[0] and set(found) <= set(closed)


@given(
    st.binary(max_size=200)
    | st.recursive(
        st.none() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["type", "features", "geometry", "coordinates"]),
                inner | st.sampled_from(["Polygon", "Feature"]),
                max_size=3,
            )
        ),
        max_leaves=12,
    )
)
def test_whatever_is_sent_is_read_or_refused(said):
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    with pytest.raises(ValidationError):
        boundary_of(content, [KANDYTY])


@pytest.fixture
def village(at):
    at(2026, 12, 1, 9)
    return builders.locality("Kandyty", latitude=KANDYTY[1], longitude=KANDYTY[0])


def sent(desk, content, **typed):
    told = {"source": "Państwowy Rejestr Granic", "licence": "CC BY 4.0"} | typed
    return desk.post(PAGE, {"file": SimpleUploadedFile("../<b>gmina.geojson", content), **told})


@pytest.mark.django_db
def test_a_boundary_is_looked_at_shown_on_the_map_replaced_and_removed(village, organiser, signed_in):
    desk = signed_in(organiser)
    partner(localities=[village])
    wrong = sent(desk, b"x")
    assert geojson.NO_JSON in text_of(wrong) and wrong.context["form"]["source"].value() == "Państwowy Rejestr Granic"
    assert sent(desk, polygon(), source=" ").context["form"].errors["source"]
    assert sent(desk, polygon()).status_code == 302
    looked = desk.get(PAGE)
    assert "Czy to ta granica?" in text_of(looked) and "chart__boundary" in looked.text
    assert "chart__boundary" not in desk.get("/biuro/partnerzy/siec/").text
    first = Boundary.objects.get()
    for _ in range(2):
        assert desk.post(f"{PAGE}{first.pk}/pokaz/").status_code == 302
    for page in ("/biuro/partnerzy/siec/", "/biuro/partnerzy/siec/rysunek/"):
        shown = desk.get(page)
        assert "chart__boundary" in shown.text
        assert "Granica: Państwowy Rejestr Granic, CC BY 4.0." in text_of(shown)
        assert "Linia dookoła to granica." in text_of(shown)
    sent(desk, polygon(ring(wide=0.2)), licence="")
    assert Boundary.objects.count() == 2
    second = Boundary.objects.get(is_shown=False)
    desk.post(f"{PAGE}{second.pk}/pokaz/")
    assert list(Boundary.objects.values_list("pk", "is_shown")) == [(second.pk, True)]
    assert "ktoś ją zmienił albo usunął" in text_of(desk.post(f"{PAGE}{first.pk}/usun/", follow=True))
    desk.post(f"{PAGE}{second.pk}/usun/")
    assert "chart__boundary" not in desk.get("/biuro/partnerzy/siec/").text
    acts = Entry.objects.filter(act__startswith="boundary.").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["boundary.loaded", "boundary.shown"] * 2 + ["boundary.removed"]


@pytest.mark.django_db
def test_only_who_sets_the_office_up_loads_a_boundary(village, coworker, organiser):
    read = boundary_of(polygon(), [KANDYTY])
    with pytest.raises(PermissionDenied):
        services.load_boundary(read, source="x", licence="", by=coworker)
    row = services.load_boundary(read, source="x", licence="", by=organiser)
    for act in (services.show_boundary, services.remove_boundary):
        with pytest.raises(PermissionDenied):
            act(row.pk, by=coworker)
