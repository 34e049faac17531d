// One scene of the wall without a server: /dev/wall.html?scene=results-50&lang=en&theme=dark&background=transparent
import { mount } from 'svelte';
import { FakeServer } from '../src/connection/fakeWire';
import type { AudienceMethods } from '../src/connection/methods';
import { HallDeltaCodec, type HallDelta } from '../src/contract/contract.gen';
import '../src/design/desk.css';
import { applyThemeFromAddress } from '../src/design/theme';
import '../src/stage/stage.css';
import { stageParameters } from '../src/stage/parameters';
import Wall from '../src/stage/Wall.svelte';
import { LiveHall } from '../src/state/liveHall.svelte';
import { currentLanguage, loadWords } from '../src/words/words.svelte';
import { voteStorm, wallScene } from './wallScenes';

const asked = new URLSearchParams(location.search);
applyThemeFromAddress();
await loadWords('stage');
const view = wallScene(asked.get('scene') ?? 'join', currentLanguage());
const colour = asked.get('colour');
const server = new FakeServer();
const hall = new LiveHall<AudienceMethods>({ ticket: server.ticket, openWire: server.openWire });
mount(Wall, {
  target: document.getElementById('app')!,
  props: { hall, parameters: stageParameters(location.search) },
});
setTimeout(() => {
  server.last.send('Keyframe', colour ? { ...view, hall: { ...view.hall, colour: `#${colour}` } } : view);
  if (asked.has('offline')) {
    server.reachable = false;
    server.last.drop();
  }
});

/** For measure/wall.mjs: votes arrive in `perSecond` frames a second, decoded as from the wire. */
Object.assign(window, {
  storm(perSecond: number, seconds: number): Promise<void> {
    const deltas = voteStorm(view, perSecond * seconds).map((delta) => HallDeltaCodec.encode(delta));
    return new Promise((resolve) => {
      const timer = setInterval(() => {
        const delta = deltas.shift();
        if (delta) return server.last.send('Delta', HallDeltaCodec.decode(delta) as HallDelta);
        clearInterval(timer);
        resolve();
      }, 1000 / perSecond);
    });
  },
});
