"""Bytes to characters: the encoding is found by what makes words of them, or the file is refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import Unreadable
from ingest.readers.encoding import decode

ENGLISH = "The Pallas’ Cat – “Manul” – lives in Türkiye; 25 °C, § 4: the café is closed."
GERMAN = "Änderung der Verordnung: Größe und Übersicht."
FRENCH = "Résolution 11.24: l’Initiative pour les mammifères d’Asie centrale a été adoptée."
TURKISH = "Türkiye'de yaşayan yaban eşeği ve doğa koruma çalışmaları"
POLISH = "Białowieża i Łódź: żubr, źrebię"
RUSSIAN = "Сайгак обитает в Казахстане. Рабочая программа на 2026–2031 годы."
MIXED = "Saiga tatarica (сайгак) in Kazakhstan"
GREEK = "Σχέδιο δράσης για τα άγρια ζώα"
PERSIAN = "برنامه عمل حفاظت از گونه های مهاجر"
CHINESE = "中国的野骆驼保护工作在新疆和甘肃进行。"
NAMED = "Wild Camel (野骆驼) in 中国 and 蒙古国: meeting report"
TAIWANESE = "關於中亞哺乳動物倡議的工作計劃,2026年至2031年。"
JAPANESE = "中央アジア哺乳類イニシアティブの作業計画です。"
KOREAN = "중앙아시아 포유류 이니셔티브의 작업 프로그램입니다."


@pytest.mark.parametrize(
    ("text", "codecs"),
    [
        (ENGLISH, "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp1252 gb18030"),
        (GERMAN, "latin-1 cp1252 mac-roman utf-16-le"),
        (FRENCH, "cp1252 mac-roman"),
        (TURKISH, "cp1254 utf-8"),
        (POLISH, "cp1250 utf-16-be"),
        (RUSSIAN, "cp1251 utf-8 utf-16-le"),
        (RUSSIAN.replace("–", "-"), "koi8-r cp866"),
        (RUSSIAN.upper(), "cp1251"),
        (MIXED, "cp1251 koi8-r utf-8"),
        (GREEK, "cp1253"),
        (PERSIAN.replace("ی", "ي"), "cp1256"),
        (CHINESE + "\n", "gb18030 gbk utf-8 utf-16-le utf-16-be"),
        (NAMED, "gb18030 utf-16-be"),
        (TAIWANESE, "big5"),
        (JAPANESE, "cp932 euc_jp"),
        (KOREAN, "cp949"),
    ],
)
def test_a_text_is_read_in_the_encoding_that_it_was_written_in(text: str, codecs: str) -> None:
    for codec in codecs.split():
        assert decode(text.encode(codec)) == text, codec


def test_bytes_of_another_encoding_in_utf_8_are_mended_alone() -> None:
    assert decode("Köpetdag – “Urial” ".encode() + b"caf\xe9, \x93closed\x94") == "Köpetdag – “Urial” café, “closed”"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03",
        bytes(range(256)),
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"abcd\x00",
        b"\x00" * 10,
        b"\x01\x02" * 9,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="the file is not text; "):
        decode(data)


def test_a_wrong_mark_is_refused() -> None:
    with pytest.raises(Unreadable, match="the file says that it is UTF-16-LE and is not; save it as UTF-8"):
        decode(b"\xff\xfea")


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_one_clear_line(data: bytes) -> None:
    try:
        text = decode(data)
    except Unreadable as error:
        assert "; " in str(error)
    else:
        assert not any("\ud800" <= char <= "\udfff" for char in text)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff", exclude_categories=("Cc",)), max_size=200))
def test_utf_8_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode()) == text
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text
