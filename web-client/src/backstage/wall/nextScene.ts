import { StageKinds, type HallView, type StageView } from '../../contract/contract.gen';
import { nextStep } from '../run/nextStep';

/** What the wall shows after what it shows now, in the order of a meeting; undefined where that is on it already. */
export function nextScene(view: HallView): StageView | undefined {
  const scene = sceneOf(view);
  const { kind, id } = view.stage;
  return scene.kind === kind && scene.id === id ? undefined : scene;
}

function sceneOf(view: HallView): StageView {
  const step = nextStep(view);
  switch (step.kind) {
    case 'write':
    case 'openHall':
      return { kind: StageKinds.arriving };
    case 'showJoin':
      return { kind: StageKinds.join };
    case 'scene':
      return {
        kind: step.entry.kind,
        id: step.entry.kind === 'announcement' ? step.entry.id : step.entry.target,
      };
    case 'open':
      return { kind: StageKinds.poll, id: step.poll.id };
    case 'close':
      // The question first, then its result.
      return view.stage.id === step.poll.id
        ? { kind: StageKinds.results, id: step.poll.id }
        : { kind: StageKinds.poll, id: step.poll.id };
    case 'showResult':
    case 'pick':
      return { kind: StageKinds.results, id: step.poll.id };
    case 'done':
    case 'reopenHall':
      return { kind: StageKinds.thanks };
  }
}
