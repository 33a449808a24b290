// The ten invented cases that every grader is given each quarter, and what is known in each. Read once, checked as they are read.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Instant } from '../../kernel/time.ts'
import type { Policy } from '../../practice/policy.ts'
import { Maybe } from '../../registers/schemas.ts'
import given from './cases.json' with { type: 'json' }

const Case = Type.Object({
  id: Type.String(),
  title: Type.String(),
  text: Type.Array(Type.String()),
  age: Maybe(Type.Integer()),
  answers: Type.Record(Type.String(), Type.Union([Type.Literal('yes'), Type.Literal('no'), Type.Literal('not known')])),
  history: Type.Object({
    reportsIn90Days: Type.Optional(Type.Integer()),
    firstEpisode: Type.Optional(Type.Boolean()),
  }),
  lastSeenMinutesAgo: Type.Integer(),
  reportedMinutesAgo: Type.Integer(),
})
type Case = Static<typeof Case>

export const cases: readonly Case[] = Compile(Type.Array(Case)).Parse(given)

export const levels = ['LOW', 'MEDIUM', 'HIGH'] as const
export type Level = (typeof levels)[number]

/** Vigil's own minimum for a case under a policy, and why. Handed in: this slice knows no other. */
export type MinimumOf = (
  one: Case,
  policy: Policy,
  now: Instant,
) => { readonly floor: string; readonly because: readonly string[]; readonly rules: readonly string[] }
