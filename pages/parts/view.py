"""What every page starts from: the dossier, the filters, and the rows that they leave."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.parts.address import filters_now, parameter
from pages.parts.door import dossier_inside
from timeline.dossier import Dossier
from timeline.filters import Filters, apply
from timeline.palette import Palette, palette_of


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One look at the dossier: `frame` are the rows that the filters leave, `event` the id of the one that is open, if any."""

    dossier: Dossier
    filters: Filters
    frame: pd.DataFrame
    event: str
    today: dt.date
    palette: Palette


def this_view() -> View:
    """The look that the address asks for."""
    read = dossier_inside()
    filters = filters_now(read.frame)
    event = parameter("event")
    return View(
        dossier=read,
        filters=filters,
        frame=apply(read.frame, filters),
        event=event if event in read.events else "",
        today=dt.datetime.now().astimezone().date(),
        palette=palette_now(),
    )


def palette_now() -> Palette:
    """The colours of the theme in use."""
    return palette_of(st.context.theme.type)


def on_phone() -> bool:
    """Whether the page is read on a phone, as far as the browser says so; the server does not know its width."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
