// Changing one value in a form of its own: every other value, and every table, stay as they are.
import Type from 'typebox'
import type { World } from '../../registers/world.ts'
import { hidden, line, text, until } from '../../web/fields.ts'
import { type BoundCommand, bind, type Values } from '../../web/slice.ts'
import { first } from '../../web/typed.ts'
import { mostOfAnything } from './allowed.ts'
import { type PolicyCommand, versions } from './deciding.ts'
import type { PolicyGiven, Setting } from './given.ts'
import { policy } from './procedure.ts'
import { propose } from './proposing.ts'

export const valueCommand = (given: PolicyGiven): BoundCommand =>
  bind(policy, proposeValue(given), {
    says: 'Proposed: another person must approve it',
    button: 'Propose this value',
    initial: async (world, _, query) => {
      const setting = settingOf(given, query['name'])
      return await Promise.resolve(setting === null ? {} : { name: setting.name, value: nowOf(world, setting) })
    },
    load: async (world, _, typed) => await Promise.resolve(around(world, settingOf(given, first(typed, 'name')))),
  })

const settingOf = ({ settings }: PolicyGiven, name: unknown) => settings.find((one) => one.name === name) ?? null

const nowOf = (world: World, { name, value }: Setting) => world.policyAt(world.now).values[name] ?? value

function around(world: World, setting: Setting | null): Values {
  if (setting === null) return { instead: ['Choose the value to change on the page of its subject, under Policy.'] }
  const { words, unit, basis, source, atMost } = setting
  const amount = (value: number | null | undefined) =>
    value == null ? [] : [`${value}${unit === '%' ? '' : ' '}${unit}`]
  const stands = [
    { name: 'What it sets', lines: [words] },
    { name: 'Now', lines: [...amount(nowOf(world, setting)), 'None set'].slice(0, 1) },
    { name: 'At most', lines: amount(atMost) },
    { name: 'Source', lines: [`${basis}: ${source}`] },
  ]
  return {
    about: ['All other values stay as they are. The change has no effect until another person approves it.'],
    stands: stands.filter((one) => one.lines.length > 0),
  }
}

function proposeValue(given: PolicyGiven) {
  const whole = propose(given)
  const body = Type.Object({
    name: hidden(Type.String({ maxLength: 100 })),
    value: { ...Type.Number({ minimum: 0, maximum: mostOfAnything }), title: 'New value', missing: 'Enter a number' },
    version: line('Name of this version', 'Enter a name, for example 2026-12', { most: 60 }),
    effectiveFrom: until('In force from', 'Enter when it is to come into force'),
    because: text('Why', 'Say why you are changing it'),
  })
  const command: PolicyCommand<typeof body> = {
    name: 'propose-value',
    title: 'Propose one value of the policy',
    path: 'one-value',
    permission: 'propose policy',
    body,
    opens: true,
    evidence: versions,
    // The whole form with only this filled in: so that no rule of it is said twice.
    decide: (asked) => {
      const { name, value, ...of } = asked.body
      const decided = whole.decide({ ...asked, body: { ...of, values: { [name]: value }, tables: null } })
      if (decided.kind !== 'refused') return decided
      const refusals = decided.refusals.map((one) =>
        one.field === `values.${name}` ? { ...one, field: 'value' } : one,
      )
      return { ...decided, refusals }
    },
  }
  return command
}
