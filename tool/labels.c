/* Labels in the languages of the texts. */
#include "labels.h"

#include <httpstatus.h>
#include <string.h>

enum { LANGUAGES = 3 };

/* The columns of the tables below. */
static const char *const tags[LANGUAGES] = {"en", "zh-Hans", "zh-Hant"};

static const char *const labels[LABEL_COUNT][LANGUAGES] = {
    [LABEL_RETRY] = {"Retry", "重试", "重試"},
    [LABEL_CACHE] = {"Cache", "缓存", "快取"},
    [LABEL_FOLLOW] = {"Follow", "跟随", "跟隨"},
    [LABEL_CONTENT] = {"Content", "内容", "內容"},
    [LABEL_VISITOR] = {"You opened a page", "您打开了网页", "您開啟了網頁"},
    [LABEL_CLIENT] = {"You write a client", "您编写客户端", "您撰寫用戶端"},
    [LABEL_SERVER] = {"You run the server", "您管理服务器", "您管理伺服器"},
    [LABEL_SYMBOL] = {"Symbol", "常量", "常數"},
    [LABEL_ALIASES] = {"Also called", "其他写法", "其他寫法"},
    [LABEL_VENDORS] = {"Vendors", "厂商", "廠商"},
    [LABEL_WIRE] = {"Sent to clients", "发给客户端", "傳給用戶端"},
    [LABEL_MUST] = {"Must send", "必须发送", "必須傳送"},
    [LABEL_SHOULD] = {"Should send", "应当发送", "應當傳送"},
    [LABEL_MAY] = {"May send", "可以发送", "可以傳送"},
    [LABEL_ANSWERS] = {"Answers to", "所回应的标头", "所回應的標頭"},
    [LABEL_CONTRASTS] = {"Not the same as", "不同于", "不同於"},
    [LABEL_SPECIFIED] = {"Specified in", "定义于", "定義於"},
    [LABEL_SENT_AS] = {"Sent as", "对应的状态码", "對應的狀態碼"},
    [LABEL_NEVER_SENT] = {"never: only in logs, or inside one server", "从不：只出现在日志中，或在服务器内部",
                          "從不：只出現在記錄中，或在伺服器內部"},
    [LABEL_YES] = {"yes", "是", "是"},
    [LABEL_NO] = {"no", "否", "否"},
    [LABEL_RETRY_NEVER] = {"not automatically", "不应自动重试", "不應自動重試"},
    [LABEL_RETRY_IDEMPOTENT] = {"if the method is idempotent", "仅限幂等的方法", "僅限等冪的方法"},
    [LABEL_RETRY_ANY] = {"any request", "任何请求都可以", "任何請求皆可"},
    [LABEL_RETRY_CHANGED] = {"once the request is changed as the response says", "按响应的要求修改请求之后可以",
                             "依回應的要求修改請求之後可以"},
    [LABEL_RETRY_ELSEWHERE] = {"over another connection", "换一个连接", "換一個連線"},
    [LABEL_RETRY_NOT_EARLY] = {"but not in early data", "但不放进早期数据", "但不放進早期資料"},
    [LABEL_RETRY_WAIT] = {"wait as long as Retry-After says", "等到 Retry-After 所说的时间",
                          "等到 Retry-After 所說的時間"},
    [LABEL_CACHE_DEFAULT] = {"yes, unless the response forbids it", "默认可以，除非响应禁止", "預設可以，除非回應禁止"},
    [LABEL_CACHE_DEFAULT_PARTIAL] = {"yes, by a cache that understands partial responses",
                                     "默认可以，仅限理解部分响应的缓存", "預設可以，僅限理解部分回應的快取"},
    [LABEL_CACHE_EXPLICIT] = {"only if the response says so", "仅当响应明确允许时", "僅當回應明確允許時"},
    [LABEL_CACHE_PARTIAL] = {"only by a cache that understands this code", "仅限理解这个状态码的缓存",
                             "僅限理解這個狀態碼的快取"},
    [LABEL_CACHE_NEVER] = {"no", "不得存储", "不得儲存"},
    [LABEL_FOLLOW_PERMANENT] = {"yes, permanently", "是，永久", "是，永久"},
    [LABEL_FOLLOW_TEMPORARY] = {"yes, for this request", "是，仅这一次", "是，僅這一次"},
    [LABEL_FOLLOW_KEEPS] = {"the method stays", "方法不变", "方法不變"},
    [LABEL_FOLLOW_CHANGES] = {"the method may become GET", "方法可能改为 GET", "方法可能改為 GET"},
    [LABEL_CONTENT_NONE] = {"none", "没有", "沒有"},
    [LABEL_CONTENT_EMPTY] = {"none, but framed with length 0", "没有，但照常界定，长度为 0",
                             "沒有，但照常界定，長度為 0"},
    [LABEL_CONTENT_ALLOWED] = {"allowed", "可以有", "可以有"},
    [LABEL_COLON] = {": ", "：", "："},
    [LABEL_COMMA] = {", ", "，", "，"},
    [LABEL_SEMICOLON] = {"; ", "；", "；"},
    [LABEL_LIST_COMMA] = {", ", "、", "、"},
    [LABEL_OUTSIDE] = {"Outside 100 to 599", "100 至 599 之外", "100 至 599 之外"},
    [LABEL_NO_RESPONSE] = {"No response", "没有响应", "沒有回應"},
    [LABEL_UNREAD] = {"Without a status (see --unread)", "未找到状态码（见 --unread）", "找不到狀態碼（見 --unread）"},
    [LABEL_UNKNOWN] = {"(unknown)", "（未知）", "（未知）"},
    [LABEL_CODES] = {"codes", "状态码", "狀態碼"},
    [LABEL_KNOWN] = {"known", "已知", "已知"},
    [LABEL_LINE] = {"line", "行", "行"},
    [LABEL_LINES] = {"lines", "行", "行"},
};

