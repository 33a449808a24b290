// What audits say as measures, and which records they come from. Without pages and forms, for a command that reads only figures.
import { observedBy } from '../registers/measures.ts'
import { auditMeasures } from './audits/measures.ts'
import { auditedFile } from './audits/procedure.ts'

export { auditMeasures }

/** For reading them as known at a ledger size. */
export const observing = [
  observedBy(
    auditedFile,
    auditMeasures.map(({ id }) => id),
  ),
]
