"""
What the workbook's parts of JupyterLab ask of this computer: the buttons desk/ask.ts, in a process for each question, and
the editor desk/typescript.cjs, in one that stays.
"""

import asyncio
import json
import re
import uuid
from pathlib import Path

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

root = Path(__file__).resolve().parent.parent.parent
QUESTION = re.compile(r"chapters|hint|stub|solution")
EXERCISE = re.compile(r"\d\d\.\w+")
EXERCISE_FILE = re.compile(r"exercises/[\w-]+\.ts")


def node():
    """The Node that started all this: the kernel's."""
    spec = root / ".venv" / "share" / "jupyter" / "kernels" / "tslab" / "kernel.json"
    return json.loads(spec.read_text(encoding="utf-8"))["argv"][0]


class Ask(APIHandler):
    @web.authenticated
    async def post(self):
        asked = self.get_json_body() or {}
        question, exercise = asked.get("question", ""), asked.get("exercise", "")
        if not QUESTION.fullmatch(question) or (question != "chapters" and not EXERCISE.fullmatch(exercise)):
            raise web.HTTPError(400, "There is no such question.")
        process = await asyncio.create_subprocess_exec(
            node(),
            str(root / "desk" / "run.mjs"),
            str(root / "desk" / "ask.ts"),
            question,
            exercise,
            cwd=str(root),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        answer, said = await process.communicate()
        if process.returncode != 0:
            raise web.HTTPError(500, said.decode("utf-8", "replace")[-2000:])
        self.finish(answer.decode("utf-8").strip().splitlines()[-1])


class Compiler:
    """desk/typescript.cjs, started at the first question and kept."""

    def __init__(self):
        self._process = None
        self._waiting = {}
        self._starting = asyncio.Lock()

    async def _started(self):
        async with self._starting:
            if self._process is None or self._process.returncode is not None:
                self._process = await asyncio.create_subprocess_exec(
                    node(),
                    str(root / "desk" / "typescript.cjs"),
                    cwd=str(root),
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    limit=2**24,
                )
                self._listening = asyncio.ensure_future(self._listen(self._process))
            return self._process

    async def _listen(self, process):
        async for line in process.stdout:
            said = json.loads(line)
            waiting = self._waiting.pop(said["id"], None)
            if waiting and not waiting.done():
                waiting.set_result(said["answer"])
        for waiting in self._waiting.values():
            waiting.cancel()
        self._waiting.clear()

    async def ask(self, question):
        process = await self._started()
        identity = uuid.uuid4().hex
        answer = self._waiting[identity] = asyncio.get_running_loop().create_future()
        process.stdin.write((json.dumps({**question, "id": identity}) + "\n").encode("utf-8"))
        await process.stdin.drain()
        return await answer


compiler = Compiler()


class AskTypeScript(APIHandler):
    @web.authenticated
    async def post(self):
        asked = self.get_json_body() or {}
        if not EXERCISE_FILE.fullmatch(asked.get("path", "")) or asked.get("ask") not in ("inspect", "diagnose", "complete"):
            raise web.HTTPError(400, "There is no such question.")
        self.finish(json.dumps(await compiler.ask(asked)))


def _jupyter_server_extension_points():
    return [{"module": "workbook"}]


def _load_jupyter_server_extension(app):
    base = app.web_app.settings["base_url"]
    routes = {"ask": Ask, "typescript": AskTypeScript}
    app.web_app.add_handlers(".*$", [(url_path_join(base, "workbook", name), handler) for name, handler in routes.items()])
