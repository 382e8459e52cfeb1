"""Where the languages of lib/data/text do not turn a sentence the same way.

    python3 tests/data/agreement.py    write agreement.csv again, to be read through before it is committed

"Before" must not become "after" in one language alone. ENGLISH are words of direction and what one of the two Chinese
sentences' words must then be; CHINESE are the same the other way round; SCRIPTS are words of which the two Chinese
pages have equally many in a text. The languages say many things in their own way, so a sentence may go without such a
word: agreement.csv has a row for each text and word of which somebody has read that all languages mean the same.
"""
import csv
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "lib/generate"))
import data  # noqa: E402
import text  # noqa: E402

FILE = Path(__file__).with_name("agreement.csv")
QUOTED = re.compile(r'"[^"]*"')

# The name of the rule, the English words, and the Chinese ones in both scripts.
ENGLISH = [
    ("must", "must", "必须|必須|须|須|不得|要|绝|絕"),
    ("must not", "must not|must never", "不得|不能|不应|不應|不该|不該|绝|絕|不可|不要"),
    ("need not", "need not", "不必|无需|無需|不用|没有义务|沒有義務"),
    ("may", "may|can|could|might", "可|能|会|會|也许|也許|不妨|未必|往往|常"),
    ("cannot", "cannot", "不能|无法|無法|不可|无从|無從|没能|沒能|不了|不会|不會|没法|沒法"),
    ("not", "not|no|never|without|nothing|nobody|none|neither|nor|cannot", "不|没|沒|未|无|無|非|免|绝|絕|别|別|否"),
    ("without", "without", "不带|不帶|不经|不經|不加|不用|没|沒|未|无|無|去掉|拿掉|绕过|繞過|免"),
    ("never", "never", "从不|從不|从未|從未|绝|絕|永|没|沒|不"),
    ("always", "always", "总|總|都|一律|历来|一向|一直"),
    ("every", "every|everything|everybody|each|all", "每|都|所有|各|一切|全|逐|任何|一律|整|凡"),
    ("any", "any", "任何|所有|都|每|哪|一律|什么|什麼|若"),
    ("only", "only", "只|仅|僅|才|唯"),
    ("client", "client|clients|client's", "客户端|用戶端|对方|對方|接收者"),
    ("server", "server|servers|server's", "服务器|伺服器|响应|回應"),
    ("request", "request|requests|requested", "请求|請求|重新发送|重新傳送"),
    ("response", "response|responses", "响应|回應|回覆"),
    ("upstream", "upstream", "上游"),
    ("GET", "GET", r"\bGET\b"),
    ("POST", "POST", r"\bPOST\b"),
    ("before", "before|until", "前|先|才|到|再|还没|還沒|尚未"),
    ("after", "after|afterwards|later", "后|後|再|过(?!期|大|长|程|滤|载)|過(?!期|大|長|程|濾|載)|隔|稍|起"),
    ("late", "late", "晚|迟|遲"),
    ("since", "since", "起|以来|以來|因|由于|由於|从|從|后|後|自|以免"),
    ("first", "first", "首|先|第一|最初|前一"),
    ("last", "last|final", "上次|最后|最後|末|最终|最終"),
    ("early", "sooner|earlier|early|ahead|already", "早|先|已|提前|更快|前"),
    ("old", "old|older|outdated", "旧|舊|老|过时|過時|早"),
    ("new", "new|newly", "新|另|换|換"),
    ("same", "same|equal|unchanged", "同|相等|一样|一樣|原样|原樣|不变|不變|一致"),
    ("other", "other|another|different|elsewhere", "另|其他|别|別|不同|新|换|換|改|其余|其餘|他"),
    ("open", "open|opens|opened", "开|開|建|新"),
    ("close", "close|closes|closed", "关|關|断|斷|近"),
    ("start", "start|starts|begin|begins|began|started", "开|開|始|起|先|从|從|重新"),
    ("stop", "stop|stops|stopped", "停|中止|止|不再|终|終|不要"),
    ("allow", "(?-i:allow)|allows|allowed|permits?|accepts|accepted", "允|许|許|容|可以|接受|受理|放行|收|认|認|支"),
    ("refuse", r"refus\w*|declin\w*|reject\w*|forbid\w*|forbade|block\w*",
     "拒|禁|封|拦|攔|屏蔽|挡|擋|不允|不容|不许|不許|不接受|不肯|不收|不予|没有执行|沒有執行"),
    ("succeed", r"succe\w+", "成功|完成"),
    ("fail", r"fail\w*", "失|错|錯|不成立|未|没|沒|断|斷|故障|坏|壞|不"),
    ("permanent", r"permanent\w*|forever", "永"),
    ("temporary", r"temporar\w*|at present|for the moment|for this one time|at the moment",
     "暂|暫|临时|臨時|目前|正|一次|现在|現在|当前|當前"),
    ("large", "large|larger|longer|long|many", "大|长|長|多|更|过|過|久|太|超|高|耗时|耗時"),
    ("small", "small|smaller|fewer|less|short|shorter|few", "小|少|短|低|几|幾|轻|輕|较|較|缩|縮|简|簡|罕|没|沒"),
    ("opposite", "opposite|unequal|invalid|unsafe|weak|hurry|hurries|shrinking|least",
     "相反|不等|无效|無效|不安全|弱|赶快|趕快|缩短|縮短|最少"),
    ("fast", "fast|speed", "快|加速"),
    ("lower", "lower", "低|降"),
    ("above", "above", "上|超|尤其|最"),
    ("below", "below", "下|以内|以內|低于|低於|不超|超出|超过|超過"),
    ("known", "known", "已知|认识|認識|知道|所知|懂"),
    ("unknown", "unknown", "未知|不认识|不認得|不明|不知"),
    ("missing", "missing|absent", "没|沒|缺|漏|无|無|不存在"),
    ("present", "present", "现|現|目前|当前|當前|存在|出现|已有"),
    ("drop", "drop|drops|dropped", "丢|丟|弃|棄|去掉|拿掉|断|斷|删|刪|降"),
    ("remove", "remove|removed|removes", "删|刪|移除|去掉|拿掉|清除|取消|消除"),
    ("add", "add|added|adds", "加|附|补|補|填"),
    ("grow", "growing", "逐次|加长|拉長|变大|變大"),
    ("slow", "slow|slowly|slower", "慢|减|減"),
    ("wait", "wait|waits", "等|稍候"),
    ("keep", "keep|keeps|kept", "保|留|存|继续|繼續|仍|一直|维|維|不变|不變|记|記|持|沿"),
    ("raise", "raise|raises", "提高|调|調|放宽|放寬|加"),
    ("strong", "strong", "强|強"),
    ("valid", "valid", "有效|合法"),
]
NEGATION = (r"not|no|never|without|nothing|nobody|none|neither|nor|cannot|missing|unless|lacks?|hardly|instead|rather"
            r"|refus\w*"
            r"|fail\w*|empty|lost|stop\w*|un\w+|invalid|incomplete|impossible|leave|ignores?|avoids?|except|less|wrong|broken"
            r"|forbade|free|drops?|dropped|only|too")
