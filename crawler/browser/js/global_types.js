// The types of page variables, each given by the parts of its name. Runs in the page's own world, where every prototype may
// be the page's: operators only, no method is called. Elements and frames, which become globals by their id or name, do
// not count.
(function (names) {
  "use strict";
  let found = "";
  for (let i = 0; i < names.length; i++) {
    const parts = names[i];
    let value = window, kind = "undefined";
    try {
      for (let j = 0; j < parts.length && value !== undefined && value !== null; j++) value = value[parts[j]];
      kind = value === null ? "undefined" : typeof value;
      if (kind === "object" && (value.nodeType > 0 || value === value.window)) kind = "undefined";
    } catch (error) { kind = "undefined"; }
    found += kind + " ";
  }
  return found;
})
