// The measures of the force's work, and which records each comes from. Without pages and forms, for a command that reads only figures.
import { observedBy } from '../registers/measures.ts'
import { definitions as missingDefinitions } from './missing/measures.ts'
import { missing } from './missing/procedure.ts'

export const definitions = [...missingDefinitions]

/** For reading them as known at a ledger size. */
export const observing = [
  observedBy(
    missing,
    missingDefinitions.map(({ id }) => id),
  ),
]
