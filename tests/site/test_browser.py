"""The reference site in a headless Chromium: search, filters, languages, forms, keys, contrast, silence."""
import json

import build
import chromium
import decisions
import facts
import httpstatus
import pytest
import questions

# One of each kind, among the three languages.
PAGES = ["index.html", "redirects/index.html", "zh-Hans/caching/index.html", "retrying/index.html",
         "content/index.html",
         "404/index.html", "zh-Hans/302/index.html", "zh-Hant/499/index.html", "zh-Hans/index.html", "4xx/index.html",
         "compare/301-302-303-307-308/index.html", "vendors/index.html", "zh-Hant/about/index.html",
         "docs/redirects/index.html", "404.html"]
WIDTHS = (390, 820, 1440)


@pytest.fixture(scope="session")
def browser():
    browser = chromium.Browser()
    yield browser
    browser.close()


class Page(chromium.Page):
    """A tab that waits for the engine of a page, and for what waits for that."""

    def loaded(self):
        super().loaded()
        if self.has_scripts:
            self.run("globalThis.engine?.then(() => null)")


@pytest.fixture
def page(browser, origin):
    """A tab that has to stay silent and on its origin."""
    page = Page(browser)
    yield page
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith(origin)] == []
    page.close()


def shown(page):
    """The codes in the list that is seen, in its order."""
    return page.run("""[...document.querySelectorAll('[data-code]')].filter(one => one.getClientRects().length > 0)
      .map(one => Number(one.dataset.code))""")


def search(page, text):
    page.run("document.getElementById('q').focus(); document.getElementById('q').select()")
    page.type(text)
    return shown(page)


def follow(page, act, given):
    """Does what leads to another page, and waits for that."""
    page.forget("Page.loadEventFired")
    act(given)
    page.loaded()


def choose(page, name, value):
    page.run(f"""(() => {{ const one = document.querySelector('[name={name}]'); one.value = {json.dumps(value)};
      one.dispatchEvent(new Event('input', {{bubbles: true}})); }})()""")
    return shown(page)


def known(condition):
    return [code for code in facts.codes() if condition(code)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_silent_and_fits(page, origin, path):
    page.go(origin + path)
    assert page.run("document.querySelector('h1').textContent.length") > 2
    for width in (320, *WIDTHS):
        page.resize(width=width)
        assert page.run("document.documentElement.scrollWidth <= innerWidth"), f"{path} scrolls sideways at {width}"
        # What is wider than its box scrolls, and the keyboard reaches it.
        cut = page.run("""[...document.querySelectorAll('main *')].filter(one => one.scrollWidth > one.clientWidth + 1
          && one.clientWidth > 1 && getComputedStyle(one).overflowX !== 'visible'
          && !one.closest('details:not([open]), select') && one.tabIndex < 0).map(one => one.outerHTML.slice(0, 80))""")
        assert cut == [], f"{path} at {width}"


SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.hadRecentInput ? 0 : one.value; })
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [*PAGES, "index.html?q=timeout", "retrying/index.html?code=503&method=POST"])
def test_nothing_moves_while_a_page_loads(page, origin, path, width):
    page.resize(width=width)
    page.go(origin + path)
    assert page.run(SHIFT) < 0.01


def test_the_shift_test_would_notice(page, origin):
    page.go(origin + "404/index.html")
    page.run("""new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
      const bar = document.createElement('p');
      bar.style.height = '300px';
      document.body.prepend(bar);
      done();
    })))""")
    assert page.run(SHIFT) > 0.01


