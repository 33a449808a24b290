// Which record: a grader's answers of a quarter have an identity that follows from both.
import { createHash } from 'node:crypto'

/** One record a person and quarter: its identity follows from them. */
export function vignetteId(force: string, staffId: string, quarter: string): string {
  const hex = createHash('sha256').update(`${force}\n${staffId}\n${quarter}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
