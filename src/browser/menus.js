// Appended to the app's module. The masthead's menus open and close by themselves; this closes an open one when the reader
// follows a link in it, goes elsewhere, or presses Escape.
{
  const open = () => document.querySelector(".b-masthead details[open]");
  const close = ({ type, target, key }) => {
    const menu = open();
    const inside = menu?.contains(target);
    if (!menu || (type === "keydown" ? key !== "Escape" : inside && !(type === "click" && target.closest("a")))) return;
    menu.open = false;
    if (type === "keydown" && inside) menu.firstChild.focus();
  };
  for (const type of ["click", "focusin", "keydown"]) addEventListener(type, close);
}
