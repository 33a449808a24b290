// What stands above the form that takes back that two homes are one: which two, and how it was known.
import { load } from '../../../registers/records.ts'
import { contextOf, type World } from '../../../registers/world.ts'
import type { Caption } from '../../../web/slice.ts'
import { sameHome } from './procedure.ts'

const saidIn = async (world: World, recordId: string) =>
  (await world.db.read(contextOf(world), async (reader) => await load(reader, world, sameHome, recordId))).state.said

export async function captionOfHomes(world: World, recordId: string): Promise<Caption | null> {
  const said = await saidIn(world, recordId)
  return said === null ? null : { text: `“${said.written}” is said to be “${said.home}”`, inTitle: 'two homes' }
}

export async function aroundHomes(world: World, recordId: string) {
  const said = await saidIn(world, recordId)
  return said === null ? {} : { about: [`How it was known: ${said.because}`] }
}
