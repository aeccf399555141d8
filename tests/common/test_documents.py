"""What draws documents stays away from processes that draw none."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THE_WHOLE_SITE = "import sys, osl_site.wsgi, osl_site.urls; print('weasyprint' in sys.modules)"


def test_the_site_stands_before_weasyprint_is_loaded():
    done = subprocess.run([sys.executable, "-c", THE_WHOLE_SITE], cwd=ROOT, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("False\n", "")
