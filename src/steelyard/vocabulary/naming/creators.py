"""Who makes models, and the names under which catalogues, hosts and Hugging Face spell each of them.

One row per creator: our slug, then every other spelling (letters and digits only, lower case). `slug()` makes a
spelling comparable; `creator_of()` answers with our slug, or "" for a word that names nobody here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from steelyard.vocabulary.naming.rows import words

_ROWS: Final = """
openai: openaidev azureopenai
anthropic: claude
google: googledeepmind deepmind googleai gemini vertex gcp
meta: metallama facebook metaai llama metamodels facebookresearch
mistral: mistralai mistralaistudio
deepseek: deepseekai
alibaba: qwen alibabacloud aliyun tongyi alibabanlp qwenai bailian tongyiintelligence tongyilab qwenlm tongyimai wanai
xai: xaiorg grok
cohere: cohereforai coherelabs c4ai
moonshotai: moonshot kimi kimiai
zai: zhipuai zaiorg bigmodel zhipu thudm glm zaiglm
minimax: minimaxai
nvidia: nvidianim nvidiacorp
microsoft: msft microsoftai mai
amazon: aws amazonnova amazontitan
ai21: ai21labs ai21lab
ibm: ibmgranite watsonx ibmresearch ibmresearchai
tencent: hunyuan tencenthunyuan tencentcloud tencentarc
bytedance: bytedanceseed doubao volcengine volcano bytedanceresearch
baidu: ernie paddlepaddle qianfan baiduai
xiaomi: xiaomimimo mimo
stepfun: stepfunai
perplexity: perplexityai pplx
inclusionai: bailing antling antgroup
nousresearch: nous
allenai: ai2 allen allenaiorg
liquid: liquidai
arcee-ai: arcee arceeai
stability: stabilityai
blackforestlabs: bfl
upstage: solar
reka: rekaai
writer: palmyra
inflection: inflectionai
inception: inceptionlabs inceptionai
sarvam: sarvamai
aionlabs: aion
deepcogito: cogito
essentialai: essential
primeintellect: primeintellectai
thinkingmachines: thinkingmachineslab tml
poolside: poolsideai
kwaipilot: kuaishou kwaivgi kwai streamlake
meituan: meituanlongcat longcat
tii: tiiuae falcon
databricks: mosaicml databricksmosaicml
snowflake: snowflakelabs
zeroone: 01ai yi zerooneai
baichuan: baichuaninc baichuanai
internlm: shanghaiailab
opengvlab: internvl
voyage: voyageai
jina: jinaai
nomic: nomicai
baai: bge
mixedbread: mixedbreadai
thedrummer: drummer
cognitivecomputations: dphn erichartford
sao10k: sao10k
huggingface: huggingfaceh4 huggingfacetb
servicenow: servicenowai
relace: relaceai
morph: morphllm
cursor: anysphere
cognition: cognitionai windsurf codeium
swissai: apertus
aisingapore: sealion
cerebras: cerebrassystems
lg: lgaiexperanse lgaiexaone lgai exaone
deepgram: deepgramai
assemblyai: assembly
elevenlabs: eleven
recraft: recraftai
runway: runwayml
luma: lumaai lumalabs
twelvelabs: twelvelabsai
lightricks: ltx
ideogram: ideogramai
tngtech: tng tngtechnology
sakana: sakanaai
agentica: agenticaorg
nexagi: nexai nexagi
mancer: mancerai
inceptron: inceptronai
opencode: opencodezen
playai: playht
canopylabs: canopy
core42: core42ai
sdaia: humain
speakleash: bielik
utter: utterproject
bsc: bsclt
dicta: dictalm dictailm
typhoon: scb10x
sberbank: gigachat sber
huawei: pangu
openbmb: minicpm
tiger: tigerlab
salesforce: sfr
lmsys: vicuna
nexusflow: nexus
gryphe: gryphe
undi95: undi95
neversleep: neversleep
anthracite: anthraciteorg
alpindale: alpindale
eva: evaunit01
infermatic: infermaticai
latitudegames: latitude
steelskull: steelskull
nothingiisreal: nothingiisreal
mattshumer: mattshumer
openchat: openchatorg
teknium: teknium
wizardlm: wizardlmteam
garageaind: garageaind
austism: austism
arliai: arliai
featherless: recursal featherlessai rwkv
deepreinforce: deepreinforceai
maya: mayaresearch
prism: prismml
perceptron: perceptronai
moondream: moondreamai
osmosis: osmosisai
bespoke: bespokelabs
shisa: shisaai
vivago: hidreamai
rednote: rednotehilab xiaohongshu
ibmnasa: ibmnasageospatial
abacus: abacusai
snorkel: snorkelai
refuel: refuelai
togethercomputer: together
""".strip()

CREATORS: Final[tuple[str, ...]] = tuple(row.split(":")[0] for row in _ROWS.splitlines())

_KNOWN: Final[dict[str, str]] = {
    spelling: row.split(":")[0] for row in _ROWS.splitlines() for spelling in row.replace(":", " ").split()
}

# An organization that republishes others' weights (requantized, mirrored) makes no model of its own by doing so.
MIRRORS: Final[frozenset[str]] = words(
    "neuralmagic redhatai unsloth bartowski thebloke lmstudiocommunity mlxcommunity nvidia intel amd cortecs lmstudio "
    "ggmlorg casperhansen modelcloud qwen3fp8 hugging quanttrio cyankiwi ggml"
)

# An organization that trains derivatives and names them like the original.
DERIVERS: Final[frozenset[str]] = words("openpipe agentica tngtech arliai huihuiai shuttleai predibase")


TUNERS: Final[frozenset[str]] = words(
    "thedrummer sao10k steelskull anthracite cognitivecomputations gryphe undi95 neversleep eva infermatic "
    "latitudegames nothingiisreal mattshumer teknium garageaind austism arliai aisingapore swissai sdaia core42 typhoon "
    "deepcogito prism nexusflow snorkel abacus mancer openchat relace shisa aionlabs tngtech cursor cognition"
)
"""Creators who train others' models further: what is filed under their name is theirs, whatever it is called."""


@lru_cache(maxsize=4096)
def slug(spelling: str) -> str:
    """Letters and digits only, lower case: `Z.ai` and `z-ai` are one spelling."""
    return "".join(letter for letter in spelling.lower() if letter.isalnum())


def creator_of(spelling: str) -> str:
    """Our slug of the creator that goes by this spelling, or ""."""
    return _KNOWN.get(slug(spelling), "")


def owner(provider: str, stated: object = None) -> str:
    """The creator whose own API a provider is: as is stated, else the one whose name it goes by."""
    return str(stated) if stated else creator_of(provider) or provider
