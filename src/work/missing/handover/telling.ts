// Who hears of a signed handover on their screen: whoever had a child that is another's now, and whoever is asked something about it.
import type { Person } from '../../../registers/permissions.ts'
import { type Also, alsoTold } from '../../../registers/records.ts'
import { isSameHuman } from '../../../registers/same-human.ts'
import type { Children } from './due.ts'
import type { HandoverState } from './procedure.ts'

/** Whoever had the child learns that it is another's now, and looks whether they agree. Without a name, as every message. */
export const tellFormerOwner = (child: Children[number]): Also =>
  alsoTold(
    child.record_id,
    child.owner_id ?? '',
    'Handed over at the change of shift: you no longer own this child’s episode',
  )

type Asked = { readonly by: Person; readonly recordId: string; readonly state: HandoverState }

/** What the incoming officer asks or disputes is for those who went off: who signed as outgoing, and those whose children they took. */
export function tellOfQuestion({ by, recordId, state }: Asked, lost: Children): readonly Also[] {
  const those = new Set([state.outgoing?.staffId, ...lost.map((child) => child.owner_id)])
  return [...those]
    .filter((one) => typeof one === 'string')
    .filter((one) => !isSameHuman(by, one))
    .map((to) =>
      alsoTold(recordId, to, 'The officer who took over has a question or disputes something: read the handover'),
    )
}