# The name of the rule, the simplified Chinese words, and the English ones.
CHINESE = [
    ("不", "不(?!同|断|过|少|妨|久|论|管|仅|只|变|一定|超)|没|未|无(?!需操作)", NEGATION),
    ("之前", "之前|以前",
     r"before|until|first|ahead|early|earlier|already|up to|previous\w*|used to|since|former\w*|once|old"),
    ("之后", "之后|以后", r"after\w*|later|then|since|when|once|next|future|follow\w*|behind|until|from"),
    ("只", "只(?!读)|仅", r"only|alone|just|but|mere\w*|single|one|exactly"),
    ("必须", "必须", "must|needs?|has to|have to|requires?|had to|mandatory"),
    ("永久", "永久|永远", r"permanent\w*|forever|never"),
    ("暂时", "暂时|临时", r"temporar\w*|at present|moment|this one time|while|interim|short\w*|for the time being"),
    ("拒绝", "拒|禁止", r"refus\w*|declin\w*|reject\w*|turn\w*|den\w+|forb\w*|block\w*|not|no|ban\w*"),
    ("失败", "失败", r"fail\w*|wrong|error\w*|did not|lost|not"),
    ("成功", "成功", r"succe\w*|work\w*|through|parses?|passes"),
    ("相同", "相同|同样", r"same|equal|alike|identical|similar\w*|too|also|unchanged|as before"),
    ("不同", "不同", r"differ\w*|other|another|unlike|several|various"),
    ("打开", "打开", r"open\w*|appear\w*|load\w*"),
    ("关闭", "关闭", r"clos\w*|shut|switch\w*|off|disable\w*|gone"),
    ("最终", "最终", r"final|end|outcome|fail"),
    ("客户端", "客户端", r"clients?|client's|device|programs?|them|it"),
    ("请求", "请求", r"requests?|requested|ask\w*|it"),
    ("上游", "上游", "upstream"),
    ("所有", "所有|每|任何", r"all|every\w*|each|any\w*|whole|no|whatever|nobody|none|nothing|always|one"),
    ("GET", r"\bGET\b", "GET"),
    ("POST", r"\bPOST\b", "POST"),
]
# The words in simplified and in traditional Chinese.
SCRIPTS = [
    ("必须|须", "必須|須"), ("不得", "不得"), ("应当", "應當"), ("不应|不该", "不應|不該|不宜"),
    ("可(?!能)", "可(?!能)"), ("不能|不可", "不能|不可"), ("不要", "不要"), ("不会", "不會"), ("没有", "沒有"),
    ("无法|无从", "無法|無從"), ("从不|从未|从来不", "從不|從未|從來不"), ("绝不|绝", "絕不|絕"), ("所有", "所有"),
    ("之前|以前", "之前|以前"), ("之后|以后", "之後|以後|日後"), ("先", "先"), ("首", "首"), ("早", "早"),
    ("减速|放慢", "減速|放慢"), ("逐次", "逐次"), ("加长", "拉長|加長"), ("过大", "過大"), ("过长", "過長"),
    ("缩小", "縮小"), ("提高|调高", "提高|調高"), ("相同|同样", "相同|同樣"), ("不同", "不同"), ("打开", "打開"),
    ("关闭", "關閉"), ("停", "停"), ("允许", "允許|容許"), ("禁止", "禁止"), ("接受", "接受"), ("拒", "拒"),
    ("成功", "成功"), ("失败", "失敗"), ("永久", "永久"), ("暂时", "暫時"), ("最终", "最終"), ("保留", "保留"),
    ("丢弃", "丟棄|捨棄"), ("有效", "有效"), ("强", "強"), ("客户端", "用戶端"), ("服务器", "(?<!代理)伺服器"),
    ("请求", "請求"), ("响应", "回應"), (r"\bGET\b", r"\bGET\b"), (r"\bPOST\b", r"\bPOST\b"), ("旧", "舊"),
    ("新的", "新的"),
]


