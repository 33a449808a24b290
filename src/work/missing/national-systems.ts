// What the national systems are called, and from when to when: they are replaced while cases run, so their names are policy, never code.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { type Instant, localDate } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { LocalDate, Maybe } from '../../registers/schemas.ts'
import { actionOf } from './actions.ts'

export const uses = ['circulation', 'check'] as const

const NationalSystem = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 100 }),
  use: Type.Union([Type.Literal('circulation'), Type.Literal('check')]),
  from: Maybe(LocalDate),
  until: Maybe(LocalDate),
  source: Type.String({ minLength: 1, maxLength: 300 }),
})
const NationalSystems = Type.Object({ systems: Type.Array(NationalSystem, { minItems: 1, maxItems: 30 }) })
type NationalSystems = Static<typeof NationalSystems>

const fromMemory = 'Named in the APP (2023); which system is in force today is for the force to confirm'
const always = { from: null, until: null, source: fromMemory }

export const defaultNationalSystems: NationalSystems = {
  systems: [
    { name: 'Police National Computer', use: 'circulation', ...always },
    { name: 'Police National Computer', use: 'check', ...always },
    { name: 'Police National Database', use: 'check', ...always },
    { name: 'ViSOR', use: 'check', ...always },
  ],
}

const sound = Compile(NationalSystems)
export const nationalSystems = (given: unknown): NationalSystems =>
  sound.Check(given) ? given : defaultNationalSystems

/** Those in use on the day. */
export function systemsFor(policy: Policy, use: (typeof uses)[number], at: Instant): readonly string[] {
  const day = localDate(at)
  return nationalSystems(policy.tables['national systems'])
    .systems.filter((one) => one.use === use)
    .filter((one) => (one.from === null || one.from <= day) && (one.until === null || day <= one.until))
    .map((one) => one.name)
}

const useOf: Readonly<Record<string, (typeof uses)[number]>> = {
  circulated: 'circulation',
  'national systems checked': 'check',
}

/** The systems an action is about on that day; none for actions about anything else. */
export const systemsOf = (action: string, policy: Policy, at: Instant): readonly string[] => {
  const use = useOf[action]
  return use === undefined ? [] : systemsFor(policy, use, at)
}

/** An action's words, with the systems' names of the day in them. */
export function actionWords(code: string, policy: Policy, at: Instant): string {
  const words = actionOf.get(code)?.words ?? code
  const systems = systemsOf(code, policy, at)
  return systems.length === 0 ? words : `${words}: ${systems.join(', ')}`
}

/** Everything wrong with a table, in words. */
export function nationalSystemsRefusals(given: unknown): readonly string[] {
  if (!sound.Check(given))
    return ['The table holds a list: { "systems": [ { "name", "use", "from", "until", "source" } ] }.']
  const backwards = given.systems.filter((one) => one.from !== null && one.until !== null && one.until < one.from)
  return [
    ...backwards.map((one) => `${one.name}: it ends before it begins.`),
    ...(given.systems.some((one) => one.use === 'circulation')
      ? []
      : ['Name a system on which a child is circulated.']),
  ]
}
