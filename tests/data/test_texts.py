"""The texts for people agree with the data, in every language, and the generator refuses what breaks their form.

The comment at the top of each page of lib/data/text says with which wordings the page states a fact. What a code must
state, and what it must not, is derived here from lib/data alone.
"""
import itertools
import re
import shutil
import sys

import pytest
from building import ROOT, refused

sys.path[:0] = [str(ROOT / "lib/generate"), str(ROOT / "tests/data")]
import agreement  # noqa: E402
import data  # noqa: E402
import text as texts  # noqa: E402

REGISTRY = data.load(ROOT / "lib/data")
ENTRIES = {entry.code: entry for entry in REGISTRY.codes}
_, PAGES = texts.load(ROOT / "lib/data", list(ENTRIES))
LANGUAGES = [page.language for page in PAGES]
PAGE = dict(zip(LANGUAGES, PAGES))
CHINESE = [language for language in LANGUAGES if texts.is_chinese(language)]
AGREED = agreement.read()
STANDINGS = {"unofficial", "provisional", "deprecated", "obsolete", "reserved"}
CASES = [(language, code) for language in LANGUAGES for code in ENTRIES]

# Common characters that are written differently in the two scripts: simplified, traditional.
PAIRS = (
    "务務 请請 应應 户戶 缓緩 响響 证證 书書 头頭 标標 页頁 资資 网網 络絡 关關 时時 间間 连連 线線 传傳 输輸 码碼 状狀 "
    "态態 类類 错錯 误誤 删刪 权權 执執 过過 还還 这這 发發 会會 说說 语語 义義 个個 们們 动動 为為 与與 从從 长長 门門 "
    "问問 题題 数數 据據 库庫 单單 双雙 复複 样樣 项項 选選 择擇 进進 远遠 运運 轻輕 载載 较較 转轉 递遞 适適 达達 显顯 "
    "现現 实實 际際 对對 导導 开開 启啟 闭閉 级級 终終 结結 统統 继繼 续續 维維 组組 细細 约約 没沒 图圖 坏壞 报報 张張 "
    "该該 译譯 议議 设設 许許 论論 评評 词詞 试試 详詳 读讀 课課 调調 谁誰 负負 败敗 货貨 质質 费費 购購 贴貼 缩縮 编編 "
    "买買 卖賣 产產 尽盡 无無 号號 内內 变變 处處 将將 专專 业業 东東 两兩 严嚴 众眾 优優 价價 仅僅 仓倉 体體 储儲 儿兒 "
    "减減 击擊 划劃 则則 办辦 劳勞 势勢 区區 协協 历歷 压壓 厂廠 参參 员員 听聽 围圍 国國 块塊 声聲 备備 够夠 宁寧 宽寬 "
    "层層 属屬 带帶 帮幫 广廣 异異 弃棄 归歸 当當 录錄 径徑 忆憶 总總 恶惡 悬懸 惯慣 战戰 扩擴 扫掃 护護 拟擬 拥擁 损損 "
    "换換 摄攝 断斷 旧舊 暂暫 构構 枪槍 检檢 楼樓 汇匯 测測 浏瀏 滤濾 满滿 灵靈 灾災 点點 烦煩 热熱 环環 画畫 盘盤 确確 "
    "离離 种種 积積 稳穩 笔筆 签簽 简簡 紧緊 经經 绝絕 给給 综綜 绿綠 缀綴 联聯 脚腳 脱脫 荐薦 获獲 虚虛 虽雖 补補 装裝 "
    "觉覺 规規 视視 览覽 触觸 认認 记記 识識 诉訴 话話 贯貫 迟遲 遗遺 邮郵 释釋 钥鑰 链鏈 销銷 锁鎖 键鍵 镜鏡 阅閱 队隊 "
    "险險 随隨 隐隱 难難 顺順 须須 预預 领領 频頻 颜顏 验驗 龄齡 "
).split()
SIMPLIFIED, TRADITIONAL = ("".join(pair[script] for pair in PAIRS) for script in (0, 1))
EXCHANGE = str.maketrans(SIMPLIFIED, TRADITIONAL)
# What was made for one script has next to nothing of the other.
CHARACTER_SETS = {"zh-Hans": "gb2312", "zh-Hant": "big5"}
# What a summary says that no other does.
TELLING = {
    100: "beginning of the request", 101: "another protocol on this connection", 102: "still working",
    103: "start early", 104: "can be resumed", 200: "carries its result", 201: "new resources", 202: "not finished",
    203: "changed the content", 204: "nothing to send back", 205: "clear the form", 206: "only the parts",
    207: "several operations", 208: "listed earlier", 226: "difference from a version", 300: "several forms",
    301: "links should be changed", 302: "keep using the original", 303: "with GET", 304: "stored copy",
    305: "only through the proxy", 306: "change its proxy", 307: "to be sent there as it is", 308: "moved permanently",
    400: "something in it is wrong", 401: "lacks valid credentials", 402: "payments", 403: "refuses to carry it out",
    404: "under this URI", 405: "this resource does not support it", 406: "Accept fields",
    407: "proxy wants credentials", 408: "waited for the whole request", 409: "present state",
    410: "removed on purpose", 411: "Content-Length", 412: "set for itself", 413: "larger than the server will take",
    414: "URI exceeds the length", 415: "this format", 416: "None of the ranges", 417: "Expect field", 418: "coffee",
    419: "Laravel", 420: "Twitter", 421: "host name", 422: "well-formed", 423: "WebDAV lock",
    424: "another one that it depends on", 425: "early data", 426: "only over another protocol",
    428: "only under a condition", 429: "more often than the server allows", 430: "malicious", 431: "header section",
    440: "session", 444: "without any response", 449: "has to be sent again", 450: "parental controls",
    451: "legal demand", 456: "account is blocked", 457: "password", 460: "client left", 463: "X-Forwarded-For",
    464: "target group", 494: "exceeds its buffers", 495: "client's certificate", 496: "presented no certificate",
    497: "plain HTTP", 498: "ArcGIS", 499: "nginx logs", 500: "unexpected", 501: "does not know the request method",
    502: "could not use", 503: "overload or maintenance", 504: "did not get a response in time", 505: "major version",
    506: "itself set up to negotiate", 507: "no room", 508: "endless loop", 509: "traffic for the month",
    510: "extension of HTTP", 511: "network in between", 520: "empty, broken", 521: "the origin refused the connection",
    522: "TCP connection", 523: "no route", 524: "took the connection", 525: "handshake with the origin failed",
    526: "could not be validated", 527: "Railgun", 529: "overloaded as a whole", 530: "does not resolve",
    540: "switched off", 561: "identity provider", 598: "brought no data", 599: "could not connect",
    298: "in part", 477: "data centre", 478: "mirror source", 513: "sync service", 514: "deny list",
    544: "longer than the project allows", 546: "edge function", 550: "after the request was sent",
    551: "with a TCP reset", 552: "no connection to the origin", 553: "no address for the origin",
    554: "did not respond in time", 555: "handshake with the origin server", 566: "managed rule", 567: "bot management",
    573: "asked for too often", 579: "callback", 590: "open the tunnel", 592: "no status code", 593: "no address in the DNS",
    594: "the upstream proxy refused the connection", 595: "was reset", 596: "written to", 597: "accept the credentials",
    608: "changed in the meantime", 612: "no file with this key", 614: "was not overwritten", 630: "as many buckets",
    631: "no bucket of this name", 640: "marker", 701: "resumable upload",
    600: "could not be parsed", 601: "configured limit", 783: "JSON", 999: "a bot",
}
# The same of descriptions that state the same facts.
TELLING_APART = {525: "a cipher or a server name", 526: "chains to a known authority"}
SENTENCE_END = r"[.!?](?= |$)|。"
MONTHS = {"April": "4", "August": "8", "November": "11"}


