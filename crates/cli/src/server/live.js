// Shows every change of a magazine in the tab, and mistakes over the page. One tab listens for all of them, because a
// browser opens only six connections to a server.
(() => {
  const script = document.currentScript.dataset;
  const base = document.documentElement.dataset.base;
  const channel = new BroadcastChannel("broadsheet" + base);
  let style = script.style;
  let board;

  function receive(status) {
    if (status.problems.length) show(status.problems);
    else board?.remove();
    if (status.problems.length === 0 && String(status.edition) !== script.edition) {
      location.reload();
    } else if (style !== undefined && String(status.style) !== style) {
      style = String(status.style);
      restyle(style);
    }
  }

  async function restyle(version) {
    // The first sheet puts the app's styles into a layer.
    if (!document.querySelector("style[data-theme]")) return location.reload();
    const answer = await fetch(`${base}~broadsheet/style.css`, { cache: "no-store" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(await answer.text());
    if (version !== style) return;
    document.adoptedStyleSheets = [sheet];
    for (const former of document.querySelectorAll("style[data-theme]")) former.disabled = true;
  }

  function make(name, text, ...children) {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  }

  function show(problems) {
    board?.remove();
    board = make("div");
    const root = board.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    root.adoptedStyleSheets = [sheet];
    const title = make("h1", problems.length === 1 ? "One mistake" : `${problems.length} mistakes`);
    const close = make("button", "Hide");
    close.onclick = () => board.remove();
    const note = make("p", "The page beneath is the last one without any. This disappears when they are mended.");
    const list = make("ol", "", ...problems.map(item));
    root.append(make("section", "", make("header", "", title, close), note, list));
    root.firstChild.setAttribute("role", "alert");
    document.documentElement.append(board);
  }

  function item({ code, message, file, line, excerpt, help }) {
    const place = make("p", line ? `${file}:${line}` : file);
    place.className = "place";
    const parts = [make("h2", message), place];
    if (excerpt) parts.push(make("pre", excerpt));
    const fix = make("p", help);
    fix.className = "help";
    return make("li", "", ...parts, fix, make("code", code));
  }

  const STYLE = `
    :host { all: initial }
    section {
      position: fixed; inset: auto 0 0; z-index: 2147483647; max-block-size: 80vh; overflow: auto;
      box-sizing: border-box; padding: 1.25rem clamp(1rem, 4vw, 3rem) 2rem;
      font: 1rem/1.5 system-ui, sans-serif; color: #1c1a17; background: #fdfcf9;
      border-block-start: 4px solid #b3261e; box-shadow: 0 -8px 40px #0004;
    }
    header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem }
    h1 { margin: 0; font-size: 1.25rem; color: #b3261e }
    h2 { margin: 0; font-size: 1rem }
    p { margin: .25rem 0; max-inline-size: 75ch }
    ol { margin: 1rem 0 0; padding: 0; list-style: none; display: grid; gap: 1.25rem }
    li { overflow-wrap: anywhere }
    .place, pre, code { font: .875rem/1.5 ui-monospace, monospace }
    .place { color: #5b554c }
    pre {
      margin: .5rem 0; padding: .5rem .75rem; white-space: pre-wrap; overflow-wrap: anywhere;
      background: #f3efe6; border-inline-start: 3px solid #b3261e;
    }
    .help::before { content: "Fix: "; font-weight: 600 }
    code { color: #5b554c }
    button { font: inherit; padding: .25rem .75rem; color: inherit; background: none; border: 1px solid; cursor: pointer }
    button:focus-visible { outline: 3px solid #b3261e; outline-offset: 2px }
    @media (prefers-color-scheme: dark) {
      section { color: #ece8df; background: #1d1b18; border-color: #f2857d }
      h1 { color: #f2857d }
      .place, code { color: #b5aea2 }
      pre { background: #2a2723; border-color: #f2857d }
    }
  `;

  function listen() {
    const events = new EventSource(`${base}~broadsheet/events`);
    events.onmessage = ({ data }) => {
      const status = JSON.parse(data);
      channel.postMessage(status);
      receive(status);
    };
    return new Promise(() => {});
  }

  channel.onmessage = ({ data }) => receive(data);
  if (navigator.locks) navigator.locks.request("broadsheet" + base, listen);
  else listen();
})();
