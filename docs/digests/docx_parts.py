"""The parts of a Word file that are the same whatever it says: styles, numberings, settings, head and foot."""

from __future__ import annotations

_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS = "http://schemas.openxmlformats.org"
_SPACES = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_SCHEMAS}/officeDocument/2006/relationships"'
_RELATED = f"{_SCHEMAS}/officeDocument/2006/relationships"
_TYPED = "application/vnd.openxmlformats-officedocument.wordprocessingml"

OFFICE = _DECLARED + (
    f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">\n{{relations}}\n</Relationships>\n'
)
CORE = _DECLARED + (
    f'<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>{title} (digest)</dc:title><dc:creator>kgraph</dc:creator><dc:language>en</dc:language>"
    "</cp:coreProperties>\n"
)
WORD = _DECLARED + (
    f"<w:document {_SPACES}>\n<w:body>\n{{body}}\n"
    '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1134" w:bottom="1134" w:left="1134" '
    'w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>\n</w:body>\n</w:document>\n'
)
FOOTNOTES = _DECLARED + (
    f"<w:footnotes {_SPACES}>\n"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\n'
    '<w:footnote w:type="continuationSeparator" w:id="0">'
    "<w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>\n"
    "{notes}\n</w:footnotes>\n"
)
HEADER = _DECLARED + (
    f'<w:hdr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    "<w:r><w:t>{words}; wording not official</w:t></w:r></w:p></w:hdr>\n"
)
FOOTER = _DECLARED + (
    f'<w:ftr {_SPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    '<w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>\n'
)


def _types() -> str:
    overrides = {"document": "document.main", "footer1": "footer", "header1": "header"}
    names = ("document", "styles", "numbering", "settings", "footnotes", "header1", "footer1")
    parts = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPED}.{overrides.get(name, name)}+xml"/>\n'
        for name in names
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        f'{_DECLARED}<Types xmlns="{_SCHEMAS}/package/2006/content-types">\n'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\n'
        '<Default Extension="xml" ContentType="application/xml"/>\n'
        f'{parts}<Override PartName="/docProps/core.xml" ContentType="{core}"/>\n</Types>\n'
    )


def _package() -> str:
    core = f"{_SCHEMAS}/package/2006/relationships/metadata/core-properties"
    return OFFICE.format(
        relations=f'<Relationship Id="rId1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>\n'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
    )


def _document() -> str:
    targets = ("styles", "numbering", "settings", "footnotes", "header1", "footer1")
    return OFFICE.format(
        relations="\n".join(
            f'<Relationship Id="rId{index}" Type="{_RELATED}/{target.rstrip("1")}" Target="{target}.xml"/>'
            for index, target in enumerate(targets, 1)
        )
    )


def _style(key: str, name: str, paragraph: str = "", run: str = "", based: str = "Normal") -> str:
    after = f'<w:basedOn w:val="{based}"/>' if key != "Normal" else ""
    default = ' w:default="1"' if key == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{key}"><w:name w:val="{name}"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>\n"
    )


def _spacing(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _numbered(list_id: int) -> str:
    return f'<w:numPr><w:numId w:val="{list_id}"/></w:numPr>'


def _size(halves: int) -> str:
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'


LISTS = {"Bullets": 1, "Roman": 2, "CellBullets": 3}  # the number of the list that a style belongs to

_CENTRED, _KEPT = '<w:jc w:val="center"/>', "<w:keepNext/>"
_BOX = (
    '<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="B59B3C"/></w:pBdr>'
    '<w:shd w:val="clear" w:color="auto" w:fill="F7F5EC"/>'
)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7D8B87"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _styles() -> str:
    fonts = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    own = [
        _style("Normal", "Normal", _spacing(0, 0)),
        _style("BodyText", "Body Text", _spacing(0, 120)),
        _style("Digest", "Digest", _BOX + _spacing(0, 0) + '<w:ind w:left="227"/>', _size(19)),
        _style("Title", "Title", _spacing(120, 120) + _CENTRED, f"<w:b/>{_size(32)}"),
        _style("Centred", "Centred", _spacing(120, 120) + _CENTRED),
        _style("Heading1", "heading 1", _KEPT + _spacing(280, 100) + '<w:outlineLvl w:val="0"/>', f"<w:b/>{_size(26)}"),
        _style("Heading2", "heading 2", _KEPT + _spacing(200, 80) + '<w:outlineLvl w:val="1"/>', f"<w:i/>{_size(24)}"),
        _style("Bullets", "List Bullet", _numbered(LISTS["Bullets"]) + _spacing(0, 60)),
        _style("Roman", "List Number", _numbered(LISTS["Roman"]) + _spacing(0, 60)),
        _style("Caption", "caption", _KEPT + _spacing(160, 80), "<w:i/>"),
        _style("Cell", "Cell", _spacing(20, 20), _size(17)),
        _style("CellHead", "Cell Head", "", "<w:b/>", based="Cell"),
        _style("CellBullets", "Cell Bullets", _numbered(LISTS["CellBullets"]), based="Cell"),
        _style("AfterTable", "After Table", _spacing(0, 60), _size(8)),
        _style("FootnoteText", "footnote text", "", _size(18)),
        _style("Header", "header", '<w:jc w:val="right"/>', f'<w:color w:val="55645F"/>{_size(17)}'),
        _style("Footer", "footer", _CENTRED, _size(17)),
    ]
    return (
        f"{_DECLARED}<w:styles {_SPACES}>\n<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(22)}"
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>\n'
        f'{"".join(own)}<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>\n'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>'
        f'{_BORDERS}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>\n</w:styles>\n"
    )


def _level(level: int, form: str, words: str, indent: int) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{words}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent * (level + 1)}" w:hanging="{indent}"/></w:pPr></w:lvl>'
    )


def _numbering() -> str:
    lists = [
        _level(0, "bullet", "•", 340) + _level(1, "bullet", "○", 340),
        _level(0, "lowerRoman", "%1.", 397),
        _level(0, "bullet", "•", 198) + _level(1, "bullet", "○", 198),
    ]
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{levels}</w:abstractNum>\n' for i, levels in enumerate(lists)
    )
    used = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>\n' for i in range(len(lists)))
    return f"{_DECLARED}<w:numbering {_SPACES}>\n{abstract}{used}</w:numbering>\n"


def _settings() -> str:
    separators = '<w:footnote w:id="-1"/><w:footnote w:id="0"/>'
    return f"{_DECLARED}<w:settings {_SPACES}><w:footnotePr>{separators}</w:footnotePr></w:settings>\n"


FIXED = {
    "[Content_Types].xml": _types(),
    "_rels/.rels": _package(),
    "word/_rels/document.xml.rels": _document(),
    "word/styles.xml": _styles(),
    "word/numbering.xml": _numbering(),
    "word/settings.xml": _settings(),
}
