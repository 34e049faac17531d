import type { BackstageMethods } from '../connection/methods';
import { backstageRoles } from '../contract/rules.gen';

/** Whether the server lets a role call a method; what it would refuse is not offered. */
export function may(role: string | undefined, method: keyof BackstageMethods): boolean {
  const open: readonly string[] = backstageRoles[method];
  return role !== undefined && open.includes(role);
}

/** Whether a role moderates: decides on questions and open answers, and handles incidents. */
export function moderates(role: string | undefined): boolean {
  return may(role, 'ClaimItem');
}
