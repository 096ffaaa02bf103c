// Copies what its button names. Without it the text can be selected.

const button = document.getElementById('copy');
const text = document.getElementById(button.dataset.copies);
const status = document.getElementById('copied');

button.hidden = false;
button.addEventListener('click', async () => {
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text.textContent.trim());
    status.textContent = button.dataset.copied;
  } catch {
    // Not allowed here: selected, it is one key away.
    getSelection().selectAllChildren(text);
  }
});
