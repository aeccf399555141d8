"""pip that looks at listed files alone: what is listed is installed, and nothing is checked less."""

import hashlib
import json
import subprocess
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from osl_site.machine import bootstrap
from osl_site.machine.listed_pip import OuterPip, digests, only_listed

KNOWN, OTHER = "a" * 64, "b" * 64


def test_the_digests_of_a_list_are_read(tmp_path):
    (tmp_path / "list").write_text(f"one==1 \\\n    --hash=sha256:{KNOWN} \\\n    --hash=sha256:{OTHER}\n")
    assert digests(tmp_path / "list") == {KNOWN, OTHER}


def test_only_what_is_surely_not_listed_is_passed_over():
    link = only_listed({KNOWN}, lambda told, page: (told["url"], page))
    assert link({"url": "one", "hashes": {"sha256": KNOWN}}, "page") == ("one", "page")
    assert link({"url": "two", "hashes": {"sha256": OTHER}}, "page") is None
    for untold in ({}, {"hashes": {}}, {"hashes": None}, {"hashes": {"md5": "1"}}):
        assert link({"url": "three", **untold}, "page") == ("three", "page")


def test_beside_pip_nothing_is_found_in_its_folder(tmp_path):
    for name in ("pip", "six"):
        (tmp_path / f"{name}.py").write_text("")
    assert OuterPip(str(tmp_path)).find_spec("pip").origin == str(tmp_path / "pip.py")
    assert OuterPip(str(tmp_path)).find_spec("six") is None


class Index:
    """An index of one package, `tiny`, in three releases; what was asked of it."""

    def __init__(self, folder):
        self.files = {version: self._wheel(folder, version) for version in ("1.0", "1.1", "2.0")}
        self.asked = []

    def _wheel(self, folder, version):
        path, info = folder / f"tiny-{version}-py3-none-any.whl", f"tiny-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("tiny.py", f"version = {version!r}\n")
            wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: tiny\nVersion: {version}\n")
            wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{info}/RECORD", "")
        return path.read_bytes()

    def digest(self, version):
        return hashlib.sha256(self.files[version]).hexdigest()

    def page(self):
        files = [
            {"filename": f"tiny-{version}-py3-none-any.whl", "url": f"/files/tiny-{version}-py3-none-any.whl"}
            | {"hashes": {"sha256": self.digest(version)}}
            for version in self.files
        ]
        return json.dumps({"meta": {"api-version": "1.0"}, "name": "tiny", "files": files}).encode()

    def answer(self, path):
        self.asked.append(path)
        if path.startswith("/files/"):
            return "application/octet-stream", self.files[path.split("-")[1]]
        return "application/vnd.pypi.simple.v1+json", self.page()


@pytest.fixture
def index(tmp_path, monkeypatch):
    """It alone is what pip knows."""
    served = Index(tmp_path)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            kind, octets = served.answer(self.path)
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

        def log_message(self, *_said):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
        monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/simple/")
        yield served
        server.shutdown()


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """`installed(list)` is what pip says, and the version that is there then."""
    for name, value in {"ROOT": tmp_path, "VENV": tmp_path / "v", "PYTHON": tmp_path / "v" / "bin" / "python"}.items():
        monkeypatch.setattr(bootstrap, name, value)
    monkeypatch.setattr(bootstrap, "UNFINISHED", tmp_path / "v" / "unfinished")
    bootstrap._make_venv()

    def install(text):
        listed = tmp_path / "list.txt"
        listed.write_text(text)
        done = subprocess.run(bootstrap._installing(listed), check=False, capture_output=True, text=True)
        asked = [bootstrap.PYTHON, "-c", "import tiny; print(tiny.version)"]
        found = subprocess.run(asked, check=False, capture_output=True, text=True).stdout.strip()
        return done.stdout + done.stderr, found

    return install


def test_the_listed_file_is_installed_and_no_other_is_fetched(index, installed):
    said, version = installed(f"tiny==1.1 --hash=sha256:{index.digest('1.1')}\n")
    assert version == "1.1", said
    assert "takes longer" not in said
    assert [path for path in index.asked if path.startswith("/files/")] == ["/files/tiny-1.1-py3-none-any.whl"]


def test_other_octets_than_listed_are_refused_whatever_the_index_says(index, installed):
    text = f"tiny==1.1 --hash=sha256:{index.digest('1.1')}\n"
    page = index.page()
    index.files["1.1"] = index.files["2.0"]
    index.page = lambda: page
    said, version = installed(text)
    assert "DO NOT MATCH THE HASHES" in said
    assert version == ""


def test_what_the_list_does_not_name_is_not_installed(index, installed):
    said, version = installed(f"tiny==1.1 --hash=sha256:{'0' * 64}\n")
    assert "ERROR: No matching distribution found for tiny==1.1" in said
    assert version == ""
