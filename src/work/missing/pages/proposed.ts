// Beside a second person's decision: what is proposed, by whom and why. Nobody can say that it is right without having seen it.
import { dateAndTime } from '../../../kernel/time.ts'
import { load } from '../../../registers/records.ts'
import { namesOfStaff } from '../../../registers/staff.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Values } from '../../../web/slice.ts'
import { standsAgainstAdvice } from '../commands/desk-advice.ts'
import { whoMayAgree } from '../commands/may-be-lowered.ts'
import { noneProposed, standsAgainstVoid, standsAgainstVoidProposal } from '../commands/voiding.ts'
import type { MissingFact } from '../facts.ts'
import { levelWords } from '../grade/levels.ts'
import { loweringReasons } from '../grade/override.ts'
import { missing } from '../procedure.ts'
import { consulted } from '../queries.ts'
import type { EpisodeState } from '../state.ts'
import { dangerOf } from './episode/danger.ts'

export const aroundLowering = async (world: World, recordId: string): Promise<Values> =>
  await around(world, recordId, ({ loweringProposed }) => loweringProposed)

export async function aroundAdvice(world: World, recordId: string): Promise<Values> {
  const instead = standsAgainstAdvice(world.who.roles, world.now, world.policyAt(world.now))
  return { ...(await aroundLowering(world, recordId)), ...(instead.length > 0 ? { instead } : {}) }
}

const whereVoid = ({ voidProposed }: EpisodeState) => voidProposed

/** Whoever proposed it reads what they proposed, and that it is not theirs to decide. */
export const aroundVoid = async (world: World, recordId: string): Promise<Values> =>
  await around(world, recordId, whereVoid, (state) =>
    standsAgainstVoid(world.who, state).map(({ sentence }) => sentence),
  )

export const aroundVoidProposal = async (world: World, recordId: string): Promise<Values> =>
  await around(world, recordId, whereVoid, standsAgainstVoidProposal)

export const aroundVoidRefusal = async (world: World, recordId: string): Promise<Values> =>
  await around(world, recordId, whereVoid, ({ voidProposed }) => (voidProposed === null ? [noneProposed] : []))

async function around(
  world: World,
  recordId: string,
  standing: (state: EpisodeState) => { readonly position: number } | null,
  standsAgainst: (state: EpisodeState) => readonly string[] = () => [],
): Promise<Values> {
  const { forceId, staffId } = world.who
  return await world.db.write(contextOf(world), async (writer) => {
    const { state, facts } = await load(writer, world, missing, recordId)
    const proposal = facts.find((fact) => fact.position === standing(state)?.position)
    const against = standsAgainst(state)
    const instead = against.length > 0 ? { instead: against } : {}
    if (proposal === undefined) return instead
    const names = await namesOfStaff.all(writer, { ids: [proposal.recordedBy] })
    writer.send(consulted(forceId, staffId, world.now, 'what a second person decides', [recordId], null))
    const by = `${names[0]?.name ?? 'somebody'}, ${dateAndTime(proposal.happenedAt)}`
    return { stands: proposedLines(proposal, state, by, world), ...instead }
  })
}

const row = (name: string, ...lines: readonly string[]) => ({ name, lines })

function proposedLines(proposal: MissingFact, state: EpisodeState, by: string, { policyAt, now }: World) {
  if (proposal.kind === 'missing.void-proposed/1')
    return [row('Proposed by', by), row('Why it was never an episode', proposal.body.because)]
  if (proposal.kind !== 'missing.lowering-proposed/1') return []
  const { level, reason, because, evidence } = proposal.body
  const { floor, rules } = dangerOf(state, policyAt, now)
  const { deskAdvice } = state
  const rank = whoMayAgree(state, policyAt(now), now)
  return [
    row('Grade now', state.level === null ? 'not graded' : levelWords[state.level]),
    row('Proposed', `${levelWords[level]}, by ${by}`),
    row('Reason', loweringReasons.find(({ code }) => code === reason)?.words ?? reason),
    row('What has changed', because),
    row('Where that is recorded', evidence),
    ...(floor === null
      ? []
      : [row('Minimum for what is known now', levelWords[floor], ...rules.map((one) => one.because))]),
    ...(rank === null ? [] : [row('Who may agree', `${rank.words}, but not whoever proposed it`)]),
    ...(deskAdvice === null ? [] : [row(`The ${deskAdvice.as} advises`, deskAdvice.advice, deskAdvice.because)]),
  ]
}
