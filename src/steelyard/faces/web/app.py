"""The application: routes of pages and of the API, behind the front."""

from __future__ import annotations

from litestar import Litestar

from steelyard.collecting import steady
from steelyard.faces.web import api, routes, small_print
from steelyard.faces.web.desk import Desk
from steelyard.faces.web.front import Front
from steelyard.faces.web.lost import lost


def create(desk: Desk | None = None) -> Front:
    """The ASGI application; without a desk, over the snapshot of this machine's home."""
    own = desk or Desk()
    handlers = [*routes.pages(own), *small_print.small_print(own), *api.routes(own)]
    app = Litestar(handlers, openapi_config=None, exception_handlers={Exception: lost(own)}, logging_config=None)
    return Front(app, own)


def worker() -> Front:
    """The application for a process that does nothing else."""
    made = create()
    steady()
    return made
