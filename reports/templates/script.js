"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const visible = (node) => {
    const copy = node.cloneNode(true);
    all("[lang]", copy).forEach((part) => part.lang !== root.dataset.lang && part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  const speak = (lang) => {
    root.dataset.lang = lang;
    root.lang = lang;
    for (const name of ["placeholder", "aria-label", "title"]) {
      all(`[data-${name}-${lang}]`).forEach((node) => node.setAttribute(name, node.getAttribute(`data-${name}-${lang}`)));
    }
    all("option").forEach((option) => { if (option.dataset[lang]) option.textContent = option.dataset[lang]; });
    all("[data-speak]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.speak === lang)));
    document.title = root.dataset[`title${lang}`] || document.title;
    count();
  };
  all("[data-speak]").forEach((button) => button.addEventListener("click", () => speak(button.dataset.speak)));

  const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
  const theme = one("#theme");
  theme.setAttribute("aria-pressed", String(dark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    theme.setAttribute("aria-pressed", String(dark()));
  });
  one("#print").addEventListener("click", () => window.print());

  const table = one("#compare");
  const rows = table ? all("tr.hit", table) : [];
  const groups = table ? all("tr.group", table) : [];
  let only = "all";
  function count() {
    if (!table) return;
    const shown = rows.filter((row) => !row.hidden).length;
    one("#shown").textContent = `${shown} / ${rows.length}`;
  }
  const words = () => rows.map((row) => row.textContent.toLowerCase());
  let texts = null;
  const filter = () => {
    const group = one("#group").value;
    const search = one("#search").value.trim().toLowerCase();
    if (search && !texts) texts = words();
    const present = new Set();
    rows.forEach((row, i) => {
      row.hidden = (only === "differs" && !("differs" in row.dataset)) || (only === "lacking" && !("lacking" in row.dataset))
        || (group && row.dataset.group !== group) || (search !== "" && !texts[i].includes(search));
      if (!row.hidden) present.add(row.dataset.group);
    });
    const sorted = one("#sort").value !== "stage";
    groups.forEach((row) => { row.hidden = sorted || !present.has(row.dataset.group); });
    count();
  };
  const sort = () => {
    const by = one("#sort").value;
    const body = table.tBodies[0];
    if (by === "stage") {
      groups.forEach((head) => body.append(head, ...rows.filter((row) => row.dataset.group === head.dataset.group)));
    } else {
      const name = new Map(rows.map((row) => [row, visible(row.cells[0])]));
      const less = by === "name"
        ? (a, b) => name.get(a).localeCompare(name.get(b), root.lang)
        : (a, b) => Number(b.dataset[by]) - Number(a.dataset[by]) || Number(a.dataset.order) - Number(b.dataset.order);
      body.append(...groups, ...[...rows].sort(less));
    }
    filter();
  };
  if (table) {
    all("[data-only]").forEach((button) => button.addEventListener("click", () => {
      only = button.dataset.only;
      all("[data-only]").forEach((other) => other.setAttribute("aria-pressed", String(other === button)));
      filter();
    }));
    one("#group").addEventListener("change", filter);
    one("#search").addEventListener("input", filter);
    one("#sort").addEventListener("change", sort);
    one("#copy").addEventListener("click", async () => {
      const lines = all("tr", table).filter((row) => !row.hidden)
        .map((row) => [...row.cells].map((cell) => {
          const text = visible(cell);
          return /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
        }).join("\t"));
      const text = lines.join("\n");
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const area = document.createElement("textarea");
        area.value = text;
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
        one("#copy").focus();
      }
      one("#copied").hidden = false;
    });
  }

  const drawer = one("#drawer");
  const place = one("#drawer-body");
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a[data-proof], a.term");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ids = link.dataset.proof ? link.dataset.proof.split(" ").map((n) => `p${n}`) : [link.hash.slice(1)];
    const proofs = ids.map((id) => document.getElementById(id)).filter(Boolean);
    if (!proofs.length) return;
    event.preventDefault();
    one("#drawer-proof").hidden = !link.dataset.proof;
    one("#drawer-term").hidden = Boolean(link.dataset.proof);
    place.replaceChildren(...proofs.map((proof) => {
      const copy = document.createElement(proof.querySelector("dt") ? "dl" : "div");
      copy.className = "proof";
      copy.append(...[...proof.childNodes].map((node) => node.cloneNode(true)));
      return copy;
    }));
    drawer.showModal();
  });
  // A tooltip goes away on Escape and comes back with the next move (WCAG 2.2, 1.4.13).
  document.addEventListener("keydown", (event) => root.classList.toggle("quiet", event.key === "Escape"));
  document.addEventListener("pointermove", () => root.classList.remove("quiet"));
  drawer.addEventListener("click", (event) => { if (event.target === drawer) drawer.close(); });
  one("#drawer-close").addEventListener("click", () => drawer.close());
  speak(root.dataset.lang);
})();
