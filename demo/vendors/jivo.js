/* Stand-in of the chat: a tab at the bottom right, a pane when it is opened. */
(function () {
  "use strict";
  if (window.jivo_api) return;
  var root = document.createElement("div");
  root.id = "jivo-iframe-container";
  root.innerHTML =
    '<jdiv id="jivo-label" role="button" tabindex="0" style="position:fixed;right:24px;bottom:0;z-index:90;background:#18a558;color:#fff;padding:12px 22px;border-radius:12px 12px 0 0;font:600 15px Arial,sans-serif;cursor:pointer;box-shadow:0 0 18px #0003">Напишите нам, мы онлайн!</jdiv>' +
    '<jdiv id="jivo-pane" hidden style="position:fixed;right:24px;bottom:0;z-index:91;width:300px;background:#fff;border-radius:12px 12px 0 0;font:15px Arial,sans-serif;box-shadow:0 0 24px #0004;padding:16px">' +
    "<jdiv>Здравствуйте! Чем помочь?</jdiv>" +
    '<textarea placeholder="Введите сообщение" rows="3" style="box-sizing:border-box;width:100%;margin:10px 0"></textarea>' +
    "<button type=\"button\">Отправить</button></jdiv>";
  document.body.appendChild(root);
  var label = root.querySelector("#jivo-label");
  var pane = root.querySelector("#jivo-pane");
  function open() { label.hidden = true; label.style.display = "none"; pane.hidden = false; pane.style.display = "block"; }
  pane.style.display = "none";
  label.addEventListener("click", open);
  pane.querySelector("button").addEventListener("click", function () {
    var box = pane.querySelector("textarea");
    fetch("//code.jivo.ru/message", { method: "POST", body: new URLSearchParams({ text: box.value }) });
    box.value = "";
  });
  window.jivo_api = { open: open, chatMode: function () { return "online"; } };
})();
