"""What the database refuses of this room by itself, and what the application's role may do with its tables."""

from needs.triggers import (
    findings,
    handovers,
    helpers,
    initiatives,
    ipus,
    legal,
    pairing,
    passing_on,
    rounds,
    signed,
    submissions,
    support,
    surveys,
    urgent,
    weighing,
)

PARTS = (
    findings,
    handovers,
    helpers,
    initiatives,
    ipus,
    legal,
    pairing,
    passing_on,
    rounds,
    signed,
    submissions,
    support,
    surveys,
    urgent,
    weighing,
)
FUNCTIONS = tuple(one for part in PARTS for one in part.FUNCTIONS)
TRIGGERS = tuple(one for part in PARTS for one in part.TRIGGERS)
GRANTS = {table: rights for part in PARTS for table, rights in part.GRANTS.items()}
