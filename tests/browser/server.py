"""A dashboard of its own for a folder of articles, as a person would start it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

HOME = Path(__file__).parents[2]
SEEDS = HOME / "seeds"
START_SECONDS = 60


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A running dashboard: its address, its process, and the file of what it wrote."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path


def start_server(source: Path, log: Path, data: Path | None = None) -> Server:
    """A dashboard on a folder of articles, once it answers; what it wrote is in the message if it does not."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), "--", str(source)]
    knowledge = {"TIMELINE_DATA": str(data)} if data else {}
    process = subprocess.Popen(command, cwd=HOME, env=os.environ | knowledge, stdout=log.open("wb"), stderr=subprocess.STDOUT)
    server = Server(url=f"http://127.0.0.1:{port}", process=process, log=log)
    for _ in range(START_SECONDS * 10):
        if healthy(server.url):
            return server
        # The wait for the process is the pause between two questions, and ends at once if it dies.
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
            break
    process.kill()
    raise AssertionError(f"the dashboard on {source} did not start:\n{log.read_text()}")


def healthy(url: str) -> bool:
    """Whether a server answers that it is ready."""
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            ready: bool = answer.status == 200
            return ready
    except (urllib.error.URLError, OSError):
        return False
