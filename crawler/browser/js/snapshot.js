// One pass over the rendered page, run in an isolated world: the page's own globals and prototypes are out of reach, and
// nothing is written to its DOM. Returns the stamped copy (see crawler/reading/pages/document.py for the stamps). The live
// elements stay in `leadwalk.elements`, by the index of their stamp.
(() => {
  const MAX_ELEMENTS = 60000, MAX_HTML = 8000000, MAX_TEXT = 100000, MAX_ATTRIBUTE = 2000, MAX_DEPTH = 1000, MAX_PSEUDO = 6000;
  const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
  const EMPTY = new Set("style noscript".split(" "));
  const DRAWN = new Set("label span legend p b strong em i a li td th dt dd div h1 h2 h3 h4 h5 h6 button".split(" "));
  // Their parts are seen exactly when they are: no styles are asked for below them.
  const WHOLE = new Set("svg select math video audio".split(" "));
  const KEPT_VALUES = new Set("submit button reset image checkbox radio".split(" "));
  const escapeText = (s) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const escapeAttribute = (s) => s.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/\0/g, "");

  const state = globalThis.leadwalk || (globalThis.leadwalk = {});
  state.elements = [];
  const frames = [], remote = [];
  let size = 0, truncated = false, pseudo = 0;

  const selectorOf = (element) => {
    const parts = [];
    for (let node = element; node && node.nodeType === 1; ) {
      if (node.id && /^[A-Za-z_][\w-]*$/.test(node.id)) { parts.unshift("#" + node.id); break; }
      const tag = node.localName;
      if (tag === "html" || tag === "body") { parts.unshift(tag); break; }
      const parent = node.parentNode;
      const siblings = parent ? [...parent.children].filter((c) => c.localName === tag) : [node];
      parts.unshift(siblings.length > 1 ? `${tag}:nth-of-type(${siblings.indexOf(node) + 1})` : tag);
      node = node.parentElement || (parent && parent.host);
    }
    return parts.join(" > ");
  };

  const drawnText = (view, element, which) => {
    if (pseudo++ > MAX_PSEUDO) return "";
    const style = view.getComputedStyle(element, which), content = style.content;
    // A tooltip that waits for the mouse is often drawn all the time, and only not shown.
    if (style.display === "none" || style.visibility !== "visible" || style.opacity === "0") return "";
    if (!content || content[0] !== '"') return "";
    const text = content.slice(1, content.lastIndexOf('"')).replace(/\\"/g, '"').replace(/[\uE000-\uF8FF]/g, "").trim();
    return text.slice(0, 200);
  };

  const attributesOf = (element, tag) => {
    let out = "";
    for (const { name, value } of element.attributes) {
      if (name.startsWith("data-lw") || !/^[^\s"'<>/=\u0000-\u001f]{1,200}$/.test(name)) continue;
      let text = value;
      if (name === "value" && tag === "input") {
        const type = (element.getAttribute("type") || "text").toLowerCase();
        if (type === "hidden") text = text.slice(0, 200);
        else if (!KEPT_VALUES.has(type)) continue;
      }
      if (name === "d" || name === "points") continue;
      const limit = text.startsWith("data:") ? 200 : MAX_ATTRIBUTE;
      out += ` ${name}="${escapeAttribute(text.length > limit ? text.slice(0, limit) : text)}"`;
    }
    return out;
  };

  // What `above` holds: whether the parent is hidden, its opacity, its cursor, and the offset of the frame.
  const serialise = (element, above, depth) => {
    if (size > MAX_HTML || state.elements.length >= MAX_ELEMENTS || depth > MAX_DEPTH) { truncated = true; return ""; }
    const tag = element.localName;
    const index = state.elements.length;
    state.elements.push(element);
    let stamps = ` data-lw-i="${index}"`;
    let { hidden, opacity } = above, cursor = above.cursor, shown = false;
    let style = null;
    if (above.whole) shown = above.shown;
    else if (!hidden && tag !== "script" && tag !== "head" && !above.head) {
      style = above.view.getComputedStyle(element);
      const rect = element.getBoundingClientRect();
      opacity *= parseFloat(style.opacity || "1");
      const x = rect.left + above.view.scrollX, y = rect.top + above.view.scrollY;
      const area = rect.width > 1 && rect.height > 1;
      const pinned = style.position === "fixed";
      // Left of or above the page, or right of all that can be scrolled to; what is pinned cannot be scrolled to at all.
      const away = x + rect.width <= 0 || y + rect.height <= 0 || x >= above.width ||
        (pinned && (rect.left >= above.view.innerWidth || rect.top >= above.view.innerHeight || rect.bottom <= 0 || rect.right <= 0));
      const clipped = (style.overflow !== "visible" && (rect.width < 2 || rect.height < 2)) ||
        style.clip === "rect(0px, 0px, 0px, 0px)" || style.clipPath === "inset(100%)" || style.clipPath === "inset(50%)";
      if (style.display === "none" || (style.display !== "contents" && !element.checkVisibility()) || opacity < 0.02 || (clipped && tag !== "html" && tag !== "body") || (area && away)) hidden = true;
      const here = style.visibility === "visible" && !hidden;
      shown = here && (area || style.display === "contents" || style.display === "inline" || element.childElementCount > 0);
      if (rect.width > 0 && rect.height > 0 && !hidden)
        stamps += ` data-lw-b="${Math.round(x)},${Math.round(y)},${Math.round(rect.width)},${Math.round(rect.height)}"`;
      if (pinned || style.position === "sticky") stamps += ` data-lw-f="${style.position}"`;
      if ((style.cursor === "pointer" && above.cursor !== "pointer") || element.hasAttribute("onclick")) stamps += ' data-lw-p="1"';
      cursor = style.cursor;
      if (here && DRAWN.has(tag)) {
        const before = drawnText(above.view, element, "::before"), after = drawnText(above.view, element, "::after");
        if (before) stamps += ` data-lw-before="${escapeAttribute(before)}"`;
        if (after) stamps += ` data-lw-after="${escapeAttribute(after)}"`;
      }
    }
    if (shown !== above.shown) stamps += ` data-lw-v="${shown ? 1 : 0}"`;
    if (tag === "input" || tag === "select" || tag === "textarea") {
      const required = element.required || element.getAttribute("aria-required") === "true";
      stamps += ` data-lw-r="${required ? 1 : 0}"`;
      if (element.willValidate && element.validity && !element.validity.valid) stamps += ' data-lw-x="1"';
      if (element.disabled) stamps += ' data-lw-d="1"';
      if (element.type === "checkbox" || element.type === "radio") stamps += ` data-lw-c="${element.checked ? 1 : 0}"`;
      else if (element.value) stamps += ' data-lw-val="1"';
    } else if (element.hasAttribute("aria-checked")) {
      stamps += ` data-lw-c="${element.getAttribute("aria-checked") === "true" ? 1 : 0}"`;
      if (element.getAttribute("aria-required") === "true") stamps += ' data-lw-r="1"';
    }
    if (tag === "html") stamps += ' data-lw="1"';
    let out = `<${tag}${attributesOf(element, tag)}${stamps}>`;
    size += out.length;
    if (!VOID.has(tag)) {
      const below = { ...above, hidden, opacity, cursor, shown, head: above.head || tag === "head", whole: above.whole || WHOLE.has(tag) };
      if (tag === "iframe" || tag === "frame") framed(element, above, shown);
      else if (tag === "script") out += (element.textContent || "").slice(0, MAX_TEXT).replace(/<\/script/gi, "<\\/script");
      else if (tag === "textarea") out += "";
      else if (!EMPTY.has(tag)) {
        if (element.shadowRoot) out += `<template shadowrootmode="open">${children(element.shadowRoot, below, depth)}</template>`;
        out += children(tag === "template" ? element.content : element, below, depth);
      }
      out += `</${tag}>`;
    }
    return out;
  };

  const children = (parent, above, depth) => {
    let out = "";
    for (const node of parent.childNodes) {
      if (node.nodeType === 3) {
        const text = escapeText(node.data.length > MAX_TEXT ? node.data.slice(0, MAX_TEXT) : node.data);
        size += text.length;
        out += text;
      } else if (node.nodeType === 1) out += serialise(node, above, depth + 1);
      if (size > MAX_HTML) { truncated = true; break; }
    }
    return out;
  };

  const boxOf = (element, above) => {
    const rect = element.getBoundingClientRect();
    const x = rect.left + above.view.scrollX + above.x, y = rect.top + above.view.scrollY + above.y;
    return rect.width > 0 && rect.height > 0 ? [Math.round(x), Math.round(y), Math.round(rect.width), Math.round(rect.height)] : null;
  };

  const framed = (element, above, visible) => {
    if (frames.length + remote.length > 60) { truncated = true; return; }
    const entry = {
      owner: selectorOf(element), index: state.elements.length - 1, parent: above.frame, visible, box: boxOf(element, above),
      url: element.src || "about:blank",
    };
    let inner = null;
    try { inner = element.contentDocument; } catch (error) { inner = null; }
    if (!inner || !inner.documentElement) { remote.push(entry); return; }
    let cross = false;
    try { cross = inner.location.origin !== element.ownerDocument.location.origin; } catch (error) { cross = true; }
    const number = frames.length;
    frames.push({ ...entry, url: inner.URL, cross_origin: cross, html: "" });
    const box = entry.box || [0, 0, 0, 0];
    frames[number].html = read(inner, { x: box[0], y: box[1], frame: number, hidden: !visible });
  };

  const read = (target, { x, y, frame, hidden }) => {
    const view = target.defaultView || window;
    const root = target.documentElement;
    const width = Math.max(view.innerWidth, root ? root.scrollWidth : 0);
    const above = { view, x, y, width, frame, hidden, opacity: 1, cursor: "auto", shown: !hidden, head: false, whole: false };
    return root ? "<!DOCTYPE html>" + serialise(root, above, 0) : "";
  };

  const html = read(document, { x: 0, y: 0, frame: null, hidden: false });
  const root = document.documentElement;
  return {
    html, frames, remote, truncated,
    url: document.URL,
    title: (document.title || "").slice(0, 500),
    viewport: [window.innerWidth, window.innerHeight],
    height: Math.max(root ? root.scrollHeight : 0, document.body ? document.body.scrollHeight : 0),
  };
})
