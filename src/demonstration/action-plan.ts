// The demonstration's action plan, carried out as people would: by the same commands, each at its own time, the alarms between rung.
import { registered } from '../accountability/plan/action/queries.ts'
import { commandsOf, type Questions } from '../accountability/plan/commands.ts'
import { earlierFirst } from '../kernel/order.ts'
import type { Instant } from '../kernel/time.ts'
import { SYSTEM, type World } from '../registers/world.ts'
import { definitions } from '../work/index.ts'
import { programmeSteps } from './action-plan/programme.ts'
import { at, dayOf, idsOf, keeper, type Scene, type Step } from './action-plan/scene.ts'
import { planSteps } from './action-plan/submitted.ts'
import { type Came, type Written, written } from './action-plan-written.ts'
import type { Stage } from './carry-out.ts'
import { identityOf } from './identity.ts'
import { ringRecord } from './ring.ts'

/** Begun again it does nothing twice: every command has a key of its own. Answers how many commands there were. */
export async function carryOutActionPlan(stage: Stage, until: Instant): Promise<number> {
  const context = { force: stage.force, who: SYSTEM, now: until }
  const register = await stage.db.read(context, async (reader) => await registered.all(reader, { force: stage.force }))
  const references = new Map(register.map((one) => [one.reference, one.record_id]))
  const scene: Scene = { stage, until, references }
  const steps = [...written.flatMap((one) => stepsOf(scene, one)), ...planSteps(scene), ...programmeSteps(scene)].sort(
    (a, b) => earlierFirst(a.at, b.at),
  )
  for (const step of steps) await take(scene, step)
  for (const one of written) await ring(scene, actionId(scene, one.key), until)
  return steps.length
}

const auditor = 'Vic Arkwright'

const actionId = ({ stage }: Scene, key: string) => identityOf(`${stage.force}/action/${key}`)

function stepsOf(scene: Scene, one: Written): readonly Step[] {
  const recordId = actionId(scene, one.key)
  const step = (days: number, hour: number, by: string, name: string, body: unknown): Step => ({
    at: at(scene, days, hour),
    by,
    kind: 'action',
    name,
    recordId,
    body,
  })
  const order = written.indexOf(one) / 12
  return [
    step(one.written, 9 + order, keeper, 'write', bodyOf(scene, one)),
    ...(one.owner === null
      ? []
      : [
          step(one.written, 13 + order, keeper, 'allocate', {
            staffId: scene.stage.staff.get(one.owner[0])?.staffId,
            post: one.owner[1],
          }),
        ]),
    ...one.came.flatMap((came) => cameSteps(scene, one, came, step)),
  ]
}

type Make = (days: number, hour: number, by: string, name: string, body: unknown) => Step

function cameSteps(scene: Scene, one: Written, came: Came, step: Make): readonly Step[] {
  const owner = one.owner?.[0] ?? keeper
  switch (came.did) {
    case 'start':
      return [step(came.on, 9, owner, 'start', { early: came.early ?? null })]
    case 'claim':
      return [step(came.on, 10, owner, 'claim', { evidence: came.words, links: [], early: came.early ?? null })]
    case 'check':
      return [step(came.on, 11, auditor, 'check', { found: came.words })]
    case 'return':
      return [step(came.on, 11, auditor, 'return', { because: came.words })]
    case 'move':
      return [
        step(came.on, 12, owner, 'ask-date', { ...datesMoved(scene, one, came.on), because: came.words }),
        step(came.on + 1, 10, came.agrees, 'agree-date', {}),
      ]
  }
}

/** Every move up to and with this one. */
function datesMoved(scene: Scene, one: Written, on: number) {
  const days = one.came.reduce((sum, came) => sum + (came.did === 'move' && came.on <= on ? came.days : 0), 0)
  return { dueOn: dayOf(scene, firstDue(one) + days), effectOn: dayOf(scene, one.effect + days) }
}

/** The date it was first given: `due` is what stands now. */
const firstDue = (one: Written): number =>
  one.due - one.came.reduce((sum, came) => sum + (came.did === 'move' ? came.days : 0), 0)

const bodyOf = (scene: Scene, one: Written) => ({
  recommendations: idsOf(scene, one.serves),
  text: one.text,
  measures: one.moves,
  auditOnly: one.auditOnly ?? null,
  guidance: one.guidance === undefined ? [] : [one.guidance],
  videos: one.video === undefined ? [] : [one.video],
  training: one.training ?? null,
  postsFunded: one.posts?.[0] ?? null,
  postsFilled: one.posts?.[1] ?? null,
  dependsOn: (one.after ?? []).map((key) => actionId(scene, key)),
  dates: { startOn: dayOf(scene, one.start), dueOn: dayOf(scene, firstDue(one)), effectOn: dayOf(scene, one.effect) },
})

const questions: Questions = new Map(definitions.map((one) => [one.id, one]))

const commands = commandsOf(questions)

async function take(scene: Scene, step: Step): Promise<void> {
  const { stage } = scene
  const command = commands.find((one) => one.record === step.kind && one.name === step.name)
  const who = stage.staff.get(step.by)
  if (command === undefined || who === undefined)
    throw new Error(`the demonstration's plan: ${step.name} by ${step.by}`)
  if (step.at > scene.until) return
  if (step.kind === 'action') await ring(scene, step.recordId, step.at)
  const world: World = { db: stage.db, now: step.at, who, policyAt: stage.policyAt, reactions: stage.reactions }
  const key = `demonstration/${step.name}/${step.recordId}/${step.at}`
  const outcome = await command.run(world, { recordId: step.recordId, body: step.body, key, basedOn: null })
  if (outcome.kind !== 'done')
    throw new Error(`the demonstration's plan: ${step.kind} ${step.name} by ${step.by}: ${JSON.stringify(outcome)}`)
}

/** What fell due between one step and the next has rung by then. */
async function ring({ stage }: Scene, recordId: string, until: Instant): Promise<void> {
  const who = stage.staff.get(keeper)
  if (who !== undefined) await ringRecord(stage, who, recordId, until)
}
