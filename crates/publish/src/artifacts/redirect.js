// Leads from an earlier address to the page's own, with query and fragment, which a refresh would lose.
location.replace(document.querySelector("a").getAttribute("href") + location.search + location.hash);
