"""What cities of Europe are called in other languages, where CLDR has none; a table."""

from __future__ import annotations

from functools import cache

_NAMES = """
göteborg gothenburg 哥德堡
münchen munich 慕尼黑
köln cologne colonia 科隆
nürnberg nuremberg 纽伦堡
hamburg hambourg hampuri 汉堡
frankfurt francfort 法兰克福
braunschweig brunswick 不伦瑞克
hannover hanover hanovre 汉诺威
dresden dresde 德累斯顿
mainz mayence 美因茨
trier trèves 特里尔
aachen aix-la-chapelle 亚琛
düsseldorf dusseldorf 杜塞尔多夫
genève geneva genf ginebra 日内瓦
basel bâle basle 巴塞尔
bern berne 伯尔尼
zürich zurich 苏黎世
antwerpen antwerp anvers 安特卫普
gent ghent gand 根特
brugge bruges brügge 布鲁日
lüttich liège 列日
rotterdam 鹿特丹
lille ryssel 里尔
strasbourg strassburg straßburg 斯特拉斯堡
marseille marseilles 马赛
lyon lyons 里昂
milano milan mailand 米兰
torino turin 都灵
venezia venice venise venedig 威尼斯
firenze florence florenz 佛罗伦萨
genova genoa genua gênes 热那亚
napoli naples neapel 那不勒斯
sevilla seville séville 塞维利亚
kraków krakow cracow krakau cracovie 克拉科夫
gdańsk gdansk danzig 格但斯克
wrocław wroclaw breslau 弗罗茨瓦夫
malmö malmoe 马尔默
uppsala upsala 乌普萨拉
lund 隆德
linköping 林雪平
turku åbo 图尔库
tampere tammerfors 坦佩雷
espoo esbo 埃斯波
aarhus århus 奥胡斯
tanger tangier tánger 丹吉尔
"""
_ENDINGS = ("", "s", "'s", "’s", "er")


@cache
def _by_name() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _NAMES.split("\n"):
        names = frozenset(line.split())
        found |= dict.fromkeys(names, names)
    return found


@cache
def exonyms(name: str) -> frozenset[str]:
    """Return all names, in lower case, of the city that a name is one of.

    Args:
        name: As it is written, maybe in the genitive: "Gothenburg's", "Göteborger".
    """
    lower = name.casefold()
    stems = (lower.removesuffix(ending) for ending in _ENDINGS)
    return next((found for s in stems if (found := _by_name().get(s))), frozenset())
