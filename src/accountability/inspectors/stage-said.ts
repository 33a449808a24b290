// Who says what the stage of a recommendation says: what the force recorded is the force's word, and what the inspectorate decided is not.

const ofTheForce: ReadonlySet<string> = new Set([
  'accepted',
  'partly accepted',
  'rejected',
  'planned',
  'in progress',
  'submitted',
])

const ofTheInspectorate: Readonly<Record<string, string>> = {
  'closed by the inspectorate': 'closed',
  'closed with residual': 'closed with residual',
  returned: 'returned to the force',
}

/** Nobody's word alone: received, verified by whoever may, re-opened by its figures, superseded by another. */
export function stageSaid(stage: string): { readonly by: string; readonly words: string } {
  const decided = ofTheInspectorate[stage]
  if (decided !== undefined) return { by: 'The inspectorate says', words: decided }
  return { by: ofTheForce.has(stage) ? 'The force says' : 'Its stage', words: stage }
}
