/* Stand-in of the quiz: a button that opens the questions in a frame. */
(function () {
  "use strict";
  var options = {};
  window.Marquiz = {
    init: function (given) { options = given; },
    add: function (widget) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "marquiz__button marquiz__button_fixed";
      button.textContent = widget[1].buttonText;
      button.style.cssText = "position:fixed;right:24px;bottom:24px;z-index:89;border:0;border-radius:10px;background:#d34085;color:#fff;font:600 15px Arial,sans-serif;padding:16px 20px;cursor:pointer;box-shadow:0 4px 18px #0004";
      button.addEventListener("click", function () { window.Marquiz.showModal(widget[1].id); });
      document.body.appendChild(button);
    },
    showModal: function (id) {
      var shade = document.createElement("div");
      shade.className = "marquiz__modal";
      shade.style.cssText = "position:fixed;inset:0;z-index:100;background:#000a;display:grid;place-items:center";
      shade.innerHTML = '<iframe title="Квиз" style="border:0;border-radius:14px;width:min(560px,92vw);height:420px;background:#fff"></iframe>';
      shade.firstChild.src = options.host + "/" + id;
      shade.addEventListener("click", function () { shade.remove(); });
      document.body.appendChild(shade);
    },
  };
})();
