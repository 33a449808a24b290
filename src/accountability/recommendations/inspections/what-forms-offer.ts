// What several forms of an inspection offer: its findings, and the inspections of the register.
import { isId } from '../../../kernel/identity.ts'
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Report } from './generations.ts'
import { inspection } from './procedure.ts'
import { inspections } from './queries.ts'
import { reportOf } from './report-read.ts'

export const stateOf = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, inspection, recordId))).state

export const findings = async (world: World, recordId: string) =>
  isId(recordId)
    ? (await stateOf(world, recordId)).findings.map((one) => ({
        value: one.findingId,
        text: `${one.kind}: ${one.theme}`.slice(0, 160),
      }))
    : []

/** Null for what is no inspection. */
export const reportFor = async (world: World, recordId: string): Promise<Report | null> =>
  isId(recordId) ? reportOf(await stateOf(world, recordId), world.now) : null

export const everyInspection = async (world: World) =>
  await world.db.read(contextOf(world), async (reader) => await inspections.all(reader, { force: world.who.forceId }))
