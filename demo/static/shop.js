/* What the pages of the shops do: pop-ups, forms sent in the background, the basket drawer, the checkout's own checks. */
(function () {
  "use strict";
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const post = (url, fields) =>
    fetch(url, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(fields) });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-open]");
    if (opener) {
      event.preventDefault();
      byId(opener.dataset.open).hidden = false;
    }
    if (event.target.closest("[data-close]") || event.target.classList.contains("shade"))
      event.target.closest(".shade, .drawer").hidden = true;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all(".shade, .drawer").forEach((each) => (each.hidden = true));
  });

  for (const shade of all("[data-when]")) {
    const show = () => {
      const key = "shown-" + shade.id;
      if (sessionStorage.getItem(key)) return;
      sessionStorage.setItem(key, "1");
      shade.hidden = false;
    };
    if (shade.dataset.when === "timed") setTimeout(show, 5000);
    else
      document.addEventListener("mouseout", (event) => {
        if (!event.relatedTarget && event.clientY <= 0) show();
      });
  }

  const missing = (form) =>
    all(".starred", form).filter((row) => {
      const empty = !row.querySelector("input, textarea, select").value.trim();
      row.querySelector(".wrong")?.remove();
      if (empty) row.lastElementChild.insertAdjacentHTML("beforeend", '<small class="wrong">Поле обязательно для заполнения</small>');
      return empty;
    });

  for (const form of all("form[data-lead]"))
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (missing(form).length) return;
      const answer = await post(form.action, new FormData(form));
      if (answer.ok) form.textContent = "Спасибо! Скоро ответим.";
    });
  for (const form of all("form[data-starred]"))
    form.addEventListener("submit", (event) => {
      const rows = missing(form);
      if (!rows.length) return;
      event.preventDefault();
      rows[0].scrollIntoView({ block: "center" });
    });

  for (const button of all("[data-buy]"))
    button.addEventListener("click", async () => {
      const answer = await (await post(button.dataset.url, { id: button.dataset.buy })).json();
      all("[data-count]").forEach((each) => (each.textContent = answer.count));
      const drawer = byId("drawer");
      drawer.innerHTML = answer.html;
      drawer.hidden = false;
    });

  for (const radio of all("[data-switch]"))
    radio.addEventListener("change", () => {
      for (const row of all("[data-only]", radio.form)) {
        row.hidden = row.dataset.only !== radio.value;
        row.querySelector("input").required = !row.hidden;
      }
    });

  for (const banner of all("[data-cookies]"))
    banner.addEventListener("click", (event) => {
      const answer = event.target.dataset.answer;
      if (!answer) return;
      document.cookie = `${banner.dataset.cookies}=${answer}; path=/; max-age=31536000; SameSite=Lax`;
      banner.remove();
    });
})();
