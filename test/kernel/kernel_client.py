"""A real Jupyter client for the kernel tests: one request a line as JSON on stdin, one answer a line on stdout."""

import json
import queue
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


def interrupt(times):
    """Interrupts as JupyterLab's server does, and waits until the kernel has heard it."""
    for _ in range(times):
        time.sleep(0.1)
        client.control_channel.send(client.session.msg("interrupt_request", {}))
        client.get_control_msg(timeout=30)


def collect(message_ids, timeout, interrupts):
    """
    The published messages of the given requests until each is idle, and their replies. The kernel is interrupted at the
    first output, and as often as is said.
    """
    interrupter = None
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
        if kind == "stream" and not interrupter:
            interrupter = threading.Thread(target=interrupt, args=[interrupts])
            interrupter.start()
    replies = {}
    while len(replies) < len(message_ids):
        reply = client.get_shell_msg(timeout=max(0.01, deadline - time.time()))
        if reply["parent_header"].get("msg_id") in published:
            replies[reply["parent_header"]["msg_id"]] = reply["content"]
    if interrupter:
        interrupter.join()
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
        time.sleep(request.get("readAfter", 0))
        try:
            results = collect(ids, request.get("timeout", 90), request.get("interrupts", 0))
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
seconds = time.time() - started
said = ""
try:
    while True:
        message = client.get_iopub_msg(timeout=0.1)
        said += message["content"].get("text", "")
except queue.Empty:
    pass
client.stop_channels()
print(json.dumps({"seconds": seconds, "said": said}), flush=True)
