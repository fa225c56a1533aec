import { absoluteTime } from '../base/time';
import type { Handlers, HostMessage, PageState } from '../protocol/messages';
import { betweenPresses } from './betweenPresses';
import { drawPanel } from './drawPanel';
import { countAgesFrom, updateAges } from './drawValue';
import type { PageContext } from './pageContext';

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: PageState): void;
}

/** VS Code provides this function in every webview. */
declare function acquireVsCodeApi(): VsCodeApi;

/** Ages change once a minute at most. */
const ageUpdateMilliseconds = 60_000;

const host = acquireVsCodeApi();
let readAt: number | undefined;
let isDrawn = false;

function part(id: string): HTMLElement {
  return document.getElementById(id) ?? document.body;
}

const shared: Omit<PageContext, 'timeZone'> = {
  send: (message) => {
    host.postMessage(message);
  },
  announce: (text) => {
    part('announcement').textContent = text;
  },
  sortings: new Map(),
  choices: new Map(),
};

/** Replaces the content and restores the focus, the expanded details and the scroll position. */
function replaceContent(content: readonly Node[]): void {
  const main = part('panel');
  const focused = document.activeElement?.getAttribute('data-key');
  const expanded = new Set(
    [...main.querySelectorAll('details[open] > summary')].map((head) => head.getAttribute('data-key')),
  );
  const { scrollX, scrollY } = window;
  main.replaceChildren(...content);
  main.querySelectorAll<HTMLElement>('[data-key]').forEach((drawn) => {
    const key = drawn.getAttribute('data-key');
    if (drawn.parentElement instanceof HTMLDetailsElement && expanded.has(key)) {
      drawn.parentElement.open = true;
    }
    if (key !== null && key === focused) {
      drawn.focus({ preventScroll: true });
    }
  });
  window.scrollTo(scrollX, scrollY);
}

const handlers: Handlers<HostMessage> = {
  panel: (message) => {
    const { panel, timeZone } = message;
    host.setState({ address: panel.address });
    countAgesFrom(message.asOf);
    replaceContent(drawPanel({ ...shared, timeZone }, message));
    updateAges();
    if (panel.readAt !== undefined && panel.readAt !== readAt && !panel.isLoading) {
      shared.announce(`${panel.heading}: loaded at ${absoluteTime(new Date(panel.readAt), timeZone)}`);
      readAt = panel.readAt;
    }
    if (!isDrawn && document.hasFocus()) {
      shared.send({ kind: 'focus' });
    }
    isDrawn = true;
  },
};

const draw = betweenPresses();
window.addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  draw(() => {
    handlers[data.kind](data);
  });
});
window.addEventListener('focus', () => {
  shared.send({ kind: 'focus' });
});
setInterval(updateAges, ageUpdateMilliseconds);
window.addEventListener('load', () => {
  // VS Code delivers queued messages right after this event. Only a page that gets none must send `ready`.
  setTimeout(() => {
    if (part('panel').childElementCount === 0) {
      shared.send({ kind: 'ready' });
    }
  });
});
