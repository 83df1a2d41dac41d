/* Stand-in of the callback widget: everything it shows lives in an open shadow root. */
(function () {
  "use strict";
  function show() {
    var host = document.createElement("div");
    host.id = "envybox-callback";
    document.body.appendChild(host);
    var root = host.attachShadow({ mode: "open" });
    root.innerHTML =
      "<style>button{border:0;cursor:pointer;font:600 15px Arial,sans-serif;border-radius:30px;background:#ff6d00;color:#fff;padding:16px 22px;box-shadow:0 4px 18px #0004}" +
      "form{background:#fff;border-radius:14px;padding:18px;width:250px;display:grid;gap:10px;font:15px Arial,sans-serif;box-shadow:0 4px 24px #0004}" +
      "input{font:16px Arial,sans-serif;padding:10px;border:1px solid #bbb;border-radius:8px}[hidden]{display:none}</style>" +
      '<form hidden><b>Перезвоним за 28 секунд</b><input type="tel" name="phone" placeholder="Ваш телефон" required>' +
      "<button>Жду звонка</button></form>" +
      '<button type="button" class="launcher callbackkiller cbk-phone">Обратный звонок</button>';
    var form = root.querySelector("form");
    var launcher = root.querySelector(".launcher");
    launcher.addEventListener("click", function () { form.hidden = false; launcher.hidden = true; });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      fetch("//cdn.envybox.io/api/call", { method: "POST", body: new URLSearchParams(new FormData(form)) });
      form.textContent = "Набираем ваш номер.";
    });
  }
  if (document.body) show();
  else document.addEventListener("DOMContentLoaded", show);
})();
