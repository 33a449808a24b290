// Which record: a grader's answers of a quarter have an identity that follows from both.
import { idOf } from '../../kernel/identity.ts'

/** One record a person and quarter: its identity follows from them. */
export const vignetteId = (force: string, staffId: string, quarter: string): string => idOf(force, staffId, quarter)
