// Who reads the words of a question: until it is admitted those alone who decide on it, since it may name anybody. Of one that is refused nobody else ever does.
import { may, type Permission, type Person } from '../../registers/permissions.ts'

const closed: readonly string[] = ['received', 'rejected']

export const readsWords = (who: Person, stage: string, gate: Permission): boolean =>
  !closed.includes(stage) || may(who, gate)

export const notRead = 'Only those who decide on it read its words, unless it is admitted'