@pytest.mark.parametrize(("text", "codes"), [
    ("404", [404]), ("NOT-FOUND", [404]), ("HTTP/1.1 404 Whatever", [404]), ("payload too large", [413]),
    ("5xx,!501", known(lambda code: 500 <= code <= 599 and code != 501)), ("301-303", [301, 302, 303]),
    ("redirect", [301, 302, 303, 307, 308]), ("404 error", [404]),
    ("cacheable", known(httpstatus.is_heuristically_cacheable)),
    ("50", known(lambda code: 500 <= code <= 509)), ("xyzzy", []), ("", known(lambda code: True)),
])
def test_search(page, origin, text, codes):
    page.go(origin + "index.html")
    if text:
        assert search(page, text) == codes
    else:
        assert shown(page) == codes
    said = page.run("document.getElementById('count').textContent")
    words = build.strings()["en"]["search"]
    assert said == (words["count"].format(n=len(codes), total=len(facts.codes())) if codes else words["miss"])


@pytest.mark.parametrize(("text", "code"), [("not found", 404), ("未找到", 404), ("找不到", 404), ("rate limit", 429),
                                            ("I'm a Teapot", 418), ("request entity too large", 413)])
def test_the_best_answer_comes_first(page, origin, text, code):
    page.go(origin + "index.html")
    assert search(page, text)[0] == code


def test_a_search_from_another_page(page, origin):
    page.go(origin + "zh-Hans/404/index.html")
    page.key("/")
    assert page.run("document.activeElement.id") == "q"
    page.type("teapot")
    follow(page, page.key, "Enter")
    assert page.run("location.pathname + location.search") == "/zh-Hans/index.html?q=teapot"
    assert shown(page)[0] == 418


@pytest.mark.parametrize("path", PAGES)
def test_the_slash_key_works_on_every_page_and_can_be_switched_off(page, origin, path):
    page.go(origin + path)
    page.key("/")
    assert page.run("document.activeElement.id") == "q"
    page.run("document.activeElement.blur(); document.getElementById('slash').click()")
    page.go(origin + path)
    page.key("/")
    assert page.run("document.activeElement.id") != "q"
    assert page.run("document.getElementById('slash').getAttribute('aria-pressed')") == "false"
    page.run("localStorage.clear()")


def test_typing_in_a_field_is_not_lost(page, origin):
    page.go(origin + "404/index.html")
    page.run("document.getElementById('q').focus()")
    page.key("/")
    assert page.run("document.getElementById('q').value") == "/"


def test_search_suggests(page, origin):
    page.go(origin + "index.html")
    assert search(page, "Not Fuond") == []
    assert "404 Not Found" in page.run("document.getElementById('count').textContent")


@pytest.mark.parametrize(("name", "value", "condition"), [
    ("class", "4", httpstatus.is_client_error),
    ("standing", "unofficial", lambda code: httpstatus.standing(code) == httpstatus.Standing.UNOFFICIAL),
    ("vendor", "nginx", lambda code: httpstatus.vendor_reason(code, "nginx") is not None),
    ("caching", "heuristic", httpstatus.is_heuristically_cacheable),
    ("caching", "never", lambda code: code in (428, 429, 431, 511)),
    ("redirect", "permanent", httpstatus.is_permanent_redirect),
    ("redirect", "temporary", httpstatus.is_temporary_redirect),
    ("retry", "any", lambda code: httpstatus.retry(code) == httpstatus.Retry.ANY),
])
def test_filters(page, origin, name, value, condition):
    page.go(origin + "index.html")
    assert choose(page, name, value) == known(condition)
    page.run("document.querySelector('[type=reset]').click()")
    page.run("new Promise(done => setTimeout(done, 20))")
    assert shown(page) == known(lambda code: True)


def test_search_and_filters_together_stay_in_the_address_and_in_other_languages(page, origin):
    page.go(origin + "index.html")
    search(page, "5xx")
    wanted = choose(page, "standing", "standard")
    assert wanted == [code for code in known(httpstatus.is_server_error)
                      if httpstatus.standing(code) == httpstatus.Standing.STANDARD]
    address = page.run("document.querySelector('.languages [lang=zh-Hant]').href")
    page.go(address)
    assert page.run("document.documentElement.lang") == "zh-Hant"
    assert shown(page) == wanted
    assert page.run("document.getElementById('q').value") == "5xx"


