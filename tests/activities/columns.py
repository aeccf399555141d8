"""For each column that residents are told of, a value that is not the usual one."""

from activities.models import SignUp
from tests import builders
from tests.activities.builders import wall

NEW = {
    "activity": {
        "title": "Nowa",
        "title_uk": "Нова",
        "title_en": "New",
        "text": "Nowy opis",
        "text_uk": "Новий опис",
        "text_en": "New words",
        "theme": "help",
        "led_by": "residents",
        "is_continuous": True,
        "comes_to_you": True,
        "ukrainian_spoken": True,
        "photographs": True,
        "cost": "5 zł",
        "contact_phone": "601234567",
        "sign_up": SignUp.NONE,
        "capacity": 7,
        "waiting_limit": 0,
        "sign_up_closes": 24 * 14,
        "paused_at": builders.EPOCH,
        "ended_at": builders.EPOCH,
        "stopped_reason": "choroba",
    },
    "occurrence": {
        "starts_at": wall(2026, 12, 8, 9),
        "ends_at": wall(2026, 12, 8, 13),
        "open_ended": True,
        "capacity": 3,
        "is_full": False,
        "note": "Weź kubek",
        "cancelled_at": builders.EPOCH,
        "cancelled_reason": "choroba",
        "moved_from": wall(2026, 12, 7, 10),
        "moved_from_end": wall(2026, 12, 8, 13),
        "moved_from_open": True,
        "formerly": [{"of": "place", "venue": 0, "name": "Klub", "locality": "0", "until": "2026-11-30"}],
    },
    "venue": {
        "name": "Remiza",
        "address": "ul. Leśna 1",
        "step_free": "yes",
        "toilet": "none",
        "induction_loop": True,
        "parking": True,
        "getting_in": "od podwórza",
        "getting_there": "autobus o 9:40",
    },
}
