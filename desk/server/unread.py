"""
What a chapter that nobody has run leaves out: the outputs that would answer a question before it is asked. In the file,
and on GitHub, they are there; whoever runs the cells sees them as ever.
"""

import hashlib
import json
from pathlib import Path

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager


def hide_answers(notebook):
    """Empties the outputs from a question to the end of its section, but for those of questions."""
    asked = False
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown" and cell["source"].lstrip().startswith("#"):
            asked = False
        if cell["cell_type"] != "code":
            continue
        if cell["source"].lstrip().startswith("predict("):
            asked = True
        elif asked:
            cell["outputs"] = []
            cell["execution_count"] = None


class ChapterContents(AsyncLargeFileManager):
    """JupyterLab's own files, which knows a chapter as it came from a chapter as this desk has saved it."""

    @property
    def _record(self):
        return Path(self.root_dir) / ".jupyter" / "saved.json"

    def _saved(self):
        try:
            return json.loads(self._record.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def _digest(self, path):
        return hashlib.sha256(Path(self._get_os_path(path)).read_bytes()).hexdigest()

    def _is_unread_chapter(self, path):
        return path.startswith("notebooks/") and self._saved().get(path) != self._digest(path)

    async def get(self, path, content=True, **kwargs):
        model = await super().get(path, content, **kwargs)
        if content and model["type"] == "notebook" and self._is_unread_chapter(model["path"]):
            hide_answers(model["content"])
        return model

    async def save(self, model, path=""):
        saved = await super().save(model, path)
        if saved["type"] == "notebook" and saved["path"].startswith("notebooks/"):
            record = {**self._saved(), saved["path"]: self._digest(saved["path"])}
            self._record.parent.mkdir(exist_ok=True)
            self._record.write_text(json.dumps(record, indent=1), encoding="utf-8")
        return saved
