// Appended to the app's module. The masthead's menus open and close by themselves; this closes an open one when the reader
// goes elsewhere, which includes a page that its links lead to, or presses Escape.
for (const type of ["click", "focusin", "keydown"]) {
  addEventListener(type, ({ target, key }) => {
    const menu = document.querySelector(".b-masthead details[open]");
    const inside = menu?.contains(target);
    if (!menu || (key ? key !== "Escape" : inside)) return;
    menu.open = false;
    if (key && inside) menu.firstChild.focus();
  });
}
