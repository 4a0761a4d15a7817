"""Which families of models there are: their creator, and how their names are spelled.

Unlisted versions, sizes and variants of a listed family need no entry.
"""
# ruff: noqa: E501 - tables read best in rows

from __future__ import annotations

from typing import Final

# creator: families; `family=spelling,spelling` where it is spelled in other ways too; "+" joins words of a name.
_ROWS: Final = """
openai: gpt chatgpt=gpt+chatgpt,chatgpt gpt-oss=gpt+oss,gptoss gpt-image=gpt+image gpt-audio=gpt+audio gpt-realtime=gpt+realtime o1 o3 o4 codex dall-e=dall+e,dalle
openai: whisper tts text-embedding=text+embedding davinci babbage ada curie sora computer-use=computer+use
openai: omni-moderation=omni+moderation text-moderation=text+moderation gpt-live=gpt+live gpt-transcribe=gpt+transcribe
anthropic: claude
google: gemini gemma=gemini+gemma,gemma gemma-3n=gemma+3n gemini-embedding=gemini+embedding imagen veo lyria palm medlm learnlm paligemma codegemma
google: shieldgemma medgemma txgemma deep-research=deep+research embedding-gecko=textembedding+gecko
google: gemini-robotics=gemini+robotics gemini-live=gemini+live gemini-omni=gemini+omni flan-t5=flan+t5 embeddinggemma=embeddinggemma,embedding+gemma
google: text-bison=text+bison chat-bison=chat+bison code-bison=code+bison,codechat+bison code-gecko=code+gecko text-unicorn=text+unicorn
google: text-multilingual-embedding=text+multilingual+embedding multimodalembedding
meta: llama codellama=code+llama,codellama llama-guard=llama+guard,llamaguard muse-spark=muse+spark muse-wonder=muse+wonder muse-glimmer=muse+glimmer
meta: llama-prompt-guard=llama+prompt+guard,prompt+guard m2m100 bart opt-iml seamless sam nllb
mistral: mistral=open+mistral mixtral=open+mixtral ministral=ministral codestral devstral=labs+devstral,devstral magistral pixtral voxtral
mistral: mathstral leanstral=labs+leanstral,leanstral mistral-ocr=mistral+ocr mistral-embed=mistral+embed codestral-embed=codestral+embed mistral-nemo=mistral+nemo,open+mistral+nemo
mistral: mistral-saba=mistral+saba codestral-mamba=codestral+mamba,mamba+codestral,open+codestral+mamba mistral-moderation=mistral+moderation mistral-code=mistral+code mistral-vibe=mistral+vibe
deepseek: deepseek deepseek-coder=deepseek+coder deepseek-ocr=deepseek+ocr deepseek-prover=deepseek+prover deepseek-math=deepseek+math
deepseek: deepseek-r1-distill=deepseek+r1+distill,deepseek+r1+0528+distill deepseek-vl=deepseek+vl janus
alibaba: qwen=qwen,tongyi+qwen qwq=qwen+qwq,qwq qvq wan qwen-image=qwen+image qwenlong tongyi-deepresearch=tongyi+deepresearch gte marco gui-owl happyhorse
alibaba: qwen-deep-research=qwen+deep+research
alibaba: tongyi-intent=tongyi+intent z-image=z+image qwen3guard codeqwen=codeqwen,code+qwen
xai: grok grok-code=grok+code grok-build=grok+build grok-imagine=grok+imagine grok-voice=grok+voice
cohere: command command-r=command+r command-a=command+a,command+a c4ai-aya=c4ai+aya,aya embed=cohere+embed,embed rerank=cohere+rerank,rerank north-mini=north+mini north=north
moonshotai: kimi=kimi,moonshot+kimi moonshot=moonshot kimi-vl=kimi+vl kimi-dev=kimi+dev kimi-linear=kimi+linear moonlight kimi-audio=kimi+audio
zai: glm=glm,chatglm codegeex autoglm glm-ocr=glm+ocr cogview cogvideo glm-image=glm+image glm-asr=glm+asr vidu
minimax: minimax=minimax,abab minimax-text=minimax+text hailuo speech-02=speech+02
nvidia: nemotron=nemotron,nvidia+nemotron cosmos nv-embed=nv+embed nemoretriever=nemoretriever,nemo+retriever openreasoning=openreasoning parakeet canary magpie=magpie,magpie+tts
nvidia: llama-nemotron-embed=llama+nemotron+embed mistral-nemotron=mistral+nemotron usdcode nvclip neva vila fugatto gliner-pii=gliner+pii riva
microsoft: phi wizardlm=wizardlm,wizard+lm mai-ds=mai+ds mai florence orca harrier fara vibevoice kosmos trocr
amazon: nova=nova titan nova-canvas=nova+canvas nova-reel=nova+reel nova-sonic=nova+sonic chronos
ai21: jamba=jamba,ai21+jamba j2=j2 jurassic
ibm: granite=granite granite-guardian=granite+guardian granite-vision=granite+vision granite-embedding=granite+embedding
tencent: hunyuan hy hunyuan-mt=hunyuan+mt hy-mt=hy+mt
bytedance: seed=doubao+seed,seed doubao=doubao seed-oss=seed+oss seedream seedance ui-tars=ui+tars,uitars skylark bge-vl=doubao+embedding dolphin-doc
baidu: ernie qianfan-ocr=qianfan+ocr paddleocr cobuddy qianfan
xiaomi: mimo=mimo,xiaomi+mimo
stepfun: step=step,stepfun gelab
perplexity: perplexity-deep-research=perplexity+advanced+deep+research sonar=sonar,llama+sonar r1-1776=r1+1776 pplx pplx-embed=pplx+embed pplx-decider=pplx+decider
kblab: kb-whisper=kb+whisper
inclusionai: ling ring ming llada
nousresearch: hermes=hermes,nous+hermes deephermes nous-capybara=nous+capybara,capybara
allenai: olmo molmo tulu olmocr
liquid: lfm=lfm,liquid+lfm
arcee-ai: trinity=trinity,arcee+trinity afm virtuoso maestro=maestro coder-large=coder+large arcee-blitz=arcee+blitz spotlight caller caller-large=caller+large
stability: stable-diffusion=stable+diffusion,stablediffusion,sd sdxl=sdxl,stablediffusionxl,stable+diffusion+xl stablelm stablecode stable-image=stable+image stable-audio=stable+audio
blackforestlabs: flux
upstage: solar
reka: reka
writer: palmyra
inflection: inflection
inception: mercury
sarvam: sarvam
aionlabs: aion=aion+labs+aion,aion
deepcogito: cogito
essentialai: rnj
primeintellect: intellect
thinkingmachines: inkling
poolside: laguna malibu
kwaipilot: kat=kat kat-coder=kat+coder kling
meituan: longcat
tii: falcon
databricks: dbrx
snowflake: arctic=snowflake+arctic,arctic arctic-embed=snowflake+arctic+embed,arctic+embed
zeroone: yi
baichuan: baichuan
internlm: internlm
opengvlab: internvl
voyage: voyage
jina: jina
nomic: nomic-embed=nomic+embed
baai: bge
mixedbread: mxbai
thedrummer: cydonia skyfall anubis rocinante unslopnemo valkyrie magidonia behemoth
cognitivecomputations: dolphin=dolphin,chatdolphin samantha
sao10k: euryale lunaris stheno hanami fimbulvetr
servicenow: apriel
relace: relace
morph: morph
cursor: composer
cognition: swe
swissai: apertus
aisingapore: sea-lion=sea+lion
lg: exaone
deepgram: aura
elevenlabs: eleven elevenlabs
recraft: recraft
runway: runway
luma: ray
twelvelabs: pegasus marengo
ideogram: ideogram
tngtech: chimera=chimera r1t=r1t r1t2=r1t2
sakana: fugu
agentica: deepcoder deepswe deepscaler
canopylabs: orpheus
core42: jais
sdaia: allam
speakleash: bielik
utter: eurollm
bsc: salamandra alia
dicta: dictalm
typhoon: typhoon
sberbank: gigachat
huawei: pangu
openbmb: minicpm
tiger: codellama-solidity
salesforce: xlam xgen blip
lmsys: vicuna
gryphe: mythomax mythalion
undi95: toppy remm
neversleep: noromaid lumimaid
anthracite: magnum
alpindale: goliath
eva: eva
steelskull: nevoria electra
nothingiisreal: celeste
openchat: openchat
teknium: openhermes
garageaind: platypus
austism: chronos-hermes=chronos+hermes
latitudegames: wayfarer
deepreinforce: ornith
perceptron: perceptron
moondream: moondream
osmosis: osmosis
shisa: shisa
rednote: dots
huggingface: zephyr smollm smolvlm starcoder idefics
v0: v0
microsoft: e5-mistral
mbzuai: k2-think=k2+think
steelskull: cu-mai=cu+mai
reflection: beam
arliai: rpmax=arliai+rpmax,rpmax rpr=arliai+rpr
"""


def spellings() -> dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """First word of a spelling → its spellings as (words, family, creator), the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in _ROWS.strip().splitlines():
        creator, _, families = row.partition(": ")
        for entry in families.split():
            family, _, others = entry.partition("=")
            ways = {tuple(way.split("+")) for way in others.split(",")} if others else {tuple(family.split("-"))}
            if others and "-" not in family:
                ways.add((family,))
            for way in ways:
                found.setdefault(way[0], []).append((way, family, creator))
    return {first: tuple(sorted(ways, key=lambda way: (-len(way[0]), way))) for first, ways in found.items()}


SPELLINGS: Final = spellings()
