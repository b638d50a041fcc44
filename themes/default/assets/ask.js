// The draft follows what is filled in, and the links follow the draft. Whoever
// has written in the draft itself keeps it.
const asking = document.querySelector(".asking");
const draft = asking.querySelector(".draft");
const lines = [...asking.querySelectorAll("[data-line]")];
const blank = draft.value.split("\n");
let own = false;

const send = () => {
  const text = draft.value.replace(/\r?\n/g, "\r\n");
  for (const way of asking.querySelectorAll("[data-before]")) way.href = way.dataset.before + encodeURIComponent(text);
  asking.querySelector("[data-copy]").dataset.copy = draft.value;
};
const write = () => {
  if (!own) draft.value = blank.map((line) => {
    const field = lines.find((f) => f.value.trim() && line.startsWith(f.dataset.line));
    return field ? line.replace("…", () => field.value.trim()) : line;
  }).join("\n");
  send();
};

asking.querySelector(".fill").hidden = false;
const area = new URLSearchParams(location.search).get("area");
if (area) for (const option of lines[0].options) if (option.dataset.url === area) option.selected = true;
for (const field of lines) field.addEventListener("input", write);
draft.addEventListener("input", () => { own = true; send(); });
write();
