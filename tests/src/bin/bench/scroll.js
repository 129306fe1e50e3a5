// Scrolls a list a stretch every frame and takes the time of each frame, and of the script within it. Then the same over a
// list of as many rows without content, whose rows are used again: what the toolkit itself takes.
const FRAMES = 120;
const STRETCH = 350;

function scrolled(list, done) {
  const frames = [];
  const scripts = [];
  let begun = null;
  let last = null;
  // The first to hear of a scroll; what the list does follows before the next frame is drawn.
  const hear = (event) => {
    if (event.target === list) begun ??= performance.now();
  };
  document.addEventListener('scroll', hear, true);
  const tick = (now) => {
    if (begun !== null) scripts.push(performance.now() - begun);
    if (last !== null) frames.push(now - last);
    begun = null;
    last = now;
    if (frames.length < FRAMES) {
      list.scrollTop += STRETCH;
      requestAnimationFrame(tick);
      return;
    }
    document.removeEventListener('scroll', hear, true);
    done({ frames, scripts });
  };
  requestAnimationFrame(tick);
}

function bare(like) {
  const { top, left, width, height } = like.getBoundingClientRect();
  const row = like.querySelector('[role=row]').getBoundingClientRect().height;
  const list = document.createElement('div');
  list.style.cssText = `position:fixed;top:${top}px;left:${left}px;width:${width}px;height:${height}px;overflow:auto;background:#fff`;
  const all = document.createElement('div');
  all.style.cssText = `position:relative;height:${like.firstElementChild.getBoundingClientRect().height}px`;
  list.append(all);
  const rows = Array.from({ length: like.querySelectorAll('[role=row]').length }, () => {
    const line = document.createElement('div');
    line.style.cssText = `position:absolute;left:0;right:0;top:0;height:${row}px;border-bottom:1px solid #ccc`;
    all.append(line);
    return line;
  });
  list.addEventListener('scroll', () => {
    const first = Math.max(0, Math.floor(list.scrollTop / row) - 8);
    rows.forEach((line, n) => (line.style.transform = `translateY(${(first + n) * row}px)`));
  });
  document.body.append(list);
  return list;
}

const list = document.querySelector('[role=grid]');
window.scrolling = {};
scrolled(list, (ours) => {
  window.scrolling.ours = ours;
  const empty = bare(list);
  scrolled(empty, (theirs) => {
    empty.remove();
    window.scrolling.theirs = theirs;
  });
});
