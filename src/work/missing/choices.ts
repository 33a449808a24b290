// Choices that a form offers: staff to assign, forces, ethnicity codes, what is open on the episode.
import { dateAndTime, localDate } from '../../kernel/time.ts'
import { capital } from '../../kernel/words.ts'
import { allForces } from '../../registers/forces.ts'
import { load } from '../../registers/records.ts'
import { forcesAtWork, listUnits } from '../../registers/staff.ts'
import { contextOf, type World } from '../../registers/world.ts'
import { staffIn } from '../../web/staff-choices.ts'
import type { Typed } from '../../web/typed.ts'
import { taskKey } from './commands/tasks.ts'
import { ethnicityCodes } from './ethnicity.ts'
import { levelOrder, levelWords } from './grade/levels.ts'
import { missing } from './procedure.ts'
import { openPromises } from './promises.ts'
import { childrenOfOwners } from './queries/room.ts'

const owners = [
  'local operations inspector',
  'investigating officer',
  'sergeant',
  'detective inspector',
  'force incident manager',
]

/** Those who can own an episode, of this unit first and then by name, with their unit and how many children are theirs now. */
export async function ownerChoices(world: World, typed: Typed) {
  return await world.db.read(contextOf(world), async (reader) => {
    const owned = await childrenOfOwners.all(reader, { force: world.who.forceId })
    const now = new Map(owned.map((one) => [one.owner_id, one.children]))
    return await staffIn(
      reader,
      world,
      { jobs: owners, typed },
      (one) =>
        `${one.name}, ${one.unit_name ?? 'no unit'}: ${childrenWords(now.get(one.staff_id) ?? 0)} now (${one.roles[0] ?? 'no job'})`,
    )
  })
}

const childrenWords = (count: number) => (count === 1 ? '1 child' : `${count === 0 ? 'no' : count} children`)

export const ethnicityChoices = ethnicityCodes.map((one) => ({
  value: one.code,
  text: one.group === one.label ? one.label : `${one.group}: ${one.label}`,
}))

/** An offer reaches a force that works with Vigil by itself, and no other. */
export async function forceChoices(world: World) {
  const [forces, reached] = await world.db.read(contextOf(world), (reader) =>
    Promise.all([allForces.all(reader, {}), forcesAtWork.all(reader, {})]),
  )
  const reaches = new Set(reached.map((one) => one.force_id))
  return forces
    .filter((force) => force.force_id !== world.who.forceId)
    .toSorted((one, other) => Number(reaches.has(other.force_id)) - Number(reaches.has(one.force_id)))
    .map(({ force_id: value, name }) => ({
      value,
      text: reaches.has(value) ? name : `${name} (does not use Vigil: ring them, and record their answer)`,
    }))
}

/** What most reports are: missing, today, about when, by this unit. */
export const reportDefaults = async (world: World) =>
  await Promise.resolve({
    path: 'missing',
    lastSeenAt: localDate(world.now),
    lastSeenPrecision: 'about',
    unit: world.who.unit ?? '',
  })

/** Units by name, and the areas that they cover. */
export async function unitChoices(world: World) {
  const units = await world.db.read(
    contextOf(world),
    async (reader) => await listUnits.all(reader, { force: world.who.forceId }),
  )
  return {
    unit: units.map((one) => ({ value: one.unit_id, text: one.name })),
    area: [...new Set(units.map((one) => one.area))].sort().map((value) => ({ value, text: value })),
  }
}

/** The episode as it stands, for whoever may open it. */
export const foldedOf = async (world: World, recordId: string) =>
  await world.db.read(contextOf(world), async (reader) => await load(reader, world, missing, recordId))

/** The grades that a review may leave, or that a raise may go to: what would be refused is not offered. */
export async function levelChoices(world: World, recordId: string, from: 'at' | 'above') {
  const { state } = await foldedOf(world, recordId)
  // Above HIGH there is none: it stays on offer, and the refusal says that it is HIGH already.
  const wanted = state.level === null ? 0 : levelOrder(state.level) + (from === 'above' ? 1 : 0)
  const least = Math.min(wanted, levelOrder('HIGH'))
  return (['HIGH', 'MEDIUM', 'LOW'] as const)
    .filter((level) => levelOrder(level) >= least)
    .map((level) => ({ value: level, text: levelWords[level] }))
}

/** Tasks of this episode that are still open. */
export async function taskChoices(world: World, recordId: string) {
  const { state } = await foldedOf(world, recordId)
  return state.tasks.map((task) => ({ value: taskKey(task), text: task.words }))
}

/** What a contact with the family may keep, by the entry that promised it. */
export async function promiseChoices(world: World, recordId: string) {
  const { duties, facts } = await foldedOf(world, recordId)
  return openPromises(duties, facts).map((one) => ({
    value: String(one.position),
    text: `${capital(one.words)}, by ${dateAndTime(one.duty.dueAt)}`,
  }))
}

/** Somebody was reached; and where one promise is open, it is that one. */
export async function contactDefaults(world: World, recordId: string) {
  const open = await promiseChoices(world, recordId)
  return { reached: true, keeps: open.length === 1 ? open.map((one) => one.value) : [] }
}

/** Those that are open. */
export async function hypothesisChoices(world: World, recordId: string) {
  const { state } = await foldedOf(world, recordId)
  return state.hypotheses
    .filter((one) => one.settled === null)
    .map((one) => ({ value: String(one.position), text: one.words }))
}

/** Those not withdrawn, the newest first. */
export async function photographChoices(world: World, recordId: string) {
  const { state } = await foldedOf(world, recordId)
  return [...state.photographs].reverse().map((one) => ({
    value: String(one.position),
    text: `Entry ${one.position}, from ${one.from}${one.taken === null ? '' : `, taken ${one.taken}`}`,
  }))
}

/** The same by their words, each once: a review is done with all that say the same. */
export async function openTasks(world: World, recordId: string) {
  const words = (await taskChoices(world, recordId)).map((task) => task.text)
  return [...new Set(words)].map((text) => ({ value: text, text }))
}
