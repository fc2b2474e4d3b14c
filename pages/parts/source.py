"""Where the articles come from, and the one dossier of them that all sessions share.

The folder or file is named on the command line (`streamlit run dashboard.py -- FOLDER`) or by TIMELINE_SRC, else it is `seeds/`.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

import streamlit as st

from timeline.dossier import Dossier, open_dossier

_HOME = Path(__file__).parents[2]
# Name, time and size of each file: what has to change for a file to be read again.
Stamp = tuple[tuple[str, int, int], ...]


def source() -> Path:
    """The folder or file that is shown: the argument, TIMELINE_SRC, or `seeds/`."""
    argument = sys.argv[1:2] if Path(sys.argv[0]).name == "dashboard.py" else []
    return Path("".join(argument) or os.environ.get("TIMELINE_SRC") or _HOME / "seeds")


def knowledge() -> Path:
    """The folder of officials, issues and places: TIMELINE_DATA, or `data/`."""
    return Path(os.environ.get("TIMELINE_DATA") or _HOME / "data")


def dossier() -> Dossier:
    """The dossier of the source as its files are now; read again only after one of them has changed."""
    src, data = source(), knowledge()
    return _read(src, data, (_stamp(src), _stamp(data)))


@st.cache_resource(show_spinner="Reading the articles", show_time=True, max_entries=2)
def _read(src: Path, data: Path, stamps: tuple[Stamp, Stamp]) -> Dossier:  # noqa: ARG001
    # After each run Streamlit collects garbage over every living object; those of the dossier live on, so they are set aside.
    gc.unfreeze()
    read = open_dossier(src, data=data)
    gc.collect()
    gc.freeze()
    return read


def _stamp(path: Path) -> Stamp:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    return tuple((str(file), found.st_mtime_ns, found.st_size) for file in files if (found := file.lstat()))
