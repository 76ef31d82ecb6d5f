// Makes the public guide handier where JavaScript runs; without it nothing is missing but these.
const search = document.getElementById('search');
const words = document.getElementById('search-words');
const status = document.getElementById('copied');

function find() {
  const q = words.value.trim();
  if (q !== '')
    location.assign(
      `/guide?${new URLSearchParams({ q, language: document.documentElement.lang })}`,
    );
}

search.hidden = false;
document.getElementById('no-search').hidden = true;
document.getElementById('search-go').addEventListener('click', find);
words.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') find();
});

function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    status.textContent = status.dataset.copied;
  } catch {
    select(element);
    status.textContent = status.dataset.selected;
  }
}

for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', () => copy(document.getElementById(button.dataset.copy)));
}

// On paper nothing can be unfolded.
const folded = new Set();
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details:not([open])')) {
    folded.add(details);
    details.open = true;
  }
});
addEventListener('afterprint', () => {
  for (const details of folded) details.open = false;
  folded.clear();
});
