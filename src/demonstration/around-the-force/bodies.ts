// The bodies around the force with their terms. Names are of kinds, or published; that commissioners end is published policy.
import { keeper } from '../action-plan/scene.ts'
import type { Acting } from './acting.ts'

/** Took office seven days after the election of 2 May 2024, Police Reform and Social Responsibility Act 2011. */
const tookOffice = '2024-05-09'

/** The term that began then ends with the sixth day after the ordinary election of 4 May 2028: worked out, and not yet in an Act. */
const lastDay = '2028-05-10'
const dayAfter = '2028-05-11'

const localPolicingBody = 'Police, Fire and Crime Commissioner (demonstration)'

const there = [
  { kind: 'inspectorate', name: 'His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services' },
  { kind: 'police complaints body', name: 'Independent Office for Police Conduct' },
  { kind: 'force', name: 'Staffordshire (demonstration)' },
  { kind: 'panel', name: 'Police, Fire and Crime Panel (demonstration)' },
  { kind: 'coroner', name: 'Coroner of the county (demonstration)' },
  { kind: 'partner', name: 'County council, safeguarding partner (demonstration)' },
  { kind: 'partner', name: 'City council, safeguarding partner (demonstration)' },
  { kind: 'partner', name: 'Integrated care board, safeguarding partner (demonstration)' },
] as const

export async function enterBodies({ act, idOf }: Acting): Promise<void> {
  const enter = async (minute: number, body: { kind: string; name: string; from?: string }) =>
    await act(keeper, [-175, 9 + minute / 60], 'body/enter', idOf(`body/${body.name}`), { from: null, ...body })
  for (const [index, one] of there.entries()) await enter(index, one)
  const kind = 'local policing body'
  const successor = 'Board that takes over from the commissioner (demonstration, expected)'
  await enter(20, { kind, name: localPolicingBody, from: tookOffice })
  const commissioner = idOf(`body/${localPolicingBody}`)
  await act(keeper, [-175, 10], 'body/end', commissioner, {
    on: lastDay,
    because:
      'Government policy of 13 November 2025: commissioners end in May 2028. The day is worked out from the term',
  })
  await enter(70, { kind, name: successor, from: dayAfter })
  await act(keeper, [-175, 11], 'body/name-successor', commissioner, { by: idOf(`body/${successor}`) })
}