def whole(language, code):
    said = PAGE[language].texts[code]
    return f"{said['summary']} {said['description']}"


def sentences(text):
    return re.split(r"(?<=[.;:!?]) |[。；]", text)


def caching_claim(entry):
    if entry.code < 200:
        return "interim"
    if not entry.wire or entry.code > 599:
        return None
    if "never" in entry.caching:
        return "never stored"
    if "special" in entry.caching:
        return "special"
    if "heuristic" in entry.caching:
        return "cacheable"
    return "refreshes" if "partial" in entry.caching else "not cacheable"


def redirect_claim(entry):
    if entry.redirect.endswith("keep"):
        return "keeps method"
    return {"": None, "see-other": "becomes GET"}.get(entry.redirect, "may become GET")


def claims(entry):
    """The keys of the wordings that the data wants of a code."""
    found = {caching_claim(entry), redirect_claim(entry)}
    if entry.wire and entry.code >= 400:
        found.add(f"retry {entry.retry_name}")
    if entry.code < 200:
        found.add("not HTTP/1.0")
    if entry.content:
        found.add("no content")
    # Of several meanings, the one that is met most.
    if not entry.wire or entry.vendors and not entry.vendors[0]["on_wire"]:
        found.add("not on wire")
    if entry.code > 599:
        found.add("out of range")
    return (found | ({entry.standing} & STANDINGS)) - {None}


