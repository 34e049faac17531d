import { IncidentStates } from '../../contract/contract.gen';

export const incidentStates = Object.values(IncidentStates);

/** Where an incident goes next; from anywhere it can be closed, and what is watched can flare up again. */
export function nextStates(state: IncidentStates): readonly IncidentStates[] {
  const onward = incidentStates.slice(incidentStates.indexOf(state) + 1);
  return state === IncidentStates.monitoring ? [...onward, IncidentStates.responding] : onward;
}

/** The one step that is offered first. */
export function nextState(state: IncidentStates): IncidentStates | undefined {
  return nextStates(state)[0];
}