def test_languages_lead_to_the_same_page(page, origin):
    page.go(origin + "404/index.html")
    for language in ("zh-Hans", "zh-Hant", "en"):
        follow(page, page.run, f"document.querySelector('.languages [lang={language}]').click()")
        assert page.run("document.documentElement.lang") == language
        assert httpstatus.title(404, language) in page.run("document.querySelector('h1').textContent")


def test_keys(page, origin):
    page.go(origin + "index.html")
    page.key("/")
    assert page.run("document.activeElement.id") == "q"
    page.type("30")
    page.key("ArrowDown")
    page.key("ArrowDown")
    assert page.run("document.activeElement.textContent").startswith("301")
    page.key("ArrowUp")
    page.key("ArrowUp")
    assert page.run("document.activeElement.id") == "q"
    page.key("Escape")
    assert page.run("document.getElementById('q').value") == ""
    page.type("teapot")
    follow(page, page.key, "Enter")
    assert page.run("location.pathname") == "/418/index.html"
    for key, code in (("ArrowRight", 419), ("ArrowLeft", 418)):
        follow(page, page.key, key)
        assert page.run("location.pathname") == f"/{code}/index.html"


def test_everything_can_be_reached_by_tab_and_shows_it(page, origin):
    page.go(origin + "caching/index.html")
    page.key("Tab")
    assert page.run("document.activeElement.className") == "skip"
    assert page.run("document.activeElement.getBoundingClientRect().left") >= 0
    page.key("Tab")
    assert page.run("getComputedStyle(document.activeElement).outlineWidth") == "3px"


# ---- Forms ----

ASK = """(() => {{
  const form = document.getElementById('ask'), answer = document.getElementById('answer'), answers = [];
  const steps = [...document.querySelectorAll('.ladder .step')];
  const boxes = [...form.querySelectorAll('[name=flag]')];
  // A browser complains of thousands of changes to the address.
  globalThis.showQuestion = () => {{}};
  for (const [code, method, third] of {inputs}) {{
    form.elements.code.value = code;
    form.elements.method.value = method;
    if (form.elements.policy) form.elements.policy.value = third;
    for (const box of boxes) box.checked = (third & Number(box.value)) !== 0;
    form.dispatchEvent(new Event('input'));
    const taken = document.querySelectorAll('.ladder .taken');
    const at = taken.length === 1 ? steps.indexOf(taken[0]) : -1;
    const passed = steps.filter(step => step.classList.contains('passed')).length;
    answers.push([answer.textContent, passed === at ? at : -1]);
  }}
  return answers;
}})()"""


def check(page, name, inputs, language):
    strings = build.strings()[language]["outcomes"][name]
    for given, (text, step) in zip(inputs, page.run(ASK.format(inputs=json.dumps(inputs)))):
        assert text == strings[getattr(decisions, name)(*given)], given
        assert step == questions.decides(name, *given), given


@pytest.mark.parametrize("language", facts.LANGUAGES)
def test_the_form_of_redirects(page, origin, language):
    page.go(f"{origin}{'' if language == 'en' else language + '/'}redirects/index.html")
    inputs = [(code, method, policy) for code in facts.OFFERED_CODES for method in facts.METHODS for policy in range(3)]
    check(page, "redirect", inputs, language)


def test_the_form_of_retries(page, origin):
    page.go(origin + "retrying/index.html")
    inputs = [(code, method, flags) for code in facts.OFFERED_CODES for method in facts.METHODS for flags in (0, 2)]
    inputs += [(code, "POST", flags) for code in facts.OFFERED_CODES for flags in questions.combinations("retry")]
    check(page, "retry", inputs, "en")


@pytest.mark.parametrize("language", facts.LANGUAGES)
def test_the_form_of_content(page, origin, language):
    page.go(f"{origin}{'' if language == 'en' else language + '/'}content/index.html")
    inputs = [(code, method) for code in facts.OFFERED_CODES for method in facts.METHODS]
    check(page, "content", inputs, language)