def test_every_language_has_a_wording_for_every_claim():
    wanted = {claim for entry in REGISTRY.codes for claim in claims(entry)} | {"must", "should"}
    for page in PAGES:
        assert set(page.wordings) == wanted, page.language


@pytest.mark.parametrize(("language", "code"), CASES)
def test_claims_are_those_of_the_data(language, code):
    text = whole(language, code)
    wordings = {key: words for key, words in PAGE[language].wordings.items() if key not in ("must", "should")}
    # "not cacheable" and the like are stated whole, so that no wording hides in another.
    said = {key for key, words in wordings.items() if words.lower() in text.lower()}
    assert said == claims(ENTRIES[code])


@pytest.mark.parametrize(("language", "code"), CASES)
def test_every_field_is_named(language, code):
    text = whole(language, code)
    for names in ENTRIES[code].fields.values():
        for name in names:
            assert re.search(rf"(?<![\w-]){name}(?![\w-])", text, re.A), name


@pytest.mark.parametrize(("language", "code"), CASES)
def test_fields_are_named_with_their_strength(language, code):
    """A field that a sender must or should generate is in a sentence that says so."""
    page = PAGE[language]
    said = sentences(page.texts[code]["description"])
    for level, word in (("must", "must"), ("must_if", "must"), ("should", "should")):
        for name in ENTRIES[code].fields[level]:
            named = [one for one in said if re.search(rf"(?<![\w-]){name}(?![\w-])", one, re.A)]
            assert any(page.wordings[word] in one for one in named), f"{level} {name}: {named}"


@pytest.mark.parametrize(("language", "code"), CASES)
def test_former_phrases_are_told(language, code):
    entry = ENTRIES[code]
    for former in entry.former:
        if data.key_of(former) != data.key_of(entry.phrase):
            assert former.lower() in whole(language, code).lower()


@pytest.mark.parametrize(("language", "code"), CASES)
def test_vendors_are_named(language, code):
    for vendor in ENTRIES[code].vendors:
        assert vendor["vendor"] in whole(language, code)


def numbers(text):
    """The codes and RFCs that a text speaks of."""
    return set(re.findall(r"(?<![\w.:/-])([1-9]\d\d)(?!\w|\.\d)|\bRFC (\d+)", text, re.A))


@pytest.mark.parametrize("code", ENTRIES)
def test_languages_speak_of_the_same_codes_and_rfcs(code):
    spoken_of = {language: numbers(whole(language, code)) for language in LANGUAGES}
    for language in LANGUAGES[1:]:
        assert spoken_of[language] == spoken_of["en"]


# What texts cite in addition to the sources of lib/data.
CITED = {
    "2817": "Upgrading to TLS Within HTTP/1.1", "7238": "308 (Permanent Redirect), experimental",
    "7538": "308 (Permanent Redirect)", "7540": "HTTP/2", "8441": "Bootstrapping WebSockets with HTTP/2",
    "8910": "Captive-Portal Identification", "9220": "Bootstrapping WebSockets with HTTP/3",
    "9457": "Problem Details for HTTP APIs",
}


def test_rfcs_that_are_named_are_known():
    tables = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "lib/data").glob("*.csv"))
    sources = set(re.findall(r"RFC (\d+)", tables)) | {str(rfc) for entry in REGISTRY.codes for rfc in entry.editions}
    named = {rfc for code in ENTRIES for said in (whole("en", code), *PAGE["en"].advice[code].values())
             for _, rfc in numbers(said) if rfc}
    assert named - sources == set(CITED)


