"""A real Jupyter client for the kernel tests: one request a line as JSON on stdin, one answer a line on stdout."""

import json
import sys
import threading
import time
from queue import Empty

from jupyter_client.manager import KernelManager


def started():
    """A kernel that answers, and a client of it. One that ended because a port was taken is started again, as in JupyterLab."""
    for attempt in range(3):
        manager = KernelManager(kernel_name="tslab")
        manager.start_kernel(stdout=sys.stderr, stderr=sys.stderr)
        client = manager.client()
        client.start_channels()
        try:
            client.wait_for_ready(timeout=30)
            return manager, client
        except RuntimeError:
            client.stop_channels()
            manager.shutdown_kernel(now=True)
            if attempt == 2:
                raise


manager, client = started()


def collect(message_ids, timeout):
    """The published messages of the given requests until each is idle, and their replies."""
    published = {message_id: [] for message_id in message_ids}
    waiting = set(message_ids)
    deadline = time.time() + timeout
    while waiting:
        message = client.get_iopub_msg(timeout=max(0.01, deadline - time.time()))
        parent = message["parent_header"].get("msg_id")
        if parent not in published:
            continue
        kind, content = message["msg_type"], message["content"]
        if kind == "status":
            if content["execution_state"] == "idle":
                waiting.discard(parent)
        else:
            published[parent].append({"type": kind, **content})
    replies = {}
    while len(replies) < len(message_ids):
        reply = client.get_shell_msg(timeout=max(0.01, deadline - time.time()))
        if reply["parent_header"].get("msg_id") in published:
            replies[reply["parent_header"]["msg_id"]] = reply["content"]
    return [{"outputs": published[m], "reply": replies[m]} for m in message_ids]


def answer(request):
    kind = request["do"]
    if kind == "execute":
        cells = request["cells"]
        if request.get("afterCrash"):
            manager.provisioner.process.kill()
            manager.provisioner.process.wait()
            manager.restart_kernel(now=True)
        started = time.time()
        ids = [client.execute(code, stop_on_error=request.get("stopOnError", True)) for code in cells]
        if "interruptAfter" in request:
            threading.Timer(request["interruptAfter"], manager.interrupt_kernel).start()
        time.sleep(request.get("readAfter", 0))
        try:
            results = collect(ids, request.get("timeout", 90))
        except Empty:
            return {"timeout": True}
        return {"cells": results, "seconds": time.time() - started}
    if kind == "history":
        message_id = client.history()
    elif kind == "inspect":
        message_id = client.inspect(request["code"], request["position"])
    elif kind == "complete":
        message_id = client.complete(request["code"], request["position"])
    else:
        raise ValueError(kind)
    while True:
        reply = client.get_shell_msg(timeout=90)
        if reply["parent_header"]["msg_id"] == message_id:
            return reply["content"]


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)

started = time.time()
manager.shutdown_kernel()
client.stop_channels()
print(json.dumps({"shutdownSeconds": time.time() - started}), flush=True)
