// The words of the option of a list box that has the focus; null where none has.
(() => {
  const active = document.activeElement;
  return active && active.getAttribute("role") === "option" ? active.textContent.trim() : null;
})
