"""What the database refuses of this room by itself, and what the application's role may do with its tables."""

from partners.triggers import agreements, agreements_gone, corrections, heads, initiatives, log, partners, partnerships

PARTS = (agreements, partners, corrections, log, initiatives, heads, partnerships)
FUNCTIONS = tuple(one for part in (*PARTS, agreements_gone) for one in part.FUNCTIONS)
TRIGGERS = tuple(one for part in PARTS for one in part.TRIGGERS)
GRANTS = {table: rights for part in PARTS for table, rights in part.GRANTS.items()}
