// Takes the time from a key to the moment the page holds what it did, and to the frame that shows it: in the sentence once
// its marks and parts are read, and in a field without anything beside it. The lists fill as the driver types.
const after = (done) => requestAnimationFrame(() => {
  const drawn = new MessageChannel();
  drawn.port1.onmessage = done;
  drawn.port2.postMessage(null);
});

const sentence = document.activeElement;
const parts = document.querySelector('.parts[aria-busy]');
const bare = document.createElement('textarea');
bare.style.cssText = 'position:fixed;top:0;left:300px;width:600px;height:60px;z-index:9';
bare.setAttribute('aria-label', 'bare');
document.body.append(bare);

window.typing = { read: [], ours: [], theirs: [] };
let pressed = 0;
let waiting = [];
window.addEventListener('keydown', () => (pressed = performance.now()), true);
sentence.addEventListener('input', () => waiting.push(pressed), true);
new MutationObserver(() => {
  if (parts.getAttribute('aria-busy') === 'true' || waiting.length === 0) return;
  const begun = waiting;
  waiting = [];
  begun.forEach((at) => window.typing.read.push(performance.now() - at));
  after(() => begun.forEach((at) => window.typing.ours.push(performance.now() - at)));
}).observe(parts, { attributes: true, attributeFilter: ['aria-busy'] });
bare.addEventListener('input', () => {
  const at = pressed;
  after(() => window.typing.theirs.push(performance.now() - at));
});