def has(words, said):
    """Whether an English text has one of the words; a part of a name such as Content-Length is none."""
    return re.search(rf"(?<![\w-])(?:{words})(?![\w-])", QUOTED.sub('""', said), 0 if words.isupper() else re.I)


def sentences(language, said):
    return re.split(r"(?<=。)(?=.)" if text.is_chinese(language) else r"(?<=[.!?]) ", said)


def aligned(english, simplified, traditional):
    """The sentences side by side; the whole texts if one language joins or separates them."""
    split = [sentences(*one) for one in (("en", english), ("zh-Hans", simplified), ("zh-Hant", traditional))]
    return zip(*split) if len(set(map(len, split))) == 1 else [(english, simplified, traditional)]


def between_english_and_chinese(english, simplified, traditional):
    """Yields the rule of every word that one sentence has and another does not echo."""
    for said, *chinese in aligned(english, simplified, traditional):
        for rule, words, echo in ENGLISH:
            if has(words, said) and not all(re.search(echo, one, re.A) for one in chinese):
                yield rule
        for rule, words, echo in CHINESE:
            if re.search(words, chinese[0], re.A) and not has(echo, said):
                yield rule


def between_scripts(simplified, traditional):
    for words, echo in SCRIPTS:
        if len(re.findall(words, simplified, re.A)) != len(re.findall(echo, traditional, re.A)):
            yield words.replace(r"\b", "").split("|", maxsplit=1)[0].split("(", maxsplit=1)[0]


def texts_of(pages, code):
    """Yields (part, the text in each language) of all that is said of a code but its titles."""
    for part in ("summary", "description"):
        yield part, [page.texts[code][part] for page in pages]
    for role in text.ROLES:
        yield role, [page.advice[code][role] for page in pages]


def disagreements(pages, code):
    """The (part, rule) of a code where the languages differ; the pages are en, zh-Hans and zh-Hant."""
    found = set()
    for part, said in texts_of(pages, code):
        found.update((part, rule) for rule in between_english_and_chinese(*said))
        found.update((part, f"{rule}/") for rule in between_scripts(*said[1:]))
    return found


def read():
    """The rows of agreement.csv as {code: {(part, rule)}}."""
    rows = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(int(row["code"]), set()).add((row["part"], row["word"]))
    return rows


def main():
    codes = [entry.code for entry in data.load(ROOT / "lib/data").codes]
    pages = text.load(ROOT / "lib/data", codes)[1]
    with FILE.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("code", "part", "word"))
        out.writerows((code, *found) for code in codes for found in sorted(disagreements(pages, code)))


if __name__ == "__main__":
    main()
