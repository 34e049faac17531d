// One scene of the desk without a server: /dev/desk.html?scene=review&lang=en&theme=dark&role=moderator&press=rj
import { mount } from 'svelte';
import { Desk as DeskState } from '../src/backstage/desk.svelte';
import '../src/backstage/panel.css';
import '../src/backstage/questions/item/box.css';
import { FakeServer } from '../src/connection/fakeWire';
import type { BackstageMethods } from '../src/connection/methods';
import type { Roles } from '../src/contract/contract.gen';
import '../src/design/desk.css';
import { applyThemeFromAddress } from '../src/design/theme';
import { LiveHall } from '../src/state/liveHall.svelte';
import { currentLanguage, loadWords } from '../src/words/words.svelte';
import Desk from './Desk.svelte';
import { answerAtDesk, deskScene, newQuestions } from './deskScenes';

const asked = new URLSearchParams(location.search);
applyThemeFromAddress();
await loadWords('backstage');
const scene = deskScene(asked.get('scene') ?? 'review', currentLanguage());
const server = new FakeServer();
server.ticketAnswer = {
  ok: true,
  value: {
    ticket: 't',
    expiresIn: 60,
    role: (asked.get('role') ?? scene.role) as Roles,
    hub: '/hubs/backstage',
    attendee: 'token',
    attendeeId: 'me',
  },
  serverAheadMs: 0,
};
server.answer = answerAtDesk(scene);
const hall = new LiveHall<BackstageMethods>({ ticket: server.ticket, openWire: server.openWire });
const desk = new DeskState(hall, 'sample', 'key');
if (scene.area) desk.area = scene.area;
mount(Desk, { target: document.getElementById('app')!, props: { desk } });
setTimeout(() => {
  server.last.send('Me', { attendeeId: 'me', role: 'moderator', ballots: {}, upvoted: [], asked: [] });
  server.last.send('Presence', { here: scene.staff, left: [] });
  server.last.send('Keyframe', scene.view);
  if (scene.sheet) desk.sheet = scene.sheet;
  setTimeout(() => void press(scene.press ?? ''), 600);
});

async function press(keys: string) {
  for (const key of keys) {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  document.body.dataset.ready = '';
}

/** For measuring: questions arrive in frames at ten a second. */
Object.assign(window, {
  storm(perFrame: number, frames: number): Promise<void> {
    const deltas = newQuestions(scene.view, perFrame, frames);
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        const delta = deltas.shift();
        if (delta) return server.last.send('Delta', delta);
        clearInterval(timer);
        resolve();
      }, 100);
    });
  },
});
