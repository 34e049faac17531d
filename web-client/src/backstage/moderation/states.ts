import { IncidentStates } from '../../contract/contract.gen';

export const incidentStates = Object.values(IncidentStates);

/** Where an incident goes next; from anywhere it can be closed. */
export function nextStates(state: IncidentStates): readonly IncidentStates[] {
  const at = incidentStates.indexOf(state);
  return incidentStates.slice(at + 1);
}

/** The one step that is offered first. */
export function nextState(state: IncidentStates): IncidentStates | undefined {
  return nextStates(state)[0];
}