def test_the_address_asks_and_is_shared(page, origin):
    page.go(origin + "retrying/index.html?code=503&method=POST&flag=2")
    form = "Object.fromEntries(new FormData(document.getElementById('ask')))"
    assert page.run(form) == {"code": "503", "method": "POST", "flag": "2"}
    assert page.run("document.querySelectorAll('.ladder .taken').length") == 1
    choose(page, "method", "PUT")
    assert page.run("location.search") == "?code=503&method=PUT&flag=2"
    page.go(page.run("document.querySelector('.languages [lang=zh-Hant]').href"))
    assert page.run(form) == {"code": "503", "method": "PUT", "flag": "2"}
    assert page.run("document.documentElement.lang") == "zh-Hant"


def test_the_answers_of_a_code_page_lead_to_the_form_filled_in(page, origin):
    page.go(origin + "404/index.html")
    follow(page, page.run, "document.querySelector('.answers a').click()")
    assert page.run("document.querySelector('[name=code]').value") == "404"


def test_the_copy_button_copies_the_exchange(page, origin):
    page.browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    page.go(origin + "401/index.html")
    page.run("document.querySelector('.copy').click()")
    page.run("new Promise(done => setTimeout(done, 100))")
    assert page.run("document.querySelector('.copy').textContent") == "Copied"
    shown = page.run("document.querySelector('.copy + pre').textContent")
    assert "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: " in shown
    assert page.run("navigator.clipboard.readText()") == shown


