// A page that moved has kept its parts: what follows the # goes along. Without
// scripts the page's own refresh leads to the top of the new one.
location.replace(document.querySelector("main a").href.split("#")[0] + location.hash);
