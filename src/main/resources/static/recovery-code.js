// Copies and prints the recovery code. Without this script it is read and written down.

const code = document.getElementById('kept-code');
const box = document.getElementById('keep');
const words = box.dataset;

box.replaceWith(box.content.cloneNode(true));

const note = document.getElementById('keep-note');

document.getElementById('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(code.textContent);
    note.textContent = words.copied;
  } catch {
    // Refused, or not offered on a page without https: marked, it is one key away.
    getSelection().selectAllChildren(code);
    note.textContent = words.marked;
  }
});

document.getElementById('print').addEventListener('click', () => print());

// A page that the browser keeps for its back button keeps no code.
addEventListener('pagehide', () => code.replaceChildren());