@pytest.mark.parametrize("code", ENTRIES)
def test_languages_give_the_same_numbers(code):
    """Years, amounts and versions of HTTP as well; Chinese writes months as numbers."""
    def given(language):
        text = whole(language, code)
        months = {number for month, number in MONTHS.items() if month in text}
        return months | set(re.findall(r"HTTP/\d(?:\.\d)?|\d+", text))
    for language in LANGUAGES[1:]:
        assert given(language) == given("en")


@pytest.mark.parametrize("code", ENTRIES)
def test_languages_have_the_same_sentences(code):
    counts = tuple(len(re.findall(SENTENCE_END, PAGE[language].texts[code]["description"])) for language in LANGUAGES)
    assert len(set(counts)) == 1, counts


@pytest.mark.parametrize("code", ENTRIES)
def test_languages_turn_the_same_way(code):
    """A difference that is right has its row in agreement.csv: python3 tests/data/agreement.py."""
    assert agreement.disagreements(PAGES, code) == AGREED.get(code, set())


@pytest.mark.parametrize("code", ENTRIES)
def test_summary_says_what_no_other_does(code):
    assert [other for other in ENTRIES if TELLING[code] in PAGE["en"].texts[other]["summary"]] == [code]


@pytest.mark.parametrize("code", TELLING_APART)
def test_description_says_what_no_other_does(code):
    assert [other for other in ENTRIES if TELLING_APART[code] in PAGE["en"].texts[other]["description"]] == [code]


@pytest.mark.parametrize("part", texts.PARTS)
def test_both_scripts_explain_the_same_code(part):
    """Wherever two texts of one page changed places, the two Chinese pages would have fewer characters in common."""
    simplified, traditional = ({code: set(said[part].translate(EXCHANGE)) for code, said in PAGE[language].texts.items()}
                               for language in CHINESE)

    def likeness(one, other):
        return len(simplified[one] & traditional[other]) / len(simplified[one] | traditional[other])
    for one, other in itertools.combinations(ENTRIES, 2):
        assert likeness(one, one) + likeness(other, other) > likeness(one, other) + likeness(other, one), (one, other)


@pytest.mark.parametrize("code", ENTRIES)
def test_codes_spoken_of_exist(code):
    ports = {443}
    spoken_of = {int(number) for number, _ in numbers(whole("en", code)) if number}
    assert spoken_of - ports <= set(ENTRIES) | {599}


@pytest.mark.parametrize("code", ENTRIES)
def test_english_title_is_the_reason_phrase(code):
    assert PAGE["en"].texts[code]["title"] == ENTRIES[code].phrase


def source(language):
    """Both pages of a language, as they are in lib/data/text."""
    return "".join((ROOT / "lib/data/text" / folder / f"{language}.md").read_text(encoding="utf-8")
                   for folder in ("", "advice"))


def test_english_is_ascii():
    assert source("en").isascii()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_codes_share_a_text(language):
    for part in texts.PARTS:
        said = [text[part] for text in PAGE[language].texts.values()]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_repeated(language):
    """Except short ones, which do little more than state a fact with its fixed wording."""
    page = PAGE[language]
    seen = {}
    limit = 32 if texts.is_chinese(language) else 72
    for code in ENTRIES:
        for one in re.split(r"(?<=[.!?]) |(?<=。)", page.texts[code]["description"]):
            if len(one) > limit:
                assert seen.setdefault(one, code) == code, one


def test_all_texts_take_less_than_512_kib():
    said = [text for page in PAGES for texts_ in (*page.texts.values(), *page.advice.values()) for text in texts_.values()]
    assert sum(len(text.encode()) + 1 for text in said) < 512 * 1024


@pytest.mark.parametrize("language", CHINESE)
def test_script(language):
    text = source(language)
    assert set(text) & set(TRADITIONAL if language == "zh-Hans" else SIMPLIFIED) == set()
    text.encode(CHARACTER_SETS[language])


def terms():
    """The rows of the term list: per language the words that will do, those that will not, and whether to look for them."""
    page = (ROOT / "lib/data/text/README.md").read_text(encoding="utf-8")
    for row in re.findall(r"^\| (.*) \|$", page, re.M)[2:]:
        cells = [[word.strip() for word in re.split("[/、,]", cell) if word.strip()] for cell in row.split("|")]
        english = [word.removesuffix("*") for word in cells[0]]
        yield english, dict(zip(CHINESE, cells[1:3])), dict(zip(LANGUAGES, cells[3:])), "*" in "".join(cells[0])


