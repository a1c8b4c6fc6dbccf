// Appended to the app's module. With `font-display: optional`, browsers do not use a font that arrives after the first
// paint before the next document, so that no text moves while it is read. The next page of the app is the right time
// too, because its text is new: the fonts are loaded again, by then from a cache, and added when the page is replaced.
{
  const main = document.getElementById("b-main");
  const again = (fonts) =>
    [...fonts].map(({ family, status, style, weight, unicodeRange }, at) => {
      // The first rules of the style sheet declare the fonts, in the same order.
      const rule = document.styleSheets[0].cssRules[at]?.style;
      if (!rule?.fontDisplay || status === "unloaded") return;
      // Firefox quotes the name of a font, and then does not accept it.
      const font = new FontFace(family.replaceAll('"', ""), rule.src, { style, weight, unicodeRange });
      const add = ([{ removedNodes: [page] }]) => page && fonts.add(font);
      font.load().then(
        () => new MutationObserver(add).observe(main, { childList: true }),
        () => {},
      );
    });
  if (main) document.fonts.ready.then(again);
}
