// Opens addresses in frames, several at once, and returns what is wrong. Each
// page may take so many seconds.
window.visit = async (home, urls, wait, together, seconds) => {
  const out = [];
  const next = urls.values();
  const settled = (frame) => new Promise((done) => {
    let patience = wait ? seconds * 20 : 0;
    const look = () => {
      let there;
      try { there = !wait || frame.contentDocument.querySelector(wait); } catch { there = true; }
      if (there || patience-- <= 0) return setTimeout(() => done(!!there), wait ? 150 : 0);
      setTimeout(look, 50);
    };
    look();
  });
  const visit = async (url) => {
    const frame = document.createElement("iframe");
    frame.style = "position:absolute;inset:0;width:800px;height:2000px;border:0";
    const loaded = new Promise((done) => { frame.onload = () => done(true); setTimeout(() => done(false), seconds * 1000); });
    frame.src = url;
    document.body.append(frame);
    if (!(await loaded)) out.push(url + " never ends loading");
    if (!(await settled(frame))) out.push(url + " shows no " + wait);
    try {
      if (!frame.contentWindow.location.href.startsWith(home)) out.push(url + " led to " + frame.contentWindow.location.href);
      for (const what of frame.contentWindow.tripwire(home)) out.push(url + ": " + what);
    } catch (error) {
      out.push(url + " led away: " + error);
    }
    frame.remove();
  };
  const work = async () => { for (const url of next) await visit(url); };
  await Promise.all(Array.from({ length: together }, work));
  return out;
};
