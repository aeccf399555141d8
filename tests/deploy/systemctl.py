"""What `osl` calls instead of systemctl in the exercise: leaves the order in a folder and waits until it was done."""

import sys
from pathlib import Path
from uuid import uuid4

from tests.machine.waiting import until

if __name__ == "__main__":
    folder, *order = sys.argv[1:]
    asked = Path(folder) / f"{uuid4().hex}.asked"
    asked.with_suffix(".new").write_text(" ".join(order))
    asked.with_suffix(".new").rename(asked)
    sys.exit(0 if until(lambda: asked.with_suffix(".done").exists(), seconds=120) else 1)
