// One scene of the phone without a server: /dev/gallery.html?scene=vote-single&lang=en&theme=dark
import { mount } from 'svelte';
import HallPage from '../src/attend/HallPage.svelte';
import { FakeServer } from '../src/connection/fakeWire';
import type { AudienceMethods } from '../src/connection/methods';
import '../src/design/base.css';
import { applyThemeFromAddress } from '../src/design/theme';
import { LiveHall } from '../src/state/liveHall.svelte';
import { currentLanguage, loadWords } from '../src/words/words.svelte';
import { answerQuestions, questionScene, type QuestionScene } from './questionScenes';
import { sceneOf } from './scenes';

const asked = new URLSearchParams(location.search);
applyThemeFromAddress();
await loadWords('attend');
const scene = asked.get('scene') ?? 'waiting';
const [what, which = ''] = scene.split('-') as [string, string?];
const ofQuestions = what === 'questions' || what === 'live_question';
const { view, me, then }: QuestionScene = ofQuestions
  ? questionScene(which, currentLanguage())
  : sceneOf(scene, currentLanguage());
if (what === 'questions') location.hash = '#questions';
const coloured = asked.get('colour')
  ? { ...view, hall: { ...view.hall, colour: `#${asked.get('colour')}` } }
  : view;

const server = new FakeServer();
answerQuestions(server, view);
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
  if (then) setTimeout(() => then(server), 1_000);
});
