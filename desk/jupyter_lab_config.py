"""JupyterLab for this folder and nothing else: local, quiet, with the workbook's kernel only."""

import logging
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "desk" / "server"))

c = get_config()  # noqa: F821 (given by traitlets)
c.ServerApp.root_dir = str(root)
c.ServerApp.ip = "127.0.0.1"
c.ServerApp.answer_yes = True  # Ctrl-C ends it without a question
c.LabApp.app_settings_dir = str(root / "desk" / "lab-settings")
c.LabApp.custom_css = True
c.LabApp.extra_labextensions_path = [str(root / "desk" / "labextensions")]
c.ServerApp.tornado_settings = {"static_custom_path": [str(root / "desk" / "custom")]}  # where custom.css is
c.TemplateExporter.extra_template_basedirs = [str(root / "desk" / "print")]  # File > Print
c.HTMLExporter.template_name = "workbook"
c.LabApp.extension_manager = "readonly"
c.KernelSpecManager.ensure_native_kernel = False
c.KernelSpecManager.allowed_kernelspecs = {"tslab"}
c.MultiKernelManager.default_kernel_name = "tslab"
c.ServerApp.jpserver_extensions = {"workbook": True}
c.LanguageServerManager.autodetect = False  # it would ask npm twice where other servers than the workbook's may be
c.ServerApp.contents_manager_class = "unread.ChapterContents"
c.ContentsManager.hide_globs = ["node_modules", "__pycache__", "*.pyc", ".DS_Store", "*~"]

# start.mjs prints the address once, when the server answers; the rest is said only where something is wrong.
c.Application.log_level = "WARN"
logging.getLogger("ServerApp").addFilter(lambda record: "To access the server" not in record.getMessage())
logging.getLogger("LabApp").addFilter(lambda record: record.levelno >= logging.WARNING)
# Tornado takes Jupyter's milliseconds for seconds, and warns at each kernel that its timeout is longer than the interval
# between two pings. With a shorter one Jupyter would close every connection at its first ping.
logging.getLogger("tornado.general").addFilter(lambda record: "websocket_ping_timeout" not in record.getMessage())