static const char *const class_titles[][LANGUAGES] = {
    {"", "信息响应", "資訊回應"},     {"", "成功", "成功"},
    {"", "重定向", "重新導向"},       {"", "客户端错误", "用戶端錯誤"},
    {"", "服务器错误", "伺服器錯誤"},
};

/* By standing; that of an unknown code is LABEL_UNKNOWN. */
static const char *const standings[][LANGUAGES] = {
    [HTTPSTATUS_STANDING_STANDARD] = {"", "标准", "標準"},
    [HTTPSTATUS_STANDING_PROVISIONAL] = {"", "临时注册", "暫時註冊"},
    [HTTPSTATUS_STANDING_DEPRECATED] = {"", "已弃用", "已棄用"},
    [HTTPSTATUS_STANDING_OBSOLETE] = {"", "已过时", "已過時"},
    [HTTPSTATUS_STANDING_RESERVED] = {"", "保留", "保留"},
    [HTTPSTATUS_STANDING_UNOFFICIAL] = {"", "非官方", "非官方"},
};

/* Returns the column of a language; that of English if it has none. */
static size_t column_of(const char *lang)
{
    const char *tag = httpstatus_language_of(lang);
    for (size_t i = 0; tag != NULL && i < LANGUAGES; i++) {
        if (strcmp(tags[i], tag) == 0)
            return i;
    }
    return 0;
}

const char *label(enum label which, const char *lang)
{
    return labels[which][column_of(lang)];
}

const char *class_title(int code, const char *lang)
{
    int status_class = httpstatus_class_of(code);
    size_t column = column_of(lang);
    if (status_class == 0)
        return label(LABEL_OUTSIDE, lang);
    return column == 0 ? httpstatus_class_name(code) : class_titles[status_class - 1][column];
}

const char *standing_title(int standing, const char *lang)
{
    size_t column = column_of(lang);
    if (column == 0 || standing == HTTPSTATUS_STANDING_UNKNOWN)
        return column == 0 ? httpstatus_standing_name(standing) : label(LABEL_UNKNOWN, lang);
    return standings[standing][column];
}
