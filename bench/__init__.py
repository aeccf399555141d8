"""Measurements. They report and never judge: no test asserts on seconds.

Each part is a module with `run(write)`: it writes lines for people and returns rows (dictionaries) for var/bench.json.
"""

from collections.abc import Callable

Write = Callable[[str], object]
# modules of this package, in their order
PARTS = ("calendar", "signups", "review", "plan", "needs", "partners", "sign_in", "results")
