"""Executes a notebook by nbclient: run_notebook.py IN OUT TIMEOUT, from the folder the notebook is to run in. Prints one
line of JSON. OUT is written only where every cell did what its tags say: none failed but those tagged raises-exception,
and those did."""

import json
import re
import sys
import time

# jsonschema, which nbformat loads, makes a grammar of international addresses at import where it finds this package: two of
# the two and a half seconds before a kernel can start. Notebooks have no such addresses.
sys.modules["rfc3987_syntax"] = None

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

ANSI = re.compile(r"\x1b\[[0-9;]*m")
KERNELSPEC = {"display_name": "TypeScript", "language": "typescript", "name": "tslab"}


def merge_streams(outputs):
    """One output for consecutive text of one stream: how it was cut into messages depends on the moment."""
    merged = []
    for output in outputs:
        before = merged[-1] if merged else None
        if output.output_type == "stream" and before and before.output_type == "stream" and before.name == output.name:
            before.text += output.text
        else:
            merged.append(output)
    return merged


def tidy(notebook):
    """Keeps what a reader sees, and nothing that depends on the machine or the moment."""
    notebook.metadata = nbformat.from_dict({**notebook.metadata, "kernelspec": KERNELSPEC})
    notebook.metadata["language_info"] = {
        "file_extension": ".ts",
        "mimetype": "text/typescript",
        "name": "typescript",
    }
    for cell in notebook.cells:
        for volatile in ("execution", "collapsed", "ExecuteTime"):
            cell.metadata.pop(volatile, None)
        if cell.cell_type == "code":
            cell.outputs = merge_streams(cell.outputs)


def run(source, out, timeout):
    notebook = nbformat.read(source, as_version=4)
    started = time.time()
    position = -1

    def starting(cell, cell_index):
        nonlocal position
        position = cell_index

    def execute():
        client = NotebookClient(
            notebook,
            kernel_name="tslab",
            timeout=timeout,
            record_timing=False,
            resources={"metadata": {"path": "."}},
        )
        client.on_cell_start = starting
        try:
            client.execute()
        except CellExecutionError as error:
            return f"{error.ename}: {ANSI.sub('', error.evalue)}"
        except CellTimeoutError:
            return f"it ran for more than {timeout} s"
        except RuntimeError:  # DeadKernelError is one; so is what is raised where a kernel never answered.
            return "the kernel died"

    # A kernel that could not have its ports ends before the first cell. Another one gets others.
    for _ in range(3):
        failure = execute()
        if failure is None or position >= 0:
            break
    if failure is None:
        for index, cell in enumerate(notebook.cells):
            if "raises-exception" not in cell.metadata.get("tags", []) or cell.cell_type != "code":
                continue
            if not any(output.output_type == "error" for output in cell.outputs):
                failure, position = "it is tagged raises-exception but did not fail", index
                break
    seconds = time.time() - started
    if failure is not None:
        code = notebook.cells[position].source if position >= 0 else ""
        return {"failure": failure, "cell": position, "code": code, "seconds": seconds}
    tidy(notebook)
    with open(out, "w", encoding="utf-8", newline="\n") as file:
        file.write(nbformat.writes(notebook).rstrip("\n") + "\n")
    return {"seconds": seconds}


print(json.dumps(run(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
