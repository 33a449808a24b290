// What waits for somebody else's answer, and waits no longer.

/** A lower grade waits for a second person only while the child is missing, and at the grade it was proposed from. */
export const nothingProposed = { loweringProposed: null, deskAdvice: null } as const

/** Looked at again, missing or over: the end of a concern that was proposed before is proposed anew, or not at all. */
export const noEndProposed = { concernEndProposed: null } as const

/** Nor does another force's answer: whoever is found is not another's to find. */
export const nothingWaits = { ...nothingProposed, transfer: null } as const
