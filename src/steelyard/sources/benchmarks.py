"""How lists spell benchmarks: the id under which data/benchmarks has it, and the edition that the spelling names.

A spelling that is not here keeps its own name: results on it are shown, and stand under nobody else's. So "GPQA" alone,
which may be the main set, is not GPQA Diamond, and what a list calls "Aider", old board or new, is neither.
"""

from __future__ import annotations

import re
from typing import Final

Edition = dict[str, str]

_ROWS: Final = """
aider-polyglot: aiderpolyglot
aime-2024: aime2024 aime24
aime-2025: aime2025 aime25
alpacaeval-2: alpacaeval20 alpacaeval2
arc-agi-1: arcagi1 arcagiv1
arc-agi-2: arcagi2 arcagiv2
arc-challenge: arcc arcchallenge
aa-coding-agent-index: artificialanalysiscodingagentindex
aa-coding-index: artificialanalysiscodingindex
aa-intelligence-index: artificialanalysisintelligenceindex
aa-lcr: aalcr
acebench: acebench
arena-hard version=v2: arenahardv2
bbh: bbh bigbenchhard
bfcl version=v2: bfclv2
bfcl version=v3: bfclv3
browsecomp: browsecomp
browsecomp-zh: browsecompzh
c-eval: ceval
c-simpleqa: csimpleqa chinesesimpleqa
chartqa: chartqa
charxiv version=reasoning: charxivr charxivreasoning
charxiv version=descriptive: charxivd charxivdescriptive
cnmo-2024: cnmo2024
docvqa: docvqa
docvqa split=test: docvqatest
drop: drop
frames: frames
frontiermath: frontiermath
gaia: gaia
gpqa-diamond: gpqadiamond idavidreingpqagpqadiamond
gsm8k: gsm8k openaigsm8k
healthbench: healthbench
hellaswag: hellaswag
hle: hle humanityslastexam caishle
hmmt-2025: hmmt2025 hmmt25
humaneval: humaneval openaihumaneval
humaneval-mul: humanevalmul
ifbench: ifbench
ifeval: ifeval
imo-answerbench: imoanswerbench
infovqa: infovqa infographicvqa
infovqa split=test: infovqatest
livebench: livebench
livebench version=2024-11-25: livebench20241125
livecodebench: livecodebench
livecodebench version=v5: livecodebenchv5
livecodebench version=v6: livecodebenchv6
livecodebench-pro: livecodebenchpro
longbench-v2: longbenchv2
longvideobench: longvideobench
lvbench: lvbench
math: math
math-500: math500 huggingfaceh4math500
mathvision: mathvision
mathvista: mathvista
mathvista split=testmini: mathvistamini
mbpp-plus: mbppplus mbpp+
mgsm: mgsm
mmlu: mmlu
mmlu-pro: mmlupro tigerlabmmlupro
mmlu-redux: mmluredux
mmlu-redux version=2.0: mmluredux20
mmmu: mmmu
mmmu split=val: mmmuval mmmuvalidation
mmmu-pro: mmmupro
multi-swe-bench: multiswebench
multichallenge: multichallenge
multipl-e: multiple
ojbench: ojbench
scicode: scicode
simpleqa: simpleqa
supergpqa: supergpqa
swe-atlas-qna: sweatlascodebaseqna
swe-atlas-refactoring: sweatlasrefactoring
swe-atlas-test-writing: sweatlastestwriting
swe-bench-multilingual: swebenchmultilingual
swe-bench-pro: swebenchpro scaleaiswebenchpro
swe-bench-verified: swebenchverified sweverified swebenchswebenchverified
tau2-airline: tau2airline
tau2-retail: tau2retail
tau2-telecom: tau2telecom
terminal-bench: terminalbench
terminal-bench version=1.0: terminalbench10
terminal-bench version=2.0: terminalbench20
terminal-bench version=2.1: terminalbench21
terminal-bench version=Hard: terminalbenchhard
truthfulqa: truthfulqa
video-mme: videomme
video-mme subset=with_subtitles: videommewsub
video-mme subset=without_subtitles: videommewosub
video-mmmu: videommmu
winogrande: winogrande
zebralogic: zebralogic
zerobench: zerobench
"""
"""Our id and what the spelling adds to it: every spelling of it, letters, digits and + only, in lower case."""


def _known() -> dict[str, tuple[str, Edition]]:
    found: dict[str, tuple[str, Edition]] = {}
    for row in _ROWS.strip().splitlines():
        meant, _, spellings = row.partition(": ")
        ours, *edition = meant.split()
        added = {key: value.replace("_", " ") for key, _, value in (one.partition("=") for one in edition)}
        found |= dict.fromkeys(spellings.split(), (ours, added))
    return found


_KNOWN: Final = _known()
_OTHER = re.compile(r"[^a-z0-9+]+")


def benchmark(named: str) -> dict[str, str]:
    """The qualifiers that say which benchmark a spelling means, and in which edition."""
    plain = named.casefold().replace("τ", "tau").replace("²", "2")
    ours, edition = _KNOWN.get(_OTHER.sub("", plain), (_OTHER.sub("-", plain).strip("-"), {}))
    return {"benchmark": ours, **edition}
