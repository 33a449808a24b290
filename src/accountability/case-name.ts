// What a case is called in one sample, so that anybody can draw it again and nobody learns which case it is.
import { createHash } from 'node:crypto'

/** SHA-256 of the sample and the case, in hexadecimal. Whoever may open the case finds it. */
export const caseHash = (sampleId: string, recordId: string): string =>
  createHash('sha256').update(`${sampleId}/${recordId}`).digest('hex')