TERMS = list(terms())


def says(english, text):
    """Whether an English text has a term; names such as Content-Length and quotations do not count."""
    forms = "|".join(re.escape(word.removesuffix("y")) + ("(?:y|ies)" if word.endswith("y") else "") for word in english)
    return re.search(rf"(?<![\w-])(?:{forms})(?:s|d|ed|ing)?(?![\w-])", re.sub('"[^"]*"', "", text))


def said_of(language, code):
    """What a page says of a code: the summary with the description, and the advice to each reader."""
    return {"description": whole(language, code), **PAGE[language].advice[code]}


@pytest.mark.parametrize("code", ENTRIES)
def test_a_term_has_its_word_in_chinese(code):
    for part, english in said_of("en", code).items():
        wanted = [words for term, words, _, is_checked in TERMS if is_checked and says(term, english)]
        for language, words in ((language, words[language]) for words in wanted for language in CHINESE):
            assert any(word in said_of(language, code)[part] for word in words), (language, part, words)


def other_words(language, text):
    """The words of a text for which the term list has another."""
    return [other for _, _, others, _ in TERMS for other in others[language]
            if re.search(rf"\b{other}\w*" if language == "en" else other, text)]


@pytest.mark.parametrize(("language", "code"), CASES)
def test_no_text_has_another_word_for_a_term(language, code):
    text = " ".join([PAGE[language].texts[code]["title"], *said_of(language, code).values()])
    assert other_words(language, text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_contrast_has_another_word_for_a_term(language):
    for group in REGISTRY.contrasts:
        assert other_words(language, group["texts"][language]) == [], group["codes"]


def test_the_chinese_readme_has_no_other_word_for_a_term():
    assert other_words("zh-Hans", (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")) == []


def test_traditional_is_not_converted_from_simplified():
    """Texts that differ by nothing but the script would be equal once its characters are exchanged."""
    same = [code for code in ENTRIES if whole("zh-Hans", code).translate(EXCHANGE) == whole("zh-Hant", code)]
    assert same == []


# ---- Advice ----

@pytest.mark.parametrize("code", ENTRIES)
@pytest.mark.parametrize("role", texts.ROLES)
def test_advice_has_one_to_three_sentences(code, role):
    counts = {len(re.findall(SENTENCE_END, page.advice[code][role])) for page in PAGES}
    assert counts in ({1}, {2}, {3})


# How each language says to retry, not to, or to follow a redirect; and what it calls a request that may be retried.
RETRY = {"en": r"\b(retry|try again)\b(?!-After)", "zh-Hans": "重试|再试", "zh-Hant": "重試|再試"}
NO_RETRY = {"en": r"\b(?:not|never|or) retry\b", "zh-Hans": "(?:不要|不应|不必|不再)[^，。；]*重试", "zh-Hant": "(?:不要|請勿|不應|不必|不再)[^，。；]*重試"}
FOLLOW = {"en": r"\bfollow Location\b", "zh-Hans": "跟随 Location", "zh-Hant": "跟隨 Location"}
IDEMPOTENT = {"en": r"\bidempotent|\bGET\b", "zh-Hans": r"幂等|\bGET\b", "zh-Hant": r"等冪|\bGET\b"}
CACHE = {"en": r"\bcache", "zh-Hans": "缓存", "zh-Hant": "快取"}


def advises(wordings, code, role, *but_not):
    """The languages in which a text of advice has a wording, apart from where it has another."""
    found = set()
    for page in PAGES:
        said = page.advice[code][role]
        for other in but_not:
            said = re.sub(other[page.language], "", said, flags=re.I)
        if re.search(wordings[page.language], said, re.I | re.A):
            found.add(page.language)
    return found


def codes_where(condition):
    return [code for code, entry in ENTRIES.items() if condition(entry)]


@pytest.mark.parametrize("code", codes_where(lambda entry: entry.retry_name in ("never", "changed")))
def test_a_retry_is_advised_only_where_it_is_allowed(code):
    """To a client: a person may always come back."""
    assert advises(RETRY, code, "client", NO_RETRY) == set()


@pytest.mark.parametrize("code", codes_where(lambda entry: entry.wire and entry.retry_name in ("any", "idempotent")))
def test_a_client_learns_which_requests_it_may_retry(code):
    assert advises(RETRY, code, "client", NO_RETRY) == set(LANGUAGES)
    if ENTRIES[code].retry_name == "idempotent":
        assert advises(IDEMPOTENT, code, "client") == set(LANGUAGES)


@pytest.mark.parametrize("code", ENTRIES)
def test_a_redirect_is_followed_only_where_it_is_one(code):
    assert advises(FOLLOW, code, "client") == (set(LANGUAGES) if ENTRIES[code].redirect else set())


@pytest.mark.parametrize("code", codes_where(lambda entry: "never" in entry.caching))
@pytest.mark.parametrize("role", texts.ROLES)
def test_what_must_not_be_stored_is_never_advised_to_be(code, role):
    assert advises(CACHE, code, role) == set()


def names_of(said):
    """Fields, methods, products, files and numbers: what has no translation."""
    return {name.lower().removesuffix("s") for name in re.findall(r"[A-Za-z][\w.+*/-]*[\w*]|\d+", said, re.A)}


@pytest.mark.parametrize("code", ENTRIES)
@pytest.mark.parametrize("role", texts.ROLES)
def test_advice_names_the_same_in_every_language(code, role):
    english, simplified, traditional = (names_of(page.advice[code][role]) for page in PAGES)
    only_chinese = {"cookie", "ip", "uri", "api", "cdn", str(code)}
    assert (simplified | traditional) - only_chinese <= english
    assert simplified - only_chinese == traditional - only_chinese
    assert {name for name in english if name.isdigit()} <= simplified


@pytest.mark.parametrize("code", ENTRIES)
def test_a_visitor_reads_no_jargon(code):
    """A proxy that the visitor has set up by hand is a word that the visitor knows."""
    said = PAGE["en"].advice[code]["visitor"]
    assert re.findall(r"\b(?:URI|TLS|header|client|response|upstream|origin|gateway|token|API|endpoint)s?\b", said) == []
    fields = {name for entry in REGISTRY.codes for names in entry.fields.values() for name in names} - {"From", "Date", "If"}
    assert [name for name in fields if re.search(rf"(?<![\w-]){name}(?![\w-])", said)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", texts.ROLES)
def test_no_sentence_is_repeated_to_a_reader(language, role):
    seen = {}
    for code, said in PAGE[language].advice.items():
        for one in re.split(r"(?<=[.!?]) |(?<=。)", said.get(role, "")):
            assert not one or seen.setdefault(one, code) == code, one


# ---- What the generator refuses ----


@pytest.fixture
def folder(tmp_path):
    """A copy of the data, to be spoilt."""
    return shutil.copytree(ROOT / "lib/data", tmp_path / "data")


def spoil(folder, name, old, new):
    path = folder / name
    before = path.read_text(encoding="utf-8")
    assert old in before
    path.write_text(before.replace(old, new, 1), encoding="utf-8")
    return refused(sys.executable, ROOT / "lib/generate", "--check", "--data", folder)


def section(language, code):
    """A section as it is in the page."""
    page = (ROOT / f"lib/data/text/{language}.md").read_text(encoding="utf-8")
    return re.search(rf"^## {code} .*?\n\n.*?\n(\n|\Z)", page, re.M | re.S)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_code_is_named(folder, language):
    said = spoil(folder, f"text/{language}.md", section(language, 404), "")
    assert said == f"text/{language}.md: 404 is missing\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_missing_advice_is_named(folder, language):
    page = (ROOT / f"lib/data/text/advice/{language}.md").read_text(encoding="utf-8")
    whole_section = re.search(r"^## 404 .*?(?=^## )", page, re.M | re.S)[0]
    said = spoil(folder, f"text/advice/{language}.md", whole_section, "")
    assert said == f"text/advice/{language}.md: 404 is missing\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_without_advice_is_named(folder, language):
    page = (ROOT / f"lib/data/text/advice/{language}.md").read_text(encoding="utf-8")
    paragraph = re.search(r"^## 404 .*?^(Client: .*?)(?=^Server: )", page, re.M | re.S)[1]
    said = spoil(folder, f"text/advice/{language}.md", paragraph, "")
    assert said.endswith(": 404: there is no advice for the client\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_part_is_named(folder, language):
    heading = section(language, 404).split("\n")[0]
    said = spoil(folder, f"text/{language}.md", section(language, 404), f"{heading}\n\n")
    assert said == f"text/{language}.md: 404 has no summary and no description\n"


def test_a_language_without_a_page_is_named(folder):
    said = spoil(folder, "languages.csv", "zh,zh-Hans", "fr,fr,RFC 5646\nzh,zh-Hans")
    assert "text/fr.md: there is no such page" in said


@pytest.mark.parametrize(("language", "old", "new", "complaint"), [
    ("zh-Hans", "## 404 未找到", "## 404 无", "the title has 1 characters, not 2 to 10"),
    ("zh-Hant", "## 404 找不到", "## 404 在這個網址上找不到資源", "the title has 11 characters, not 2 to 10"),
    ("en", "Timeout\nThe server waited", "Timeout\nIt is slow. The server waited", "more than one sentence"),
    ("zh-Hans", "## 404 未找到\n", "## 404 未找到\n很抱歉。", "more than one sentence"),
    ("zh-Hans", "可能是地址输错、", "可能是地址输错,", "half-width punctuation next to Chinese: '错,'"),
    ("zh-Hant", "可能是網址打錯、", "可能是網址打錯 、", "a needless space beside Chinese"),
    ("zh-Hant", "由 RFC 7231 首度", "由RFC 7231 首度", "no space between Latin and Chinese: '由R'"),
    ("en", "## 405 Method", "## 403 Method", "403 is not in ascending order"),
    ("en", "## 405 Method", "## 427 Method", "427 has no row in codes.csv"),
    ("en", "## 405 Method", "##405 Method", "the description is one paragraph"),
    ("en", "## 405 Method", "## Method", "a heading is '## ', a code, a space and a title"),
    ("zh-Hans", "浏览器历来如此，", "浏览器历来如此，" + "长" * 400, "characters, not 60 to 400"),
])
def test_a_wrong_form_is_refused(folder, language, old, new, complaint):
    assert complaint in spoil(folder, f"text/{language}.md", old, new)


@pytest.mark.parametrize(("language", "old", "new", "complaint"), [
    ("en", "## 404 Not Found", "## 404 Gone", "404: its title in text/en.md is not 'Gone'"),
    ("zh-Hans", "## 404 未找到", "## 299 未找到", "299: its title in text/zh-Hans.md is not '未找到'"),
    ("zh-Hant", "## 404 找不到", "## 404 找不到\n\n說明", "a paragraph begins with one of Visitor, Client, Server, and a colon"),
    ("en", "Client: Do not retry", "Reader: Do not retry", "begins with one of Visitor, Client, Server"),
    ("en", "Client: Do not retry", "Visitor: Do not retry", "begins with one of Visitor, Client, Server"),
    ("en", "## 401 Una", "## 499 Client Closed Request\n\n## 401 Una", "the codes are not in ascending order"),
    ("zh-Hans", "Client: 不要重试。", "Client: 不要重试. ", "half-width punctuation next to Chinese: '试.'"),
    ("zh-Hant", "Client: 不要重試。", "Client: 不要重試。" + "長" * 120, "characters, not 10 to 120"),
])
def test_a_wrong_form_of_advice_is_refused(folder, language, old, new, complaint):
    assert complaint in spoil(folder, f"text/advice/{language}.md", old, new)


@pytest.mark.parametrize(("old", "new", "complaint"), [
    ("en,en", "en_US,en", "languages.csv:2: 'en_US' is not a language tag"),
    ("zh-SG,", "zh-cn,", "languages.csv:7: zh-cn occurs twice"),
    ("zh-SG,zh-Hans", "zh-SG,zh-Hani", "languages.csv: zh-Hani has no row of its own"),
    ("en,en,", "fr,fr,", "languages.csv: the first row is en"),
    ("zh-SG,", "zh-x,", "languages.csv:7: 'zh-x' is not a language tag"),
])
def test_a_wrong_table_of_languages_is_refused(folder, old, new, complaint):
    assert complaint in spoil(folder, "languages.csv", old, new)
