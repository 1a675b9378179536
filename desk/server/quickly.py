"""
quickly.py MODULE ARGUMENTS…: as `python -m MODULE ARGUMENTS…`, two seconds sooner. jsonschema, which JupyterLab and nbformat
load, makes a grammar of international addresses at import where it finds this package. Notebooks have no such addresses.
"""

import runpy
import sys

sys.modules["rfc3987_syntax"] = None
del sys.argv[0]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
