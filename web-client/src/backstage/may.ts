import type { BackstageMethods } from '../connection/methods';

const everybody: readonly (keyof BackstageMethods)[] = ['Resync'];
const moderator: readonly (keyof BackstageMethods)[] = [...everybody, 'Announce', 'Decide', 'Reviewing'];

/** Whether the server lets a role call a method; what it would refuse is not offered. */
export function may(role: string | undefined, method: keyof BackstageMethods): boolean {
  if (role === 'facilitator') return true;
  return (role === 'moderator' ? moderator : everybody).includes(method);
}
