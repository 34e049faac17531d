// One scene of the phone without a server: /dev/gallery.html?scene=vote-single&lang=en&theme=dark
import { mount } from 'svelte';
import HallPage from '../src/attend/HallPage.svelte';
import { FakeServer } from '../src/connection/fakeWire';
import type { AudienceMethods } from '../src/connection/methods';
import '../src/design/base.css';
import { applyThemeFromAddress } from '../src/design/theme';
import { LiveHall } from '../src/state/liveHall.svelte';
import { currentLanguage, loadWords } from '../src/words/words.svelte';
import { sceneOf } from './scenes';

const asked = new URLSearchParams(location.search);
applyThemeFromAddress();
await loadWords('attend');
const { view, me } = sceneOf(asked.get('scene') ?? 'waiting', currentLanguage());
const coloured = asked.get('colour')
  ? { ...view, hall: { ...view.hall, colour: `#${asked.get('colour')}` } }
  : view;

const server = new FakeServer();
const live = new LiveHall<AudienceMethods>({ ticket: server.ticket, openWire: server.openWire });
const info = {
  hallId: 'sample',
  title: view.hall.title,
  languages: view.hall.languages,
  state: view.hall.state,
};
mount(HallPage, { target: document.getElementById('app')!, props: { info, live } });
setTimeout(() => {
  server.last.send('Keyframe', coloured);
  server.last.send('Me', me);
  if (asked.has('offline')) server.reachable = false;
  if (asked.has('offline')) server.last.drop();
});
