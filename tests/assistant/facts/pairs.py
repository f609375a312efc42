"""True statements and what they cite, in English, Swedish and Chinese."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """A statement that its source supports."""

    claim: str
    claim_language: str
    source: str
    source_language: str
    context: str = ""


PAIRS = (
    Pair(
        "Suzhou had 1,240 biomedical firms in 2022 with an output of 218 billion yuan.",
        "en",
        "In 2022 the biomedical cluster in Suzhou counted 1,240 firms, and its output "
        "reached 218 billion yuan.",
        "en",
    ),
    Pair(
        "The Hefei park covers 340 hectares and opened on 12 May 2019.",
        "en",
        "On May 12, 2019 the integrated-circuit park in Hefei, covering an area of "
        "340 hectares, was opened.",
        "en",
    ),
    Pair(
        "Li Jianguo, director of the Wuhan bureau, said that exports rose by 7.5 %.",
        "en",
        "Exports of optoelectronics rose by 7.5 percent, Li Jianguo, director of the "
        "bureau in Wuhan, told the meeting.",
        "en",
    ),
    Pair(
        "Vinnova granted SEK 45 million to 18 projects in Västerås.",
        "en",
        "A total of 18 projects in Västerås were granted SEK 45 million by Vinnova.",
        "en",
    ),
    Pair(
        "By 2027, Zhejiang aims to have 30 clusters, each with sales above 10 billion "
        "yuan.",
        "en",
        "Zhejiang will, by 2027, cultivate 30 clusters whose sales exceed 10 billion "
        "yuan each.",
        "en",
    ),
    Pair(
        "Four ministries, led by the MIIT, issued the plan in March 2023.",
        "en",
        "In March 2023 the Ministry of Industry and Information Technology and three "
        "others, four ministries in all, issued the plan.",
        "en",
    ),
    Pair(
        "Germany and Japan bought 62 % of the bearings from Luoyang.",
        "en",
        "Of the bearings made in Luoyang, 62 per cent went to Japan and Germany.",
        "en",
    ),
    Pair(
        "The ceramics base in Foshan employs 86,000 people.",
        "en",
        "Some 86,000 people work at the ceramics base in Foshan.",
        "en",
    ),
    Pair(
        "I Trollhättan finns 95 företag med 6 400 anställda.",
        "sv",
        "Klustret i Trollhättan har 95 företag, som tillsammans har 6 400 anställda.",
        "sv",
    ),
    Pair(
        "Tillväxtverket fördelade 120 miljoner kronor den 4 oktober 2022.",
        "sv",
        "Den 4 oktober 2022 beslutade Tillväxtverket att fördela 120 miljoner kronor "
        "till regionerna.",
        "sv",
    ),
    Pair(
        "Exporten från Skellefteå ökade med 14,5 procent mellan 2018 och 2021.",
        "sv",
        "Mellan 2018 och 2021 steg exporten från Skellefteå med 14,5 procent.",
        "sv",
    ),
    Pair(
        "Northvolt och Scania driver sju gemensamma projekt i Södertälje.",
        "sv",
        "I Södertälje driver Scania tillsammans med Northvolt sju projekt.",
        "sv",
    ),
    Pair(
        "Andelen kvinnor steg med 3 procentenheter till 28 procent.",
        "sv",
        "Andelen kvinnor ökade till 28 procent, en ökning med 3 procentenheter.",
        "sv",
    ),
    Pair(
        "Landshövdingen Anna Lindström invigde parken på 52 hektar i Örebro.",
        "sv",
        "Parken i Örebro, 52 hektar stor, invigdes av landshövdingen Anna Lindström.",
        "sv",
    ),
    Pair(
        "Regionen satsar 2,4 miljarder kronor på Linköping under sex år.",
        "sv",
        "Under sex år satsar regionen 2,4 miljarder kronor på Linköping.",
        "sv",
    ),
    Pair(
        "Sverige och Norge står för 71 procent av leveranserna från Kiruna.",
        "sv",
        "Av leveranserna från Kiruna går 71 procent till Norge och Sverige.",
        "sv",
    ),
    Pair(
        "常州市拥有动力电池企业186家，2023年产值达1700亿元。",
        "zh",
        "2023年，常州市动力电池产业产值达到1700亿元，集聚企业186家。",
        "zh",
    ),
    Pair(
        "浙江省于2021年6月10日公布15个产业集群名单。",
        "zh",
        "2021年6月10日，浙江省公布了首批15个产业集群的名单。",
        "zh",
    ),
    Pair(
        "厦门火炬高新区占地45平方公里，从业人员32万人。",
        "zh",
        "厦门火炬高新区规划面积45平方公里，现有从业人员32万人。",
        "zh",
    ),
    Pair(
        "李建国表示，长沙工程机械出口增长18.6%。",
        "zh",
        "据长沙市负责人李建国介绍，工程机械出口同比增长18.6%。",
        "zh",
    ),
    Pair(
        "佛山市建成8个专业园区，总投资260亿元。",
        "zh",
        "佛山市先后建成专业园区8个，完成总投资260亿元。",
        "zh",
    ),
    Pair(
        "宁德时代在德国投资18亿欧元，创造2000个就业岗位。",
        "zh",
        "宁德时代计划在德国投资18亿欧元，预计带来2000个就业岗位。",
        "zh",
    ),
    Pair(
        "研发投入强度提高0.4个百分点，达到3.2%。",
        "zh",
        "研发投入强度达到3.2%，比上年提高0.4个百分点。",
        "zh",
    ),
    Pair(
        "Changzhou has 186 power battery firms, with an output of 170 billion yuan "
        "in 2023.",
        "en",
        "2023年，常州市动力电池产业产值达到1700亿元，集聚企业186家。",
        "zh",
    ),
    Pair(
        "On 10 June 2021 Zhejiang announced a list of 15 industrial clusters.",
        "en",
        "2021年6月10日，浙江省公布了首批15个产业集群的名单。",
        "zh",
    ),
    Pair(
        "The torch zone in Xiamen covers 45 square kilometres and employs 320,000 "
        "people.",
        "en",
        "厦门火炬高新区规划面积45平方公里，现有从业人员32万人。",
        "zh",
    ),
    Pair(
        "Li Jianguo said that Changsha's exports of machinery grew by 18.6 percent.",
        "en",
        "据长沙市负责人李建国介绍，工程机械出口同比增长18.6%。",
        "zh",
    ),
    Pair(
        "The Department of Industry and Information Technology of Hunan lists 12 key "
        "chains in the 14th Five-Year Plan.",
        "en",
        "湖南省工业和信息化厅在“十四五”规划中确定了十二条重点产业链。",
        "zh",
    ),
    Pair(
        "In Germany, Siemens will invest 1.8 billion euros and create 2,000 jobs.",
        "en",
        "西门子计划在德国投资18亿欧元，预计带来2000个就业岗位。",
        "zh",
    ),
    Pair(
        "The new park in Kunming covers 3,000 mu and cost 2.6 billion yuan.",
        "en",
        "昆明新园区占地3000亩，总投资26亿元。",
        "zh",
    ),
    Pair(
        "Changzhou har 186 batteriföretag som 2023 producerade för 170 miljarder yuan.",
        "sv",
        "2023年，常州市动力电池产业产值达到1700亿元，集聚企业186家。",
        "zh",
    ),
    Pair(
        "Den 10 juni 2021 offentliggjorde Zhejiang en lista med 15 kluster.",
        "sv",
        "2021年6月10日，浙江省公布了首批15个产业集群的名单。",
        "zh",
    ),
    Pair(
        "Högteknologiska zonen i Xiamen är 45 kvadratkilometer stor och har 320 000 "
        "anställda.",
        "sv",
        "厦门火炬高新区规划面积45平方公里，现有从业人员32万人。",
        "zh",
    ),
    Pair(
        "Enligt Li Jianguo ökade Changshas export av maskiner med 18,6 procent.",
        "sv",
        "据长沙市负责人李建国介绍，工程机械出口同比增长18.6%。",
        "zh",
    ),
    Pair(
        "I Japan och Tyskland sålde Luoyang 62 procent av sina lager.",
        "sv",
        "Of the bearings made in Luoyang, 62 per cent went to Japan and Germany.",
        "en",
    ),
    Pair(
        "Suzhou hade 1 240 biomedicinska företag 2022 och en produktion på 218 "
        "miljarder yuan.",
        "sv",
        "In 2022 the biomedical cluster in Suzhou counted 1,240 firms, and its output "
        "reached 218 billion yuan.",
        "en",
    ),
    Pair(
        "Parken i Hefei är på 340 hektar och öppnade den 12 maj 2019.",
        "sv",
        "On May 12, 2019 the integrated-circuit park in Hefei, covering an area of "
        "340 hectares, was opened.",
        "en",
    ),
    Pair(
        "Li Jianguo säger att Wuhans export ökade med 7,5 procent.",
        "sv",
        "Exports of optoelectronics rose by 7.5 percent, Li Jianguo, director of the "
        "bureau in Wuhan, told the meeting.",
        "en",
    ),
    Pair(
        "Trollhättan has 95 firms with 6,400 employees.",
        "en",
        "Klustret i Trollhättan har 95 företag, som tillsammans har 6 400 anställda.",
        "sv",
    ),
    Pair(
        "On 4 October 2022 the agency Tillväxtverket distributed SEK 120 million.",
        "en",
        "Den 4 oktober 2022 beslutade Tillväxtverket att fördela 120 miljoner kronor "
        "till regionerna.",
        "sv",
    ),
    Pair(
        "Exports from Skellefteå rose by 14.5 percent between 2018 and 2021.",
        "en",
        "Mellan 2018 och 2021 steg exporten från Skellefteå med 14,5 procent.",
        "sv",
    ),
    Pair(
        "Scania and Northvolt run seven projects in Södertälje.",
        "en",
        "I Södertälje driver Scania tillsammans med Northvolt sju projekt.",
        "sv",
    ),
    Pair(
        "The region invests 2.4 billion kronor in Linköping over six years.",
        "en",
        "Under sex år satsar regionen 2,4 miljarder kronor på Linköping.",
        "sv",
    ),
    Pair(
        "苏州市2022年拥有1240家生物医药企业，产值2180亿元。",
        "zh",
        "In 2022 the biomedical cluster in Suzhou counted 1,240 firms, and its output "
        "reached 218 billion yuan.",
        "en",
    ),
    Pair(
        "合肥园区占地340公顷，于2019年5月12日开园。",
        "zh",
        "On May 12, 2019 the integrated-circuit park in Hefei, covering an area of "
        "340 hectares, was opened.",
        "en",
    ),
    Pair(
        "洛阳生产的轴承有62%销往德国和日本。",
        "zh",
        "Of the bearings made in Luoyang, 62 per cent went to Japan and Germany.",
        "en",
    ),
    Pair(
        "佛山陶瓷基地有8.6万名员工。",
        "zh",
        "Some 86,000 people work at the ceramics base in Foshan.",
        "en",
    ),
    Pair(
        "2018年至2021年出口增长14.5%。",
        "zh",
        "Mellan 2018 och 2021 steg exporten från Skellefteå med 14,5 procent.",
        "sv",
    ),
    Pair(
        "瑞典和挪威占交付量的71%。",
        "zh",
        "Av leveranserna från Kiruna går 71 procent till Norge och Sverige.",
        "sv",
    ),
    Pair(
        "2022年10月4日分配了1.2亿瑞典克朗。",
        "zh",
        "Den 4 oktober 2022 beslutade Tillväxtverket att fördela 120 miljoner kronor "
        "till regionerna.",
        "sv",
    ),
    Pair(
        "Xuzhou har över 250 glasföretag enligt listan från Kinas handelsministerium.",
        "sv",
        "Xuzhou glass has more than 250 registered enterprises, China's Ministry of "
        "Commerce states in its list.",
        "en",
    ),
)
