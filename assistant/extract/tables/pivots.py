"""What words of a table may mean, in English: each excludes all others.

Near in meaning are full-time and part-time jobs, glass and wood, too. Two words mean
the same where both come clearly nearest to the same one of these. People can add to
them: what is not here is not known to be the same in another language.
"""

from __future__ import annotations

MEASURES: tuple[str, ...] = tuple(
    """employees|managers|men|women|full-time jobs|part-time jobs|vacancies|apprentices
engineers|researchers|teachers|students|doctoral students|graduates|schools
training places|courses|wages|wage bill|average wage|net wages|pensions|unemployment
births|deaths|immigrants|emigrants|inhabitants|households|age|firms|start-ups
bankruptcies|revenue|profit|loss|costs|income|expenditure|assets|debts|loans
guarantees|grants|taxes|fees|membership fees|rent|price|insurance|research expenditure
advertising expenditure|investment|savings|budget|exports|imports|orders|stocks|retail
wholesale|electricity consumption|gas consumption|water consumption|waste|emissions
floor area|land area|vacant land|roads|vehicles|trucks|buses|cars|ships|flights
arrivals|departures|passengers|overnight stays|visitors|hotels|accidents|injuries
fires|crimes|patients|doctors|hospitals|patents|patent applications|trademarks
publications|conferences|laboratories|incubators|members|votes|meetings|inspections
complaints|applications|approvals|rejections|tonnes produced|capacity|harvest|cattle
pigs|poultry|export share|import share|market share
workshops|factories|farms""".replace("\n", "|").split("|")
)
"""What the columns of tables count and measure."""

OPPOSITES: tuple[frozenset[str], ...] = tuple(
    frozenset(pair.split("|"))
    for pair in [
        "men|women",
        "full-time jobs|part-time jobs",
        "exports|imports",
        "export share|import share",
        "arrivals|departures",
        "retail|wholesale",
        "income|expenditure",
        "births|deaths",
        "immigrants|emigrants",
        "profit|loss",
        "assets|debts",
        "start-ups|bankruptcies",
        "approvals|rejections",
        "electricity consumption|gas consumption",
        "wage bill|average wage",
        "cattle|pigs",
    ]
)
"""Measures that are hard to tell from each other, in another language most of all."""

KINDS: tuple[str, ...] = tuple(
    """textiles|clothing|leather|food|beverages|tea|dairy|bakery|meat|fishing|agriculture
forestry|wood|paper|furniture|glass|ceramics|cement|steel|metals|machinery|bearings
pumps|valves|tools|vehicles|shipbuilding|aircraft|engines|landing gear|drones|robots
electronics|semiconductors|sensors|batteries|software|medicine|medical devices|imaging
laboratory technology|prostheses|chemicals|plastics|rubber|toys|jewellery
musical instruments|sports goods|energy|wind power|solar power|construction|logistics
cold storage|tourism|education|training|printing|optics|mining""".replace(
        "\n", "|"
    ).split("|")
)
"""Of which industry or goods firms and rows are."""
