/** Runs on the page that ends a connect: tells the host page what came of it. */
const outcome = JSON.parse(document.getElementById('outcome')?.textContent ?? 'null');
new BroadcastChannel('connect-account').postMessage(outcome);
document.getElementById('back')?.addEventListener('click', () => {
  window.close();
  // A tab that no script opened stays: then this one becomes monday.
  location.assign('/');
});
