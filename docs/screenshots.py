"""The pictures of README, taken anew from the dashboard on seeds/: `make pictures`. Needs Chromium.

Each picture is the dashboard as a person sees it at that size; only the number of colours is brought down.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser.conftest import CHROMIUM_FLAGS, CHROMIUM_NAMES, PHONE_AGENT
from browser.server import SEEDS, start_server
from browser.steps import marks, panel, settled
from timeline.dossier import open_dossier

IMAGES = Path(__file__).parent / "images"
FREQUENT = 176
"""Colours of a picture that are kept as they are; the rest of its 256 stand for all others."""
ROOM = 16
"""Pixels kept around what a picture is cut out for."""

MEETING = "Kuala Lumpur"
"""The city of the meeting that the tour opens: the one that most articles tell."""
ARTICLE = "002"
"""How the id of the article begins that the tour reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One picture: the address, what has to be there before it is taken, and what is done first; `cut` keeps a source alone."""

    path: str
    ready: str
    prepare: Callable[[Page], None] | None = None
    cut: bool = False
    width: int = 1440
    height: int = 900
    dark: bool = False
    phone: bool = False


def open_citation(page: Page) -> None:
    """Opens the first citation of the panel and points at it, which shows the button that copies."""
    panel(page).get_by_text("Cite ").first.click()
    code = panel(page).get_by_test_id("stCode").first
    expect(code).to_be_visible()
    code.hover()


CHART = ".js-plotly-plot .point"
SHOTS = {
    "timeline": Shot(path="/", ready=CHART),
    "timeline-dark": Shot(path="/", ready=CHART, dark=True),
    "by-official": Shot(path="/?official=Jacob+Helberg", ready=CHART, height=640),
    "by-issue": Shot(path="/?issue=energy&lanes=issue", ready=CHART),
    "engagement": Shot(path="/?event={event}", ready=".st-key-detail blockquote mark", height=1000),
    "article": Shot(path="/articles?article={article}", ready=".article mark"),
    "table": Shot(path="/table?official=Jacob+Helberg", ready=".st-key-rows", height=560),
    "citation": Shot(
        path="/?event={event}", ready=".st-key-detail blockquote mark", prepare=open_citation, cut=True, height=1400
    ),
    "phone": Shot(path="/", ready=CHART, width=390, height=844, phone=True),
}


def main() -> None:
    """Take all pictures and say how large each file is."""
    chromium = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit(f"Chromium is not installed: looked for {', '.join(CHROMIUM_NAMES)}.")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(SEEDS, Path(folder) / "server.log")
        try:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=chromium, args=list(CHROMIUM_FLAGS))
                for name, shot in SHOTS.items():
                    print(f"{name}.png  {take(browser, server.url, shot, IMAGES / f'{name}.png') // 1000} kB")
        finally:
            server.process.terminate()


def take(browser: Browser, home: str, shot: Shot, file: Path) -> int:
    """Write one picture and give the size of its file in bytes."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height},
        color_scheme="dark" if shot.dark else "light",
        user_agent=PHONE_AGENT if shot.phone else None,
        is_mobile=shot.phone,
        has_touch=shot.phone,
    )
    page.goto(home + shot.path.format(**ids()))
    settled(page)
    expect(page.locator(shot.ready).first).to_be_visible()
    still(page)
    if shot.prepare:
        shot.prepare(page)
        still(page)
    save(cut_out(page) if shot.cut else page.screenshot(animations="disabled"), file)
    page.close()
    return file.stat().st_size


def ids() -> dict[str, str]:
    """The ids that the addresses of the tour need: of its meeting and of its article."""
    frame = open_dossier(SEEDS).frame
    event = frame[frame["city"] == MEETING].iloc[0]
    article = next(source for sources in frame["sources"] for source in sources if source.startswith(ARTICLE))
    return {"event": event["id"], "article": article}


def still(page: Page) -> None:
    """Waits until nothing is still to come: no grey boxes, the fonts there, the marks of a chart where they stay."""
    settled(page)
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    page.evaluate("document.fonts.ready")
    places, before = mark_places(page), None
    while places != before:
        page.evaluate("new Promise(done => setTimeout(done, 300))")
        places, before = mark_places(page), places


def mark_places(page: Page) -> list[object]:
    """Where the marks of the chart stand now; none where there is no chart."""
    return [mark.bounding_box() for mark in marks(page).all()]


def cut_out(page: Page) -> bytes:
    """The first source of the panel, from its title to the end of its citation."""
    whole, title = panel(page).bounding_box(), panel(page).locator("h4").first.bounding_box()
    code = panel(page).get_by_test_id("stCode").first.bounding_box()
    assert whole is not None
    assert title is not None
    assert code is not None
    top, bottom = title["y"] - ROOM, code["y"] + code["height"] + ROOM
    return page.screenshot(
        animations="disabled", clip={"x": whole["x"], "y": top, "width": whole["width"], "height": bottom - top}
    )


def save(png: bytes, file: Path) -> None:
    """A picture with a palette of its own, a third of the size: large areas keep their very colour, rare ones come near."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    colours, places, counts = np.unique(np.asarray(picture).reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    frequent = colours[np.argsort(-counts, kind="stable")[:FREQUENT]]
    palette = np.concatenate([frequent, covering(picture, 256 - FREQUENT)]).astype(np.int32)
    nearest = np.square(colours[:, None, :] - palette[None, :, :]).sum(axis=2).argmin(axis=1).astype(np.uint8)
    painted = Image.fromarray(nearest[places].reshape(picture.height, picture.width))
    painted.putpalette(palette.astype(np.uint8).tobytes())
    painted.save(file, optimize=True)


def covering(picture: Image.Image, number: int) -> npt.NDArray[np.uint8]:
    """So many colours, or fewer, that all those of the picture lie near to, also the rare ones."""
    palette = picture.quantize(number, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).getpalette() or []
    return np.array(palette, dtype=np.uint8).reshape(-1, 3)


if __name__ == "__main__":
    main()
