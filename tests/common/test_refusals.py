"""What is said when a request cannot be answered."""

import pytest

pytestmark = pytest.mark.django_db


def test_a_host_that_is_not_ours_is_a_bad_request(client):
    answer = client.get("/", headers={"host": "gdzie-indziej.pl"})

    assert answer.status_code == 400
    assert "gdzie-indziej" not in answer.content.decode()
