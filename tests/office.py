"""A LibreOffice that converts one document after the other: to start one takes longer than to convert with it."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import docx

SECONDS = 180


class Office:
    """A LibreOffice of this process, with settings of its own, which begins with the first document."""

    def __init__(self) -> None:
        self.running: subprocess.Popen[bytes] | None = None
        self.settings = ""

    def convert(self, file: Path, kind: str, folder: Path, *options: str) -> Path:
        """Save a document in another kind, such as "pdf" or "pdf:writer_pdf_Export", in a folder; return the file."""
        if self.running is None:
            self.running = self._begun()
        subprocess.run([*self._command(), *options, "--convert-to", kind, "--outdir", folder, file], check=True,
                       capture_output=True, timeout=SECONDS)              # hands it to the one that runs, and waits
        return folder / f"{file.stem}.{kind.partition(':')[0]}"

    def close(self) -> None:
        """End it, and delete its settings and temporary files."""
        if self.running is not None:
            self.running.terminate()
            self.running.wait(SECONDS)
            self.running = None
            shutil.rmtree(self.settings, ignore_errors=True)

    def _command(self) -> list[str]:
        return ["soffice", f"-env:UserInstallation=file://{self.settings}", "--headless"]

    def _begun(self) -> subprocess.Popen[bytes]:
        """One with a document open, without which it would end after the first conversion."""
        self.settings = tempfile.mkdtemp(prefix="office")
        opened = Path(self.settings, "open.docx")
        docx.Document().save(str(opened))
        running = subprocess.Popen([*self._command(), "--norestore", opened], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL, env=os.environ | {"TMPDIR": self.settings})
        until = time.monotonic() + SECONDS
        while not opened.with_name(".~lock.open.docx#").exists():
            assert running.poll() is None, "LibreOffice ended"
            assert time.monotonic() < until, "LibreOffice opens no document"
            time.sleep(0.05)
        return running


office = Office()
