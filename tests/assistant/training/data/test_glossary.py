"""Questions are put word by word into another language, with the dictionaries given."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from assistant.training.data.glossary import Glossary

FREEDICT = """\
00-database-info
firm /fəːm/
företag, firma
town /taʊn/
1. stad
2. ort
"""
CEDICT = """\
# CC-CEDICT
企業 企业 [qi3 ye4] /company/firm/CL:家[jia1]/
徐州 徐州 [Xu2 zhou1] /Xuzhou prefecture level city in Jiangsu/
有 有 [you3] /to have/there is/
徐 徐 [Xu2] /surname Xu/
"""


def glossary(folder: Path) -> Glossary:
    with gzip.open(folder / "freedict-eng-swe.dict.dz", "wt", encoding="utf-8") as file:
        file.write(FREEDICT)
    (folder / "cedict.u8").write_text(CEDICT, encoding="utf-8")
    made = Glossary()
    made.add_freedict(folder)
    made.add_cedict(folder / "cedict.u8")
    return made


def test_an_english_question_is_glossed_with_the_words_that_ask(tmp_path: Path) -> None:
    made = glossary(tmp_path)
    glosses = {
        made.gloss("How many firms are in the town of Xuzhou?", "en", random.Random(n))
        for n in range(300)
    }
    assert any(
        "hur många företag är i stad av" in gloss and "Xuzhou" in gloss
        for gloss in glosses
    )
    assert any(gloss.startswith("多少") and "徐州" in gloss for gloss in glosses)
    assert any(gloss.startswith("wie viele") for gloss in glosses)


def test_a_chinese_question_is_glossed_in_english_names_by_their_sound(
    tmp_path: Path,
) -> None:
    gloss = glossary(tmp_path).gloss("徐州有企业", "zh", random.Random(1))
    assert gloss == "Xuzhou have company"


def test_without_a_dictionary_the_words_that_ask_are_glossed_still() -> None:
    glosses = {
        Glossary().gloss("How many firms?", "en", random.Random(n)) for n in range(99)
    }
    assert "hur många firms?" in glosses
