import Coins from '@lucide/svelte/icons/coins';
import type { PollDraft } from '../../../contract/contract.gen';
import { mostOptions, wholeProblem, type AddProblem } from '../../edit/rules';
import type { DeskFace } from '../face';
import { pointShares } from './ballot';
import Edit from './Edit.svelte';
import { phone } from './phone';

const standardPoints = 100;
const mostPoints = 1_000;

export const desk: DeskFace = {
  phone,
  icon: Coins,
  Edit,
  settings: { points: 'number', maxPerOption: 'number', spendAll: 'boolean' },
  shared: ['shuffle', 'abstain'],
  mostOptions,
  standard: () => ({ points: standardPoints, spendAll: false }),
  problems,
  picked: false,
  picture: (poll, tally) => ({ form: 'bars', bars: pointShares(poll, tally) }),
};

function problems(draft: PollDraft, add: AddProblem): void {
  const { points = standardPoints, maxPerOption = points, spendAll = false } = draft.settings ?? {};
  wholeProblem(draft, 'points', 1, mostPoints, add);
  wholeProblem(draft, 'maxPerOption', 1, Math.max(1, points), add);
  const options = draft.options?.length ?? 0;
  if (spendAll && options > 0 && maxPerOption * options < points)
    add('settings.maxPerOption', 'points.problemSpend');
}
