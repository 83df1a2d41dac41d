// What axe-core finds wrong with forms, dialogs and contacts (selectors of each), by these rules; at most `most` elements
// of each rule.
(async (rules, forms, dialogs, contacts, most) => {
  const include = [...document.querySelectorAll([forms, dialogs, contacts].join(", "))].slice(0, 2000);
  if (!include.length) return [];
  axe.reset();
  const found = await axe.run({ include }, {
    runOnly: { type: "rule", values: rules }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"],
    iframes: false, elementRef: true, performanceTimer: false,
  });
  const where = (e) => e.closest(contacts) ? "contact" : e.closest(dialogs) ? "dialog" : "form";
  const messages = (node) => [...node.any, ...node.all, ...node.none].map((c) => c.message).join("; ");
  return found.violations.flatMap((rule) => rule.nodes.slice(0, most).map((node) => {
    const element = node.element, box = element.getBoundingClientRect();
    return {
      rule: rule.id, impact: node.impact || rule.impact || "", where: where(element), help: rule.help,
      message: messages(node).slice(0, 300), selector: node.target.flat().join(" >>> ").slice(0, 500),
      quote: (element.innerText || element.getAttribute("placeholder") || element.name || element.outerHTML).trim().slice(0, 120),
      box: box.width > 0 && box.height > 0 && element.checkVisibility()
        ? [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round) : null,
    };
  }));
})
