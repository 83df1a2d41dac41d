/* Stand-in of call tracking: marks the visit, changes no number. */
(function () {
  "use strict";
  document.cookie = "_ct_site_id=10000; path=/; SameSite=Lax";
  window.ct = function (what, done) {
    if (what === "calltracking_params" && done) done([{ siteId: 10000, sessionId: 1 }]);
  };
})();
