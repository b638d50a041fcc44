// Buttons that copy: without scripts they could do nothing, so they are hidden
// until here. Where the browser keeps the clipboard to itself, they stay so.
if (navigator.clipboard) for (const button of document.querySelectorAll("[data-copy]")) {
  button.parentElement.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = button.dataset.done;
  });
}
