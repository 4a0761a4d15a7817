"""The MCP server: the questions of the command line as tools, for agents that choose models."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Final

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field, ValidationError

from steelyard.api import Catalogue
from steelyard.compare.comparison import Contender
from steelyard.compare.question import MOST
from steelyard.compare.workload import Workload
from steelyard.errors import SteelyardError
from steelyard.faces import opening
from steelyard.faces.book import asked, presets
from steelyard.home import home
from steelyard.render.render import render
from steelyard.render.values import named

_ABOUT: Final = (
    "Large language models compared on evidence: specs, prices, capabilities, benchmarks, cost. Every figure has a source and "
    "a date. What no source says is not a No; “the evidence does not decide” is a verdict. A model is named by its id "
    "(openai/gpt-4o), by any name that people use, or, for one endpoint, as provider:ref."
)
_LONGEST: Final = 200
_LINES: Final = 50
_ECHOED: Final = 40

Name = Annotated[str, Field(max_length=_LONGEST)]
Names = Annotated[list[Name], Field(min_length=1, max_length=MOST)]
Day = Annotated[str, Field(default="", description="as things stood on that day, such as 2025-04-05", max_length=10)]
Count = Annotated[int, Field(ge=0, le=10**12)]


class Server(MCPServer):
    """The server, which says in one line what is wrong with a tool's arguments."""

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        """The tool's answer; ToolError for arguments that can't be read, with what each should be."""
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if not isinstance(error.__cause__, ValidationError):
                raise
            raise ToolError(f"{name}: {'; '.join(map(_wrong, error.__cause__.errors()))}.") from None


def _wrong(error: Any) -> str:
    """What is wrong with one argument: which it is, what was found, what it should be."""
    where = ".".join(map(str, error["loc"]))
    if error["type"] == "missing":
        return f"{where} is needed"
    return f"{where} is {_brief(error['input'])}; {error['msg'][:1].lower()}{error['msg'][1:]}"


def _brief(found: Any) -> str:
    return text if len(text := repr(found)) <= _ECHOED else f"{text[:_ECHOED]}…"


def server(catalogue: Callable[[], Catalogue]) -> MCPServer:
    """The server, over the catalogue in service."""
    made = Server("steelyard", title="Steelyard", instructions=_ABOUT, version=version("steelyard"), log_level="WARNING")
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for tool in (*_names(catalogue), *_weighed(catalogue)):
        made.tool(annotations=reads, structured_output=False)(told(tool))
    return made


def told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """The tool, whose errors on purpose are its answer, with the nearest names; any other is a crash."""

    @wraps(tool)
    def asked_(**arguments: Any) -> Any:
        try:
            return tool(**arguments)
        except SteelyardError as error:
            raise ToolError(str(error)) from None

    return asked_


def _names(catalogue: Callable[[], Catalogue]) -> tuple[Callable[..., Any], ...]:
    def resolve(name: Name, provider: Name = "", at: Day = "") -> dict[str, Any]:
        """Which model a name means: its id, what was taken off the name and what that means, or the nearest names."""
        answer: dict[str, Any] = named(catalogue().resolve(name, provider=provider, at=asked.day(at)))
        return answer

    def show(name: Name, at: Day = "", evidence: bool = False) -> str:
        """One model: facts, endpoints, prices, capabilities, results, dissent; with `evidence`, each with its receipts."""
        cat = catalogue()
        meant = cat.contender(name, at=asked.day(at))
        return _noted(meant, render(meant.view, "markdown", snapshot=cat.snapshot, evidence=evidence))

    def find(
        query: Name = "", needs: list[str] | None = None, min_context: Count = 0, max_input_price: str = "",
        max_output_price: str = "", open_weights: bool = False, silent: bool = False, sort: str = "",
        limit: Annotated[int, Field(ge=1, le=_LINES)] = 20,
    ) -> list[dict[str, Any]]:
        """The models that fit; a property that is not documented never passes for yes. With `silent`, those too of which no
        source says whether they fit, with what is `unsaid`. Prices are USD per 1M tokens.
        """
        params = {"q": query, "needs": ",".join(needs or ()), "min_context": str(min_context), "sort": sort}
        params |= {"max_input_price": max_input_price} if max_input_price else {}
        params |= {"max_output_price": max_output_price} if max_output_price else {}
        params |= {name: "1" for name, yes in (("open_weights", open_weights), ("silent", silent)) if yes}
        found: list[dict[str, Any]] = named(catalogue().find(**asked.finding(params))[:limit])
        return found

    return resolve, show, find


def _weighed(catalogue: Callable[[], Catalogue]) -> tuple[Callable[..., Any], ...]:
    def compare(
        models: Annotated[list[Name], Field(min_length=2, max_length=MOST)], profile: str = "", workload: str = "",
        needs: list[str] | None = None, provider: Name = "", region: Name = "", at: Day = "", evidence: bool = False,
    ) -> str:
        """Two to six models or endpoints weighed: the verdict with its reasons and what could turn it, then every row."""
        cat = catalogue()
        how: dict[str, Any] = {"needs": tuple(needs or ()), "provider": provider, "region": region, "at": asked.day(at)}
        how |= {"profile": presets.profile(profile)} if profile else {}
        load = workload or (how["profile"].workload if profile else "")
        how |= {"workload": presets.workload(load)} if load else {}
        return render(cat.compare(*models, **how), "markdown", snapshot=cat.snapshot, evidence=evidence, endpoints=8)

    def cost(
        models: Names, input_tokens: Count, output_tokens: Count, cached: Count = 0, reasoning: Count = 0,
        requests: Count = 1_000, batch: str = "0", provider: Name = "", at: Day = "",
    ) -> list[dict[str, Any]]:
        """What a month of such requests costs at each endpoint, the cheapest first, each term shown; `batch` is a share."""
        load = _load(input_tokens, output_tokens, cached, reasoning, requests, batch)
        bills = catalogue().cost(*models, workload=load, provider=provider, at=asked.day(at))
        said: list[dict[str, Any]] = named(bills[:_LINES])
        return said

    def changes(name: Name = "", since: Day = "") -> str:
        """What changed, of all or of one model or endpoint: prices, limits, capabilities, what is new, what is retired; and
        what is announced. A change is told where one source has said both what was and what is.
        """
        cat, day = catalogue(), asked.day(since, "since") or ""
        found = cat.changes(name, since=day)
        told = render(found, "markdown", snapshot=cat.snapshot, kind="changes", today=cat.today, since=day, most=_LINES)
        return _noted(cat.contender(name), told) if name else told

    return compare, cost, changes


def _noted(meant: Contender, answer: str) -> str:
    """An answer, after what the name that was asked for means on the day, where it floats."""
    return f"{meant.note}.\n\n{answer}" if meant.note else answer


def _load(prompt: int, answer: int, cached: int, reasoning: int, requests: int, batch: str) -> Workload:
    params = {"input": prompt, "output": answer, "cached": cached, "reasoning": reasoning, "requests": requests}
    said = {key: str(value) for key, value in params.items() if value or key in ("input", "output", "requests")}
    if batch not in ("", "0"):
        said["batch"] = batch
    return asked.workload(said)



class Current:
    """The catalogue in service; opened anew when there is another snapshot, or another day."""

    def __init__(self) -> None:
        self._of: tuple[Path, str] | None = None
        self._open: Catalogue | None = None

    def __call__(self) -> Catalogue:
        """The catalogue of this moment."""
        now = (home().current(), opening.today())
        if self._open is None or now != self._of:
            self._of, self._open = now, opening.catalogue()
        return self._open
