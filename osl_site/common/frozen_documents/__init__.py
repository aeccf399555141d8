"""A document that somebody decides on: from what it says to the bytes that never change again. Knows no room.

1. The room stores what the document says at the moment it is handed on, typed and with a schema number, and from then
   on draws from that alone: `content` (of a plan: `plans/content.py`), `models.HandedOn`, `review.hand_on`. It waits
   for remarks, a return or an acceptance with a password: `forms`, `review.refuse_…`, `views.asking`.
2. The act that hands it on, and the one that approves it, leave a task in the queue; the worker draws the HTML as PDF
   and keeps its bytes once: `services.make_once`. The row that says so is a `models.FrozenDocument`.
3. Until then its page says that it is being made, and an act that needs it is refused: `views.being_made`,
   `services.made`.
4. From then on the bytes are handed out as they lie, known by their SHA-256: `views.answer_with`.
5. Every night both are compared with what they were: `digests`.
6. Beside what the document says stands who made it, who decided and how it is filed: `metryka`.

The room's own table adds the row that the document is of, its kind, and the constraint that each kind is there once;
its trigger refuses every change.
"""