def test_a_dark_page_prints_black_on_white(page, origin):
    page.prefer("dark")
    page.call("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    for path in ("404/index.html", "caching/index.html"):
        page.go(origin + path)
        style = "(one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])(document.body)"
        assert page.run(style) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
        assert page.run("getComputedStyle(document.querySelector('header')).display") == "none"
        assert page.run(CONTRAST) == []


def test_the_error_page_of_a_server_leads_on(page, origin):
    """A server that answers /404 with 404.html means the page about the code."""
    page.go(origin + "404.html")
    assert page.run("document.querySelector('[data-code] a').pathname") == "/404/index.html"


def test_the_form_of_caching(page, origin):
    """Some of all sums of flags for two codes, and a few for every code and method; test_files.py has the rest."""
    page.go(origin + "caching/index.html")
    inputs = [(code, "GET", flags) for code in (200, 206) for flags in questions.combinations("caching")[::3]]
    few = [0, httpstatus.CacheFlag.MUST_UNDERSTAND | httpstatus.CacheFlag.SHARED, httpstatus.CacheFlag.INVALID_AGE]
    few += [httpstatus.CacheFlag.MAX_AGE | flag for flag in (
        0, httpstatus.CacheFlag.AUTHORIZATION | httpstatus.CacheFlag.SHARED,
        httpstatus.CacheFlag.CONTENT_LOCATION_MATCHES, httpstatus.CacheFlag.UNDERSTANDS)]
    inputs += [(code, method, flags) for code in facts.OFFERED_CODES for method in facts.METHODS for flags in few]
    check(page, "caching", inputs, "en")


@pytest.mark.parametrize(("path", "name"), [("caching/index.html", "caching"), ("retrying/index.html", "retry")])
def test_the_forms_offer_what_was_compared(page, origin, path, name):
    page.go(origin + path)
    options = "name => [...document.querySelector(`[name=${name}]`)].map(one => one.value)"
    offered = page.run(f"['code', 'method'].map({options})")
    assert offered == [list(map(str, facts.OFFERED_CODES)), list(facts.METHODS)]
    flags = page.run("[...document.querySelectorAll('[name=flag]')].map(box => Number(box.value))")
    assert flags == questions.flags_offered(name)


# ---- Light and dark, and without scripts ----

CONTRAST = """(() => {
  const channels = color => color.match(/[\\d.]+/g).map(Number);
  const luminance = color => { const [r, g, b] = channels(color).map(c => c / 255)
    .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = one => { for (; one; one = one.parentElement) { const color = getComputedStyle(one).backgroundColor;
    if (channels(color).length === 3 || channels(color)[3] === 1) return color; } return 'rgb(255, 255, 255)'; };
  const poor = [];
  for (const one of document.querySelectorAll('body *')) {
    const hasText = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    if (!hasText || !one.getClientRects().length) continue;
    const [high, low] = [getComputedStyle(one).color, behind(one)].map(luminance).sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) poor.push([one.outerHTML.slice(0, 80), ratio]);
  }
  return poor;
})()"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_contrast(page, origin, scheme, path):
    """WCAG 2.1, 1.4.3, level AA: at least 4.5 for every text."""
    page.prefer(scheme)
    page.go(origin + path)
    assert page.run(CONTRAST) == []


def test_the_contrast_test_would_notice(page, origin):
    page.go(origin + "index.html")
    page.run("document.querySelector('h1').style.color = '#999'")
    assert len(page.run(CONTRAST)) == 1


def test_the_theme_can_be_chosen_and_is_remembered(page, origin):
    page.prefer("light")
    page.go(origin + "index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.run(colour) == "rgb(255, 255, 255)"
    page.run("document.getElementById('theme').click()")
    assert page.run(colour) == "rgb(15, 18, 22)"
    page.go(origin + "200/index.html")
    assert page.run(colour) == "rgb(15, 18, 22)"
    page.run("document.getElementById('theme').click(); localStorage.clear()")
    assert page.run(colour) == "rgb(255, 255, 255)"


def unusable(page):
    """The classes of what is seen and would need scripts."""
    document = page.call("DOM.getDocument")["root"]["nodeId"]
    nodes = page.call("DOM.querySelectorAll", nodeId=document, selector=".needs-scripts")["nodeIds"]
    assert nodes
    return [not_hidden(page, node) for node in nodes]


def not_hidden(page, node):
    styles = page.call("CSS.getComputedStyleForNode", nodeId=node)["computedStyle"]
    return next(one["value"] for one in styles if one["name"] == "display") != "none"


def test_without_scripts_everything_can_be_read(page, origin):
    page.scripts(on=False)
    page.call("DOM.enable")
    page.call("CSS.enable")
    for path in ("index.html", "caching/index.html"):
        page.go(origin + path)
        document = page.call("DOM.getDocument")["root"]["nodeId"]
        main = page.call("DOM.querySelector", nodeId=document, selector="main")["nodeId"]
        html = page.call("DOM.getOuterHTML", nodeId=main)["outerHTML"]
        assert "noscript" in html
        assert html.count("<li") > 10
        assert [name for name in unusable(page) if name] == []


def test_from_the_disk(browser, site):
    """Opened as files, the pages work as well, and ask nobody else."""
    page = Page(browser)
    page.go(f"file://{site}/index.html")
    assert search(page, "teapot") == [418]
    page.go(f"file://{site}/caching/index.html")
    check(page, "caching", [(404, "GET", 0), (429, "GET", 8), (206, "GET", 0)], "en")
    page.go(f"file://{site}/zh-Hans/418/index.html")
    assert page.run("document.querySelector('h1').textContent").startswith("418")
    assert page.complaints() == []
    assert [url for url in page.requests() if not url.startswith("file:")] == []
    page.close()


@pytest.mark.parametrize(("path", "language"), [("", "en"), ("zh-Hant/", "zh-Hant")])
@pytest.mark.parametrize(("path_of_form", "name", "why"), [
    ("caching/index.html", "caching", httpstatus.store_why(httpstatus.may_store(429, "GET", 8))),
    ("retrying/index.html", "retry", httpstatus.retry_why(httpstatus.may_retry(429, "GET", 8))),
])
def test_the_library_explains_its_rule(page, origin, path, language, path_of_form, name, why):
    page.go(origin + path + path_of_form)
    check(page, name, [(429, "GET", 8)], language)
    told = page.run("(why => [why.textContent, why.closest('[lang]').lang])(document.getElementById('why'))")
    assert told == [why, "en"]
