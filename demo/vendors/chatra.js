/* Stand-in of the chat: its launcher is a document of its own in a frame. */
(function () {
  "use strict";
  var root = document.createElement("div");
  root.id = "chatra";
  root.className = "chatra--side-bottom chatra--style-round";
  root.style.cssText = "position:fixed;right:20px;bottom:20px;z-index:90";
  var frame = document.createElement("iframe");
  frame.id = "chatra__iframe";
  frame.title = "Chatra live chat";
  frame.src = "//chat.chatra.io/?hostname=" + encodeURIComponent(location.hostname) + "#" + window.ChatraID;
  frame.style.cssText = "border:0;width:250px;height:64px;color-scheme:none";
  root.appendChild(frame);
  document.body.appendChild(root);
  window.Chatra = function (what) {
    if (what === "openChat") frame.style.height = "320px";
  };
  addEventListener("message", function (event) {
    if (event.source === frame.contentWindow && event.data === "chatra:open") frame.style.height = "320px";
  });
})();
