/* Stand-in of the counter: reports each page view, as the real one does. */
(function () {
  "use strict";
  var calls = (window.ym && window.ym.a) || [];
  window.Ya = window.Ya || {};
  window.Ya.Metrika2 = function () {};
  window.ym = function (id, what) {
    if (what === "init") {
      document.cookie = "_ym_uid=1000000000000000000; path=/; SameSite=Lax";
      fetch("//mc.yandex.ru/watch/" + id, { method: "POST", mode: "no-cors", keepalive: true, body: new URLSearchParams({ "page-url": location.href }) });
    }
  };
  calls.forEach(function (call) { window.ym.apply(null, call); });
})();
