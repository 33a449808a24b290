// Which force the demonstration is: known without loading it.
export const demonstrationForce = { id: 'staffordshire-demonstration', name: 'Staffordshire (demonstration)' } as const
