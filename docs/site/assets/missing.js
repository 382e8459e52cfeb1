// Some servers answer /404 with this page, because its file is called 404.html; the page about the code is meant.
if (location.pathname.endsWith("/404")) location.replace(document.querySelector("[data-code] a").href);
